// Asks before a form with changes is left.
import { Controller } from "@hotwired/stimulus"

export default class extends Controller {
  static values = { question: String }

  connect() {
    this.changed = false
    this.mark = () => (this.changed = true)
    this.clear = () => (this.changed = false)
    this.visit = event => {
      if (this.changed && !confirm(this.questionValue)) event.preventDefault()
    }
    this.unload = event => this.changed && event.preventDefault()
    this.element.addEventListener("input", this.mark)
    this.element.addEventListener("submit", this.clear)
    document.addEventListener("turbo:before-visit", this.visit)
    addEventListener("beforeunload", this.unload)
  }

  disconnect() {
    this.element.removeEventListener("input", this.mark)
    this.element.removeEventListener("submit", this.clear)
    document.removeEventListener("turbo:before-visit", this.visit)
    removeEventListener("beforeunload", this.unload)
  }
}
