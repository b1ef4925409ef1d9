// Shows which identifier the server will make of a name while none is typed.
import { Controller } from "@hotwired/stimulus"

const GERMAN = { ä: "ae", ö: "oe", ü: "ue", ß: "ss" }

export default class extends Controller {
  connect() {
    this.name = this.element.querySelector("[name=name]")
    this.show = () => {
      const latin = this.name.value.toLowerCase().replace(/[äöüß]/g, letter => GERMAN[letter]).normalize("NFD").replace(/\p{M}/gu, "")
      this.element.querySelector("[name=identifier]").placeholder = latin.replace(/[^a-z0-9_]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 100)
    }
    this.name.addEventListener("input", this.show)
    this.show()
  }
}
