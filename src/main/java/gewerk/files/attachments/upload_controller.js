// Sends files as soon as they are chosen or dropped, one after the other, and shows how far each is. Without scripts a button sends the form.
import { visit } from "@hotwired/turbo"
import { Controller } from "@hotwired/stimulus"

export default class extends Controller {
  static targets = ["zone", "list"]

  chosen({ target }) {
    this.send(target.files)
  }

  over(event) {
    event.preventDefault()
    this.zoneTarget.classList.add("upload--over")
  }

  out() {
    this.zoneTarget.classList.remove("upload--over")
  }

  drop(event) {
    event.preventDefault()
    this.out()
    this.send(event.dataTransfer.files)
  }

  async send(files) {
    const all = [...files].map(file => [file, this.line(file)])
    let good = true
    for (const [file, line] of all) good = (await this.put(file, line)) && good
    if (good && all.length) visit(location.href, { action: "replace" })
  }

  line({ name }) {
    const line = document.createElement("li")
    const bar = document.createElement("progress")
    bar.className = "progress"
    bar.max = 1
    bar.value = 0
    bar.ariaLabel = name
    line.append(name, bar)
    this.listTarget.append(line)
    return line
  }

  put(file, line) {
    const form = this.zoneTarget.closest("form")
    const body = new FormData()
    body.append("csrf", form.elements.csrf.value)
    body.append("files", file)
    const request = new XMLHttpRequest()
    request.open("POST", form.action)
    request.setRequestHeader("X-Requested-With", "XMLHttpRequest")
    request.upload.onprogress = event => (line.lastChild.value = event.loaded / event.total)
    return new Promise(done => {
      request.onloadend = () => {
        const good = request.status === 204
        if (good) line.lastChild.value = 1
        else {
          line.className = "form-error"
          line.textContent = request.status === 422 ? request.responseText : `${file.name}: ${request.status || "–"}`
        }
        done(good)
      }
      request.send(body)
    })
  }
}
