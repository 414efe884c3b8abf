import { openPage } from "/static/js/live.js"
import { openSocket } from "/static/js/socket.js"

// Stands where the library's connection stands, so that a test decides what comes and when.
class Line {
  constructor() {
    this.connected = false
    this.asked = []
    this.runs = {}
  }
  on(type, run) {
    this.runs[type] = run
  }
  emit(type, facts, answer) {
    this.asked.push([type, facts])
    this.answer = answer
  }
  come(type, ...facts) {
    if (type === "connect") this.connected = true
    if (type === "disconnect") this.connected = false
    this.runs[type]?.(...facts)
  }
  connect() {
    this.come("connect")
  }
  disconnect() {
    this.come("disconnect", "io client disconnect")
  }
}

window.line = new Line()
window.reloads = 0
window.seen = []
const page = openPage(document, { morph: (old, fresh) => old.replaceWith(fresh) })
window.live = openSocket({
  io: () => window.line,
  page,
  on: { here: () => {}, bye: () => window.seen.push("bye"), isMine: () => false },
  reload: () => (window.reloads += 1),
})
window.n = () => Object.fromEntries([...window.live.places].map(([name, place]) => [name, place.n]))
window.joins = () => window.line.asked.filter(([type]) => type === "join").map(([, facts]) => facts)
window.told = (n, epoch = "e1") => window.line.come("told", { w: "w", n, epoch })
window.hide = (hidden) => {
  Object.defineProperty(document, "hidden", { value: hidden, configurable: true })
  document.dispatchEvent(new Event("visibilitychange"))
}
