// Talk about a work package: quoting into the box, editing in place; what is being typed outlives what is renewed around it.
import { Controller } from "@hotwired/stimulus"

export default class extends Controller {
  // What an entry said before its form came.
  keep({ target }) {
    if (!target.querySelector(".talk-form")) target.said = target.innerHTML
  }

  arrived({ target }) {
    const text = target.querySelector(".talk-form textarea")
    if (text) this.end(text)
  }

  key(event) {
    const { target, key } = event
    if (key === "Escape" && target.closest(".talk-form")) this.cancel(event)
    else if (key === "Enter" && (event.ctrlKey || event.metaKey) && target.matches("textarea")) target.form.requestSubmit()
  }

  cancel(event) {
    const frame = event.target.closest("turbo-frame")
    if (frame.said === undefined) return
    event.preventDefault()
    event.stopPropagation()
    frame.removeAttribute("src")
    frame.innerHTML = frame.said
    this.element.querySelector(`[data-turbo-frame="${frame.id}"]`).focus()
  }

  sent({ target, detail }) {
    if (!detail.success) return
    if (target.id === "talk-box") target.reset()
    else target.dataset.sent = true
  }

  spare(event) {
    const { target } = event
    const typed = (target.defaultValue ?? target.value) !== target.value || (target.defaultChecked ?? target.checked) !== target.checked
    if (typed || (target.matches("turbo-frame") && target.querySelector(":scope > .talk-form:not([data-sent])"))) event.preventDefault()
  }

  // The focus goes back to the button of the menu.
  answered({ target }) {
    target.closest("[popover]").hidePopover()
  }

  async quote(event) {
    if (event.ctrlKey || event.metaKey) return
    event.preventDefault()
    const answer = await fetch(event.currentTarget.href, { headers: { "Turbo-Frame": "talk-box" } })
    if (!answer.ok) return
    const page = new DOMParser().parseFromString(await answer.text(), "text/html")
    const [quoted, box] = [page, document].map(each => each.getElementById("talk-box").elements)
    const before = box.comment.value.trimEnd()
    box.comment.value = (before && before + "\n\n") + quoted.comment.value
    if (quoted.internal?.checked) box.internal.checked = true
    box.comment.dispatchEvent(new Event("input", { bubbles: true }))
    this.end(box.comment)
  }

  end(text) {
    text.focus()
    text.setSelectionRange(text.value.length, text.value.length)
  }
}
