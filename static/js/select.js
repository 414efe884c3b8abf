// Several things at once: X, ⇧click, ⇧arrows, ⌘A; a bar says how many and what can be done with them.
import { current, focusItem, itemOf, itemsIn, listOf } from "./focus.js"
import { element, t } from "./words.js"

let anchor = null

export const selected = () => [...document.querySelectorAll("[data-selected]")]

// What an action is about: the selection, or else the thing under the focus, or the open panel.
export function subjects(near = null) {
  const item = itemOf(near) ?? current()
  const chosen = selected()
  if (chosen.length && (!item || !near || chosen.includes(item))) return chosen
  return item ? [item] : [...document.querySelectorAll("#panel [data-thing]")].slice(0, 1)
}

export function toggle(item = current()) {
  if (!item) return
  choose(item, item.dataset.selected === undefined)
  anchor = item
  show()
}

export function clearSelection() {
  const all = selected()
  for (const item of all) choose(item, false)
  anchor = null
  show()
  return all.length > 0
}

export function selectList() {
  for (const item of itemsIn(listOf(current()))) choose(item, true)
  show()
}

export function extend(by) {
  const item = current()
  if (!item) return
  choose(item, true)
  anchor ??= item
  const all = itemsIn(listOf(item))
  const next = all[all.indexOf(item) + by]
  if (next) {
    focusItem(next)
    range(next)
  }
  show()
}

function range(item) {
  const all = itemsIn(listOf(item))
  const from = all.indexOf(anchor?.isConnected ? anchor : item)
  const to = all.indexOf(item)
  if (from < 0) return choose(item, true)
  const [low, high] = [Math.min(from, to), Math.max(from, to)]
  for (const [at, other] of all.entries()) choose(other, at >= low && at <= high)
}

function choose(item, on) {
  if (on) item.dataset.selected = ""
  else delete item.dataset.selected
}

function show() {
  const count = selected().length
  const old = document.getElementById("bulk")
  if (!count) return old?.remove()
  const bar = old ?? document.body.appendChild(makeBar())
  bar.querySelector("[role=status]").textContent = t("{count} selected", { count })
}

function makeBar() {
  const button = (kind, label, key) =>
    element("button", { type: "button", class: "btn ghost sm", "data-menu": kind }, label, element("kbd", {}, key))
  return element(
    "div",
    { id: "bulk", class: "bulk", role: "toolbar", "aria-label": t("Selection"), "data-needs": "edit" },
    element("span", { role: "status" }),
    button("status", t("Status"), "S"),
    button("assignee", t("Assignee"), "A"),
    button("due", t("Due"), "D"),
    button("importance", t("Importance"), "P"),
    button("labels", t("Labels"), "T"),
    element("button", { type: "button", class: "btn ghost sm", "data-do": "bin" }, t("Move to bin")),
    element("button", { type: "button", class: "btn ghost sm", click: clearSelection }, element("kbd", {}, "Esc")),
  )
}

export function wireSelection() {
  document.addEventListener(
    "click",
    (event) => {
      const item = itemOf(event.target)
      if (!item || !event.shiftKey || event.target.closest("input, textarea, [contenteditable]")) return
      event.preventDefault()
      event.stopPropagation()
      anchor ??= current() ?? item
      range(item)
      show()
    },
    true,
  )
  document.addEventListener("live:after", () => (selected().length || document.getElementById("bulk")) && show())
}
