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
  return item ? [item] : [...document.querySelectorAll(".task-page [data-thing]")].slice(0, 1)
}

export function toggle(item = current()) {
  if (!item) return
  choose(item, item.dataset.selected === undefined)
  anchor = item
  show()
}

export function select(items) {
  const all = selected()
  for (const item of all) if (!items.includes(item)) choose(item, false)
  for (const item of items) choose(item, true)
  anchor = null
  show()
  return all.length > 0
}

export const clearSelection = () => select([])

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
  const bar = document.getElementById("bulk")
  const count = selected().length
  if (!bar) return
  if (!bar.firstChild) bar.append(...barParts())
  bar.hidden = !count
  bar.querySelector("[role=status]").textContent = count ? t("{count} selected", { count }) : ""
}

const button = (label, facts, key) =>
  element("button", { type: "button", class: "btn ghost sm", ...facts }, label, key ? element("kbd", {}, key) : "")

const barParts = () => [
  element("span", { role: "status" }),
  button(t("Status"), { "data-menu": "status" }, "S"),
  button(t("Assignee"), { "data-menu": "assignee" }, "A"),
  button(t("Due"), { "data-menu": "due" }, "D"),
  button(t("Importance"), { "data-menu": "importance" }, "P"),
  button(t("Labels"), { "data-menu": "labels" }, "T"),
  button(t("Project"), { "data-menu": "project" }),
  button(t("Move to bin"), { "data-do": "bin" }),
  button("", { click: clearSelection, "aria-label": t("Select nothing") }, "Esc"),
]

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
  document.addEventListener("live:after", show)
}
