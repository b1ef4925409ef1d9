// Offers people while a name is typed behind an @, and puts the Markdown that mentions them in its place.
import { Controller } from "@hotwired/stimulus"

const NAME = /(?:^|[\s(>])@(\p{L}[\p{L}\p{N}.'-]*(?: \p{L}[\p{L}\p{N}.'-]*)?)$/u

export default class extends Controller {
  static targets = ["list"]
  static values = { url: String, count: String }

  look({ target }) {
    clearTimeout(this.timer)
    const typed = NAME.exec(target.value.slice(0, target.selectionStart))?.[1]
    if (!typed) return this.close()
    this.text = target
    this.from = target.selectionStart - typed.length - 1
    this.timer = setTimeout(() => this.offer(typed), 150)
  }

  async offer(typed) {
    const turn = (this.turn = (this.turn ?? 0) + 1)
    const answer = await fetch(`${this.urlValue}?q=${encodeURIComponent(typed)}`, { headers: { "Turbo-Frame": this.listTarget.id } })
    const options = answer.ok ? await answer.text() : ""
    if (turn !== this.turn) return
    this.listTarget.innerHTML = options
    const found = this.options
    if (!found.length) return this.close()
    found.forEach((option, i) => (option.id = `${this.listTarget.id}-${i}`))
    this.listTarget.hidden = false
    this.text.setAttribute("aria-autocomplete", "list")
    this.text.setAttribute("aria-controls", this.listTarget.id)
    this.mark(found[0])
    this.dispatch("say", { prefix: "", detail: { text: this.countValue.replace("{0}", found.length) } })
  }

  key(event) {
    const { options, current } = this
    if (!current) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) this.mark(options[(options.indexOf(current) + step + options.length) % options.length])
    else if (event.key === "Enter" || event.key === "Tab") this.choose(current)
    else if (event.key === "Escape") this.close()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  mark(option) {
    this.current?.removeAttribute("aria-selected")
    option.setAttribute("aria-selected", "true")
    this.text.setAttribute("aria-activedescendant", option.id)
    option.scrollIntoView({ block: "nearest" })
  }

  pick(event) {
    event.preventDefault()
    const option = event.target.closest("[role=option]")
    if (option) this.choose(option)
  }

  choose(option) {
    this.text.setRangeText(option.dataset.value + " ", this.from, this.text.selectionStart, "end")
    this.text.dispatchEvent(new Event("input", { bubbles: true }))
  }

  close() {
    clearTimeout(this.timer)
    this.turn = (this.turn ?? 0) + 1
    this.listTarget.hidden = true
    this.listTarget.replaceChildren()
    this.text?.removeAttribute("aria-activedescendant")
  }

  get options() {
    return [...this.listTarget.querySelectorAll("[role=option]")]
  }

  get current() {
    return this.listTarget.querySelector("[aria-selected=true]")
  }
}
