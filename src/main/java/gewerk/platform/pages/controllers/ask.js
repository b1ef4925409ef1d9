// Asks a question in our own dialog instead of the browser's; answers true or false.
export function ask(question) {
  const dialog = document.getElementById("confirm")
  dialog.querySelector("p").textContent = question
  dialog.returnValue = ""
  dialog.showModal()
  return new Promise(answer => dialog.addEventListener("close", () => answer(dialog.returnValue === "yes"), { once: true }))
}
