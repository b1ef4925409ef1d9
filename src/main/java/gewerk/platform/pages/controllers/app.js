// Starts what makes pages quick: Turbo for going and saving, and our controllers by their file names.
import * as Turbo from "@hotwired/turbo"
import { Application } from "@hotwired/stimulus"
import controllers from "controllers"
import { ask } from "./ask.js"

// Our own progress bar is in base.css, in our colour: the html element is aria-busy while Turbo waits.
Turbo.config.drive.progressBarDelay = 2 ** 31 - 1
Turbo.config.forms.confirm = ask

const application = Application.start()
for (const name in controllers) application.register(name, controllers[name])

// A form in a frame leads on to another page.
Turbo.StreamActions.visit = function () {
  Turbo.visit(this.target)
}

// Browsers without invoker commands (2025) get the one that we use.
if (!("command" in HTMLButtonElement.prototype)) {
  document.addEventListener("click", event => {
    const button = event.target.closest?.("button[command='show-modal']")
    if (button) document.getElementById(button.getAttribute("commandfor"))?.showModal()
  })
}

// Whoever goes back has the last word: Turbo visits what a frame has shown only after painting it, which would end the way back.
let left = false
addEventListener("popstate", () => (left = true))
for (const over of ["click", "turbo:load"]) addEventListener(over, () => (left = false), true)
document.addEventListener("turbo:before-visit", event => {
  const late = [...document.querySelectorAll("turbo-frame[data-turbo-action]")].some(frame => frame.src === event.detail.url)
  if (left && late) event.preventDefault()
})

// A morph keeps what the reader did to the page: open dialogs and details, and the widths they dragged.
document.addEventListener("turbo:before-morph-attribute", event => {
  const { attributeName } = event.detail
  if (attributeName === "style" || (attributeName === "open" && event.target.matches("dialog, details"))) event.preventDefault()
})
