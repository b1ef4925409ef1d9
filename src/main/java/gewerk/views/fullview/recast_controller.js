// Asks for the form anew when project or type change: other fields belong to it then.
import { Controller } from "@hotwired/stimulus"

export default class extends Controller {
  static targets = ["button"]

  connect() {
    this.buttonTarget.hidden = true
    this.element.addEventListener("change", () => this.buttonTarget.form.requestSubmit(this.buttonTarget))
  }
}
