// A text field that offers what matches, over a select that carries the value (and is all there is without scripts).
import { Controller } from "@hotwired/stimulus"

export default class extends Controller {
  static targets = ["select", "input", "list"]
  static values = { url: String, count: String, nothing: String }

  open() {
    this.offer("")
  }

  search() {
    clearTimeout(this.timer)
    const offer = () => this.offer(this.inputTarget.value.trim())
    this.urlValue ? this.timer = setTimeout(offer, 150) : offer()
  }

  async offer(text) {
    const turn = (this.turn = (this.turn ?? 0) + 1)
    const options = text && this.urlValue ? await this.fetched(text) : this.matching(text)
    if (turn !== this.turn) return
    const chosen = this.current?.dataset.value
    this.listTarget.replaceChildren(...options)
    options.forEach((option, i) => (option.id = `${this.listTarget.id}-${i}`))
    this.mark(options.find(option => option.dataset.value === chosen))
    this.show(true)
    this.announce(options.length)
  }

  async fetched(text) {
    const url = new URL(this.urlValue, location)
    url.searchParams.set("q", text)
    const answer = await fetch(url, { headers: { "Turbo-Frame": this.listTarget.id } })
    if (!answer.ok) return this.matching(text)
    const page = new DOMParser().parseFromString(await answer.text(), "text/html")
    return [...page.querySelectorAll("[role=option]")]
  }

  matching(text) {
    const wanted = text.toLowerCase()
    return [...this.selectTarget.options].filter(o => o.text.toLowerCase().includes(wanted)).map(o => {
      const option = document.createElement("li")
      option.setAttribute("role", "option")
      option.dataset.value = o.value
      option.textContent = o.text
      return option
    })
  }

  key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) {
      event.preventDefault()
      this.listTarget.hidden ? this.offer("") : this.move(step)
    } else if (event.key === "Enter" && this.current) {
      event.preventDefault()
      this.choose(this.current)
    } else if (event.key === "Escape" && !this.listTarget.hidden) {
      event.preventDefault()
      event.stopPropagation()
      this.leave()
    }
  }

  move(step) {
    const options = [...this.listTarget.children]
    if (!options.length) return
    const at = options.indexOf(this.current)
    const next = options[(at + step + options.length + (at < 0 && step < 0 ? 1 : 0)) % options.length]
    this.mark(next)
    next.scrollIntoView({ block: "nearest" })
  }

  mark(option) {
    this.current?.removeAttribute("aria-selected")
    option?.setAttribute("aria-selected", "true")
    option ? this.inputTarget.setAttribute("aria-activedescendant", option.id) : this.inputTarget.removeAttribute("aria-activedescendant")
  }

  pick(event) {
    event.preventDefault()
    const option = event.target.closest("[role=option]")
    if (option) this.choose(option)
  }

  choose(option) {
    const { value } = option.dataset
    const select = this.selectTarget
    if (![...select.options].some(o => o.value === value)) select.add(new Option(option.textContent.trim(), value))
    select.value = value
    this.leave()
    select.dispatchEvent(new Event("change", { bubbles: true }))
  }

  // Text that was typed but not chosen means nothing, except that emptying the field takes the value away.
  leave(event) {
    if (event && this.element.contains(event.relatedTarget)) return
    clearTimeout(this.timer)
    this.turn = (this.turn ?? 0) + 1
    const select = this.selectTarget
    const empty = [...select.options].some(o => o.value === "")
    if (event && empty && select.value && this.inputTarget.value.trim() === "") {
      select.value = ""
      select.dispatchEvent(new Event("change", { bubbles: true }))
    }
    this.inputTarget.value = select.value === "" ? "" : select.selectedOptions[0]?.text ?? ""
    this.show(false)
  }

  show(open) {
    this.listTarget.hidden = !open
    this.inputTarget.setAttribute("aria-expanded", open)
    if (open) this.listTarget.scrollIntoView({ block: "nearest" })
    if (!open) this.inputTarget.removeAttribute("aria-activedescendant")
  }

  announce(count) {
    const text = count ? this.countValue.replace("{0}", count) : this.nothingValue
    this.dispatch("say", { prefix: "", detail: { text } })
  }

  get current() {
    return this.listTarget.hidden ? null : this.listTarget.querySelector("[aria-selected=true]")
  }
}
