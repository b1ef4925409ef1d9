// Shows what Markdown will look like, below the editor.
import { Controller } from "@hotwired/stimulus"

export default class extends Controller {
  static targets = ["place"]
  static values = { csrf: String }

  async show() {
    const body = new URLSearchParams({ csrf: this.csrfValue, text: this.element.querySelector("textarea").value })
    const answer = await fetch("/preview", { method: "POST", body })
    if (answer.ok) this.placeTarget.innerHTML = await answer.text()
  }
}
