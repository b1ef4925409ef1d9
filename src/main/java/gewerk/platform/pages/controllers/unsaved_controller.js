// Asks before a form with changes is left.
import { visit } from "@hotwired/turbo"
import { Controller } from "@hotwired/stimulus"
import { ask } from "./ask.js"

export default class extends Controller {
  static values = { question: String }

  connect() {
    this.changed = false
    this.mark = () => (this.changed = true)
    this.clear = () => (this.changed = false)
    this.visit = event => this.changed && this.stay(event)
    this.unload = event => this.changed && event.preventDefault()
    this.element.addEventListener("input", this.mark)
    this.element.addEventListener("submit", this.clear)
    document.addEventListener("turbo:before-visit", this.visit)
    addEventListener("beforeunload", this.unload)
  }

  async stay(event) {
    event.preventDefault()
    if (!(await ask(this.questionValue))) return
    this.changed = false
    visit(event.detail.url)
  }

  disconnect() {
    this.element.removeEventListener("input", this.mark)
    this.element.removeEventListener("submit", this.clear)
    document.removeEventListener("turbo:before-visit", this.visit)
    removeEventListener("beforeunload", this.unload)
  }
}
