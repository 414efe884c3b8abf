// The roadmap's bars: drag the body to move, an end to resize; ⌥←→ by a week, ⌥⇧←→ the end alone.
import { mayEdit, say } from "../moves.js"
import { setAll } from "../styles.js"

const SLACK = 4
const EDGE = 9
const DAY = 86400000

export function wire(element, { ops }) {
  let held = null

  const section = () => document.getElementById("roadmap") ?? element
  const perDay = (bar) => bar.parentElement.getBoundingClientRect().width / Number(section().dataset.days)
  const day = (text, by) => new Date(Date.parse(text) + by * DAY).toISOString().slice(0, 10)

  function edgeAt(bar, x) {
    const box = bar.getBoundingClientRect()
    if (box.right - x <= EDGE) return "ends"
    return x - box.left <= EDGE ? "starts" : ""
  }

  function press(event) {
    const bar = event.target.closest?.(".bar1[data-starts]")
    if (!bar || event.button || !mayEdit() || !element.isConnected) return
    held = { bar, x: event.clientX, edge: edgeAt(bar, event.clientX), by: 0, moved: false }
    held.was = { x: bar.style.getPropertyValue("--x"), w: bar.style.getPropertyValue("--w") }
  }

  function hover(event) {
    const bar = event.target.closest?.(".bar1[data-starts]")
    if (bar) bar.toggleAttribute("data-edge", edgeAt(bar, event.clientX) !== "")
  }

  function move(event) {
    if (!held) return hover(event)
    const away = event.clientX - held.x
    if (!held.moved && Math.abs(away) < SLACK) return
    if (!held.moved) begin(event)
    held.by = Math.round(away / perDay(held.bar))
    show(held.bar, held.by, held.edge, held.was)
  }

  function begin(event) {
    held.moved = true
    held.bar.dataset.moving = ""
    section().dataset.hold = ""
    held.bar.setPointerCapture?.(event.pointerId)
  }

  // What is pushed is seen before it is dropped.
  function show(bar, by, edge, { x, w }) {
    const share = (100 * by) / Number(section().dataset.days)
    const start = Number(x) + (edge === "ends" ? 0 : share)
    const wide = Number(w) + (edge === "ends" ? share : edge === "starts" ? -share : 0)
    setAll(bar, { x: String(start), w: String(Math.max(wide, 0.3)) })
    say(words(daysOf(bar, by, edge)))
  }

  function daysOf(bar, by, edge) {
    const { starts, ends } = bar.dataset
    const from = day(starts, edge === "ends" ? 0 : by)
    const to = day(ends, edge === "starts" ? 0 : by)
    return from <= to ? { starts_on: from, ends_on: to } : { starts_on: to, ends_on: to }
  }

  const words = ({ starts_on: from, ends_on: to }) => `${from} – ${to}`

  function release() {
    const was = held
    held = null
    if (!was?.moved) return
    addEventListener("click", swallow, { capture: true, once: true })
    setTimeout(() => removeEventListener("click", swallow, true))
    settle(was, was.by)
  }

  function settle({ bar, edge, was }, by) {
    delete bar.dataset.moving
    const back = () => setAll(bar, was)
    delete section().dataset.hold
    if (!by) return back()
    write(bar, daysOf(bar, by, edge), back)
  }

  function write(bar, body, back) {
    const row = bar.closest("[data-href]")
    ops.write({ method: "PATCH", url: row.dataset.href, body, about: row, back, label: bar.ariaLabel })
  }

  function keyed(event) {
    if (held && event.key === "Escape") return settle({ ...held, moved: held.moved, by: (held = null) }, 0)
    const bar = event.target.closest?.(".bar1[data-starts]")
    const way = { ArrowLeft: -7, ArrowRight: 7 }[event.key]
    if (!bar || !event.altKey || !way || !mayEdit()) return
    event.preventDefault()
    event.stopPropagation()
    const was = { x: bar.style.getPropertyValue("--x"), w: bar.style.getPropertyValue("--w") }
    const edge = event.shiftKey ? "ends" : ""
    show(bar, way, edge, was)
    write(bar, daysOf(bar, way, edge), () => setAll(bar, was))
  }

  document.addEventListener("pointerdown", press)
  document.addEventListener("pointermove", move)
  document.addEventListener("pointerup", release)
  document.addEventListener("pointercancel", () => held && settle(held, 0))
  document.addEventListener("keydown", keyed, true)
  document.addEventListener("dragstart", (event) => {
    if (event.target.closest?.(".bar1")) event.preventDefault()
  })
}

function swallow(event) {
  event.preventDefault()
  event.stopPropagation()
}
