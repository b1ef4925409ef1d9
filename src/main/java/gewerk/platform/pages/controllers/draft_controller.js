// Keeps what is typed until it is sent, and offers it after a crash, a timeout or a wrong click.
import { Controller } from "@hotwired/stimulus"

export default class extends Controller {
  static targets = ["text", "offer"]
  static values = { key: String }

  connect() {
    const kept = this.read()
    this.offerTarget.hidden = !kept || kept === this.textTarget.value
    this.sent = event => event.target === this.textTarget.form && event.detail.success && this.forget()
    document.addEventListener("turbo:submit-end", this.sent)
  }

  disconnect() {
    document.removeEventListener("turbo:submit-end", this.sent)
  }

  keep() {
    const text = this.textTarget.value
    try {
      if (text.trim()) localStorage.setItem(this.name, text)
      else this.forget()
    } catch {
      // A full or forbidden store must not keep anyone from typing.
    }
  }

  restore() {
    this.textTarget.value = this.read() ?? ""
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
    } catch {
      // Nothing was kept where storing is forbidden.
    }
  }

  read() {
    try {
      return localStorage.getItem(this.name)
    } catch {
      return null
    }
  }

  get name() {
    return `draft:${this.keyValue}`
  }
}
