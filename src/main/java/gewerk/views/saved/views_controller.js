// The menu of saved views: asked for each time it is opened, and closed when something was done in it.
import { Controller } from "@hotwired/stimulus"

export default class extends Controller {
  static values = { from: String }

  connect() {
    this.menu = this.element.closest("[popover]")
    this.ask = ({ newState }) => {
      if (newState !== "open") this.leave()
      else if (this.element.src) this.element.reload()
      else this.element.src = this.fromValue
    }
    this.menu.addEventListener("toggle", this.ask)
  }

  disconnect() {
    this.menu.removeEventListener("toggle", this.ask)
  }

  arrived() {
    if (this.menu.matches(":popover-open")) (this.element.querySelector("[aria-current]") ?? this.element.querySelector("a"))?.focus()
  }

  // What had the focus may have given way to what came.
  leave() {
    if (document.activeElement === document.body) document.querySelector(`[popovertarget="${this.menu.id}"]`).focus()
  }

  close() {
    this.menu.hidePopover()
  }
}
