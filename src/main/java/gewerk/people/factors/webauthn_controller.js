// Asks a security key, and puts what it says into the form that is being sent.
import { Controller } from "@hotwired/stimulus"

const bytes = text => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), letter => letter.charCodeAt(0))
const text = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "")

export default class extends Controller {
  static targets = ["credential", "problem"]
  static values = { challenge: String, place: String, user: String, login: String, keys: String, failed: String }

  make(event) {
    this.ask(event, () => navigator.credentials.create({ publicKey: {
      challenge: bytes(this.challengeValue),
      rp: { id: this.placeValue, name: this.placeValue },
      user: { id: bytes(this.userValue), name: this.loginValue, displayName: this.loginValue },
      pubKeyCredParams: [{ type: "public-key", alg: -7 }, { type: "public-key", alg: -8 }, { type: "public-key", alg: -257 }],
      excludeCredentials: this.keys,
      authenticatorSelection: { userVerification: "discouraged", residentKey: "discouraged" },
      attestation: "none"
    } }), response => ({ attestationObject: text(response.attestationObject), transports: response.getTransports?.() ?? [] }))
  }

  show(event) {
    this.ask(event, () => navigator.credentials.get({ publicKey: {
      challenge: bytes(this.challengeValue),
      rpId: this.placeValue,
      allowCredentials: this.keys,
      userVerification: "discouraged"
    } }), response => ({ authenticatorData: text(response.authenticatorData), signature: text(response.signature) }))
  }

  async ask(event, question, said) {
    if (this.credentialTarget.value) return
    event.preventDefault()
    this.problemTarget.hidden = true
    try {
      const credential = await question()
      this.credentialTarget.value = JSON.stringify({ id: credential.id, rawId: text(credential.rawId), type: credential.type, clientExtensionResults: {},
        response: { clientDataJSON: text(credential.response.clientDataJSON), ...said(credential.response) } })
      this.element.requestSubmit()
    } catch (problem) {
      this.problemTarget.textContent = this.failedValue
      this.problemTarget.hidden = false
    }
  }

  get keys() {
    return this.keysValue.split(" ").filter(key => key).map(key => ({ type: "public-key", id: bytes(key) }))
  }
}
