// Keys, ticks and cells of the work package table. Rows and cells have ids, so that focus finds back after a morph.
import { Controller } from "@hotwired/stimulus"

const IN_ROWS = { ArrowDown: "down", ArrowUp: "up", ArrowRight: "right", ArrowLeft: "left", Home: "first", End: "last", Enter: "open", " ": "tick" }
const ANYWHERE = { j: "down", k: "up", e: "edit", x: "tick" }

export default class extends Controller {
  static targets = ["all", "count", "sheet"]

  initialize() {
    this.ticked = new Set()
    this.folded = new Set()
    this.kept = {}
  }

  connect() {
    this.settle()
  }

  // After each rendering only one row is a stop of Tab, ticks and folds are as they were, and focus is back in its cell.
  settle() {
    const { rows } = this
    this.present = document.getElementById(this.present?.id) ?? rows.find(row => row.ariaCurrent) ?? rows[0]
    rows.forEach(row => {
      row.tabIndex = row === this.present ? 0 : -1
      row.querySelectorAll("a, input, button").forEach(part => (part.tabIndex = -1))
      row.querySelector("[name=ids]").checked = this.ticked.has(row.id)
    })
    this.show()
    this.picked()
    const cell = document.getElementById(this.then ?? this.back)?.querySelector("a.edits")
    const idle = document.activeElement === document.body
    if (cell && (this.then || idle)) this.then ? cell.click() : cell.focus()
    else if (this.back && idle) this.go(this.present)
    this.then = this.back = null
  }

  key(event) {
    const { key, target } = event
    if (event.ctrlKey || event.metaKey || event.altKey || !target.closest) return
    const form = target.closest(".cell-form")
    if (form) return this.typing(event, form)
    if (target.closest("input:not([type=checkbox]), textarea, select, dialog, [popover], [role=separator]")) return
    const row = target.closest("tr[id]")
    const act = (row && IN_ROWS[key]) || (document.body.dataset.shortcutsOnValue === "true" && ANYWHERE[key])
    if (!act || !this.present || (target !== row && (key === "Enter" || key === " "))) return
    event.preventDefault()
    if (row || act === "edit" || act === "tick") this[act](row ?? this.present, row ? target.closest("td")?.cellIndex ?? -1 : -1)
    else this.go(this.present)
  }

  typing(event, form) {
    if (event.key === "Escape") {
      event.preventDefault()
      event.stopPropagation()
      this.cancel(form)
    } else if (event.key === "Tab" && !form.closest("dialog")) {
      event.preventDefault()
      const cells = [...form.closest("tr, article").querySelectorAll("a.edits, .cell-form")]
      this.then = cells[cells.indexOf(form) + (event.shiftKey ? -1 : 1)]?.closest("turbo-frame").id
      this.finish(form)
    }
  }

  finish(form) {
    const first = ({ options }) => Math.max(0, [...options].findIndex(option => option.defaultSelected))
    const changed = [...form.elements].some(field => field.options ? field.multiple || field.selectedIndex !== first(field)
      : field.role !== "combobox" && field.defaultValue !== undefined && field.value !== field.defaultValue)
    if (changed) form.requestSubmit()
    else this.cancel(form)
  }

  cancel(form) {
    const frame = form.closest("turbo-frame")
    if (form.closest("dialog")) return this.sheetTarget.close()
    frame.removeAttribute("src")
    frame.innerHTML = this.kept[frame.id] ?? ""
    document.activeElement.blur()
    this.back = frame.id
    this.settle()
  }

  // What a cell showed before its form came.
  keep({ target }) {
    if (!target.querySelector(".cell-form")) this.kept[target.id] = target.innerHTML
  }

  // What is being typed elsewhere outlives the new page.
  spare(event) {
    const { target } = event
    if (target.matches("turbo-frame") && target.id !== this.back && target.querySelector(":scope > .cell-form")) event.preventDefault()
  }

