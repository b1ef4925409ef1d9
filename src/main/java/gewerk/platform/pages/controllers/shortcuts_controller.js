// Keys: whatever has data-key="c" or data-key="g w" is pressed, followed or focused by it; "?" lists them all.
import { Controller } from "@hotwired/stimulus"

const PAUSE = 1200

export default class extends Controller {
  static targets = ["list"]
  static values = { on: Boolean }

  press(event) {
    if (!this.onValue || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.target.closest?.("input, textarea, select, [contenteditable], dialog[open]")) return
    const first = Date.now() - (this.at ?? 0) < PAUSE ? this.first : null
    const target = (first && this.find(`${first} ${event.key}`)) || this.find(event.key)
    this.first = event.key
    this.at = Date.now()
    if (!target) return
    event.preventDefault()
    this.first = null
    this.use(target)
  }

  find(keys) {
    return [...document.querySelectorAll(`[data-key="${CSS.escape(keys)}"]`)].find(element => !element.disabled)
  }

  use(element) {
    if (element.matches("textarea, select, input:not([type=checkbox], [type=radio])")) element.focus()
    else element.click()
  }

  list() {
    const entries = [...document.querySelectorAll("[data-key], [data-keys]")].filter(element => !element.closest("dialog"))
    const seen = new Set()
    this.listTarget.replaceChildren(...entries.flatMap(element => {
      const keys = element.dataset.key ?? element.dataset.keys
      if (seen.has(keys)) return []
      seen.add(keys)
      return this.line(keys, this.label(element))
    }))
  }

  line(keys, label) {
    const name = document.createElement("dt")
    const caps = document.createElement("dd")
    name.textContent = label
    for (const key of keys.split(" ")) {
      const cap = document.createElement("kbd")
      cap.className = "key"
      cap.textContent = key
      caps.append(cap, " ")
    }
    return [name, caps]
  }

  label(element) {
    return element.dataset.keysLabel ?? element.getAttribute("aria-label") ?? element.labels?.[0]?.textContent ?? element.textContent.trim()
  }
}
