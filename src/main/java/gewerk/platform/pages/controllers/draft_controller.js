// Keeps what is typed until it is sent, and offers it after a crash, a timeout or a wrong click; with the tick that says who may read it.
import { Controller } from "@hotwired/stimulus"

export default class extends Controller {
  static targets = ["text", "offer"]
  static values = { key: String }

  connect() {
    const kept = this.read()
    this.offerTarget.hidden = !kept || kept === this.textTarget.value
    this.sent = event => event.target === this.textTarget.form && event.detail.success && this.forget()
    document.addEventListener("turbo:submit-end", this.sent)
    this.ticked = () => this.keep()
    this.tick = this.textTarget.form.querySelector("[data-draft-tick]")
    this.tick?.addEventListener("change", this.ticked)
  }

  disconnect() {
    document.removeEventListener("turbo:submit-end", this.sent)
    this.tick?.removeEventListener("change", this.ticked)
  }

  keep() {
    const text = this.textTarget.value
    try {
      if (!text.trim()) return this.forget()
      localStorage.setItem(this.name, text)
      if (this.tick) localStorage.setItem(this.name + ":tick", this.tick.checked)
    } catch {
      // A full or forbidden store must not keep anyone from typing.
    }
  }

  restore() {
    this.textTarget.value = this.read() ?? ""
    if (this.tick) this.tick.checked = this.read(":tick") === "true"
    this.textTarget.dispatchEvent(new Event("input", { bubbles: true }))
    this.offerTarget.hidden = true
    this.textTarget.focus()
  }

  discard() {
    this.forget()
    this.offerTarget.hidden = true
    this.textTarget.focus()
  }

  forget() {
    try {
      localStorage.removeItem(this.name)
      localStorage.removeItem(this.name + ":tick")
    } catch {
      // Nothing was kept where storing is forbidden.
    }
  }

  read(part = "") {
    try {
      return localStorage.getItem(this.name + part)
    } catch {
      return null
    }
  }

  get name() {
    return `draft:${this.keyValue}`
  }
}
