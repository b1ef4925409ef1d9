// Arrow keys in a menu, and its place under its button where the browser cannot anchor it.
import { Controller } from "@hotwired/stimulus"

export default class extends Controller {
  toggled(event) {
    if (event.target !== this.element || event.newState !== "open") return
    if (!CSS.supports("position-area", "block-end")) this.place()
    this.items[0]?.focus()
  }

  key(event) {
    // It closes the menu, and not what the menu stands in.
    if (event.key === "Escape") event.stopPropagation()
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const edge = { Home: 0, End: -1 }[event.key]
    if (step === undefined && edge === undefined) return
    const { items } = this
    const at = items.indexOf(document.activeElement)
    const next = edge === undefined ? items[(at + step + items.length) % items.length] : items.at(edge)
    event.preventDefault()
    next?.focus()
  }

  place() {
    const button = document.querySelector(`[popovertarget="${this.element.id}"]`).getBoundingClientRect()
    const left = Math.max(8, Math.min(button.left, innerWidth - this.element.offsetWidth - 8))
    Object.assign(this.element.style, { position: "fixed", margin: 0, inset: "auto", top: `${button.bottom + 4}px`, left: `${left}px` })
  }

  get items() {
    return [...this.element.querySelectorAll("a[href], button:not([disabled]), input:not([type=hidden]), select")]
  }
}
