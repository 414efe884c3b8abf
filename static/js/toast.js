// One line at the bottom: what happened, and the way back. Errors stay until they are closed.
import { element, t } from "./words.js"

const SHORT = 6000
const LONG = 10000
let shown = null

export function toast(text, { undo, act, error = false } = {}) {
  const action = undo ? [t("Undo"), undo] : act
  clear()
  const line = region(error)
  const box = element("div", { class: error ? "toast error" : "toast" }, element("span", {}, text))
  if (action) box.append(element("button", { class: "btn", type: "button", click: run(action[1]) }, action[0]))
  if (undo) box.append(element("kbd", { "aria-hidden": "true" }, "Z"))
  if (error) box.append(closing())
  line.replaceChildren(box)
  shown = { box, left: error ? Infinity : action ? LONG : SHORT }
  rest()
  for (const type of ["pointerenter", "focusin"]) box.addEventListener(type, hold)
  for (const type of ["pointerleave", "focusout"]) box.addEventListener(type, rest)
  return clear
}

const run = (act) => () => {
  clear()
  act()
}

const closing = () => element("button", { class: "ib sm", type: "button", "aria-label": t("Close"), click: clear }, "×")

function region(error) {
  const id = error ? "toast-error" : "toast"
  const found = document.getElementById(id)
  if (found) return found
  const made = element("div", { id, role: error ? "alert" : "status", class: "toasts" })
  document.body.append(made)
  return made
}

function hold() {
  if (!shown?.timer) return
  clearTimeout(shown.timer)
  shown.left -= performance.now() - shown.since
  shown.timer = 0
}

function rest() {
  if (!shown || shown.timer || shown.left === Infinity) return
  shown.since = performance.now()
  shown.timer = setTimeout(clear, Math.max(shown.left, 1000))
}

function clear() {
  clearTimeout(shown?.timer)
  shown?.box.remove()
  shown = null
}

// A word for the next page, as when someone has been removed from this one.
export const leaveWord = (text) => sessionStorage.setItem("onetask-word", text)

export function readWord() {
  const text = sessionStorage.getItem("onetask-word")
  sessionStorage.removeItem("onetask-word")
  if (text) toast(text)
}
