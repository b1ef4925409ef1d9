// Ticks a row, a column or all of a table of boxes, or unticks it where all of it is ticked; without scripts the server does.
import { Controller } from "@hotwired/stimulus"

export default class extends Controller {
  fill(event) {
    event.preventDefault()
    const boxes = [...this.element.querySelectorAll(event.params.boxes)]
    const on = boxes.some(box => !box.checked)
    boxes.forEach(box => (box.checked = on))
    this.dispatch("input", { prefix: "" })
  }
}
