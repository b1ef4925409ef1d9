// Fields that count only while a check box is on are inaccessible until then; what stands in them is kept.
import { Controller } from "@hotwired/stimulus"

export default class extends Controller {
  static values = { field: String }

  connect() {
    this.check()
  }

  check() {
    const box = document.querySelector(`input[type=checkbox][name="${CSS.escape(this.fieldValue)}"]`)
    for (const control of this.element.querySelectorAll("input, select, textarea")) control.disabled = box !== null && !box.checked
  }
}
