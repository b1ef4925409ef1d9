// A dialog closes by a click beside it, and opens at once when the page says so.
import { Controller } from "@hotwired/stimulus"

export default class extends Controller {
  static values = { open: Boolean }

  connect() {
    if (!this.openValue || this.element.matches(":modal")) return
    this.element.close()
    this.element.showModal()
  }

  backdrop(event) {
    if (event.target !== this.element) return
    const box = this.element.getBoundingClientRect()
    const inside = event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom
    if (!inside) this.element.close()
  }

  // A form in a dialog has done its work when the server took it.
  sent(event) {
    if (event.detail.success) this.element.close()
  }

  disconnect() {
    if (this.element.open) this.element.close()
  }
}
