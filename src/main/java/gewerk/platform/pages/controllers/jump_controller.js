// The jump box: type, see, press Enter. Without scripts it is the search form in the top bar.
import { Controller } from "@hotwired/stimulus"

export default class extends Controller {
  static targets = ["form", "start", "dialog", "input", "results"]

  open(event) {
    if (event.target.closest("a")) event.preventDefault()
    if (this.dialogTarget.open) return
    this.inputTarget.value = this.startTarget.value
    this.startTarget.value = ""
    this.dialogTarget.showModal()
    this.search()
  }

  search() {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.load(), 120)
  }

  async load() {
    this.waiting?.abort()
    this.waiting = new AbortController()
    const url = new URL(this.formTarget.action)
    url.searchParams.set("q", this.inputTarget.value.trim())
    try {
      const answer = await fetch(url, { headers: { "Turbo-Frame": "jump-results" }, signal: this.waiting.signal })
      if (answer.ok) this.render(await answer.text())
    } catch (problem) {
      if (problem.name !== "AbortError") this.render("")
    }
  }

  render(html) {
    const page = new DOMParser().parseFromString(html, "text/html")
    this.resultsTarget.replaceChildren(...page.querySelectorAll("[role=option]"))
    this.select(this.options[0])
  }

  key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step || !this.options.length) return
    event.preventDefault()
    const at = this.options.indexOf(this.current)
    this.select(this.options[(at + step + this.options.length) % this.options.length])
  }

  // Enter goes where the selected line leads; without one the form searches.
  go(event) {
    const chosen = event.target === this.formTarget ? null : this.current
    if (!chosen) return
    event.preventDefault()
    chosen.click()
    this.dialogTarget.close()
  }

  select(option) {
    this.current?.setAttribute("aria-selected", "false")
    option?.setAttribute("aria-selected", "true")
    option?.scrollIntoView({ block: "nearest" })
    if (option) this.inputTarget.setAttribute("aria-activedescendant", option.id)
    else this.inputTarget.removeAttribute("aria-activedescendant")
  }

  get options() {
    return [...this.resultsTarget.querySelectorAll("a[role=option]")]
  }

  get current() {
    return this.resultsTarget.querySelector("a[aria-selected=true]")
  }
}
