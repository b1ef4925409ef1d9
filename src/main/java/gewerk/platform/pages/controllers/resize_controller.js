// The width of the pane beside a list: dragged or moved by arrow keys, and remembered.
import { Controller } from "@hotwired/stimulus"

export default class extends Controller {
  static targets = ["pane", "handle"]
  static values = { name: { type: String, default: "split" }, min: { type: Number, default: 280 }, max: { type: Number, default: 900 } }

  connect() {
    const kept = Number(localStorage.getItem(`width:${this.nameValue}`))
    if (kept) this.set(kept)
  }

  start(event) {
    event.preventDefault()
    const handle = this.handleTarget
    handle.setPointerCapture(event.pointerId)
    const move = e => this.set(this.widthAt(e.clientX))
    handle.addEventListener("pointermove", move)
    handle.addEventListener("lostpointercapture", () => handle.removeEventListener("pointermove", move), { once: true })
  }

  key(event) {
    const step = { ArrowLeft: 16, ArrowRight: -16 }[event.key]
    if (!step) return
    event.preventDefault()
    this.set(this.paneTarget.offsetWidth + (this.mirrored ? -step : step))
  }

  set(width) {
    const allowed = Math.round(Math.min(this.maxValue, Math.max(this.minValue, width)))
    this.element.style.setProperty("--pane", `${allowed}px`)
    this.handleTarget.setAttribute("aria-valuenow", allowed)
    localStorage.setItem(`width:${this.nameValue}`, allowed)
  }

  widthAt(x) {
    const box = this.element.getBoundingClientRect()
    return this.mirrored ? x - box.left : box.right - x
  }

  get mirrored() {
    return getComputedStyle(this.element).direction === "rtl"
  }
}
