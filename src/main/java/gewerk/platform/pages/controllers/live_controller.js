// Says aloud what changed, for those who cannot see it: dispatch a "say" event with detail.text.
import { Controller } from "@hotwired/stimulus"

export default class extends Controller {
  say(event) {
    clearTimeout(this.timer)
    this.element.textContent = ""
    this.timer = setTimeout(() => (this.element.textContent = event.detail?.text ?? ""), 100)
  }
}
