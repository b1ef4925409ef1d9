// Shows the chosen theme and row height at once, while the form tells the server.
import { Controller } from "@hotwired/stimulus"

export default class extends Controller {
  static values = { name: String, density: String }

  nameValueChanged(name) {
    document.documentElement.dataset.theme = name
  }

  densityValueChanged(density) {
    document.documentElement.dataset.density = density
  }
}
