// Starts what makes pages quick: Turbo for going and saving, and our controllers by their file names.
import * as Turbo from "@hotwired/turbo"
import { Application } from "@hotwired/stimulus"
import controllers from "controllers"

// Our own progress bar is in base.css, in our colour: the html element is aria-busy while Turbo waits.
Turbo.config.drive.progressBarDelay = 2 ** 31 - 1
Turbo.config.forms.confirm = ask

const application = Application.start()
for (const name in controllers) application.register(name, controllers[name])

// Browsers without invoker commands (2025) get the one that we use.
if (!("command" in HTMLButtonElement.prototype)) {
  document.addEventListener("click", event => {
    const button = event.target.closest?.("button[command='show-modal']")
    if (button) document.getElementById(button.getAttribute("commandfor"))?.showModal()
  })
}

function ask(question) {
  const dialog = document.getElementById("confirm")
  dialog.querySelector("p").textContent = question
  dialog.returnValue = ""
  dialog.showModal()
  return new Promise(answer => dialog.addEventListener("close", () => answer(dialog.returnValue === "yes"), { once: true }))
}
