// Hides the lines in which what somebody types does not occur; Enter takes the first that is left.
import { Controller } from "@hotwired/stimulus"

const fold = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()

export default class extends Controller {
  static targets = ["word", "line"]

  connect() {
    this.wordTarget.hidden = false
    if (this.wordTarget.autofocus) this.wordTarget.focus()
  }

  narrow() {
    const word = fold(this.wordTarget.value.trim())
    for (const line of this.lineTargets) line.hidden = !fold(line.textContent).includes(word)
  }

  take(event) {
    event.preventDefault()
    this.lineTargets.find(line => !line.hidden)?.click()
    this.wordTarget.focus()
    this.wordTarget.select()
  }
}
