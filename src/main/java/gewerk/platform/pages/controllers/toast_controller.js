// A notice that goes by itself, unless someone is reading it or it tells of trouble.
import { Controller } from "@hotwired/stimulus"

export default class extends Controller {
  static targets = ["text"]
  static values = { seconds: { type: Number, default: 8 } }

  connect() {
    this.dispatch("say", { prefix: "", detail: { text: this.textTarget.textContent } })
    this.release()
  }

  hold() {
    clearTimeout(this.timer)
  }

  release() {
    this.hold()
    if (!this.element.classList.contains("toast--bad")) this.timer = setTimeout(() => this.close(), this.secondsValue * 1000)
  }

  close() {
    this.element.remove()
  }

  disconnect() {
    this.hold()
  }
}
