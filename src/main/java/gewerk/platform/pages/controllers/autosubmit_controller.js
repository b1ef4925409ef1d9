// Sends a form as soon as it changes; its button stays for those without scripts.
import { Controller } from "@hotwired/stimulus"

export default class extends Controller {
  static values = { delay: { type: Number, default: 300 } }

  now(event) {
    clearTimeout(this.timer)
    event.target.form.requestSubmit()
  }

  soon(event) {
    clearTimeout(this.timer)
    const form = event.target.form
    this.timer = setTimeout(() => form.requestSubmit(), this.delayValue)
  }

  disconnect() {
    clearTimeout(this.timer)
  }
}