  arrived({ target }) {
    if (target.id === "split") this.rows.forEach(row => (row.ariaCurrent = target.firstElementChild?.dataset.row === row.id || null))
    if (target.id === "sheet" && !this.sheetTarget.open) this.sheetTarget.showModal()
    const field = target.querySelector(".cell-form :is(input:not([type=hidden]), textarea, select[multiple])")
    field?.focus()
    if (field?.role) field.click()
    field?.select?.()
  }

  // A choice is saved at once; what was typed, when one leaves the cell.
  chosen({ target }) {
    if (target.matches("select:not([multiple])")) target.form.requestSubmit()
  }

  leave({ currentTarget, relatedTarget }) {
    if (relatedTarget && !currentTarget.contains(relatedTarget) && !currentTarget.closest("dialog")) this.finish(currentTarget)
  }

  sent({ target, detail }) {
    if (!detail.success || target.method !== "post") return
    if (target.closest("dialog")) this.sheetTarget.close()
    else if (target.matches(".quick-form")) target.reset()
    else if (target.matches(".cell-form")) this.back = target.closest("turbo-frame").id
  }

  down(row, cell, step = 1) {
    const shown = this.rows.filter(each => !each.hidden)
    const next = shown[shown.indexOf(row) + step]
    this.go(next, cell)
    clearTimeout(this.timer)
    if (next && this.element.querySelector("[data-row]")) this.timer = setTimeout(() => this.open(next), 150)
  }

  up(row, cell) {
    this.down(row, cell, -1)
  }

  first() {
    this.go(this.rows[0])
  }

  last() {
    this.go(this.rows.at(-1))
  }

  right(row, cell) {
    if (cell < 0 && this.folded.has(row.id)) this.turn(row)
    else this.go(row, Math.min(cell + 1, row.cells.length - 1))
  }

  left(row, cell) {
    if (cell < 0 && row.ariaExpanded === "true") this.turn(row)
    else if (cell < 0) this.go(this.rows.slice(0, this.rows.indexOf(row)).findLast(above => above.ariaLevel < row.ariaLevel))
    else this.go(row, cell - 1)
  }

  go(row, cell = -1) {
    if (!row) return
    this.present.tabIndex = -1
    this.present = row
    row.tabIndex = 0
    const place = cell < 0 ? row : row.cells[cell].querySelector("a, input") ?? row.cells[cell]
    if (place.matches("td")) place.tabIndex = -1
    place.focus()
  }

  open(row) {
    row.querySelector("a.opens").click()
  }

  edit(row, cell) {
    ((cell > 0 && row.cells[cell].querySelector("a.edits")) || row.querySelector("a.edits"))?.click()
  }

  tick(row) {
    row.querySelector("[name=ids]").click()
  }

  fold({ target }) {
    this.turn(target.closest("tr"))
  }

  turn({ id }) {
    if (!this.folded.delete(id)) this.folded.add(id)
    this.show()
  }

  show() {
    let depth = Infinity
    this.rows.forEach(row => {
      const level = Number(row.ariaLevel)
      row.hidden = level > depth
      if (!row.hidden) depth = this.folded.has(row.id) ? level : Infinity
      if (row.ariaExpanded) row.ariaExpanded = !this.folded.has(row.id)
    })
  }

  everything({ target }) {
    this.rows.forEach(row => (row.querySelector("[name=ids]").checked = target.checked))
    this.picked()
  }

  picked() {
    this.ticked.clear()
    this.rows.forEach(row => {
      const { checked } = row.querySelector("[name=ids]")
      row.ariaSelected = checked
      if (checked) this.ticked.add(row.id)
    })
    if (this.hasCountTarget) this.countTarget.textContent = this.countTarget.dataset.text.replace("{0}", this.ticked.size)
  }

  get rows() {
    return [...this.element.querySelectorAll("tbody tr[id]")]
  }
}
