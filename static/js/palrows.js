// How the palette looks: its context, its rows with their signs, and its foot.
import { shown } from "./keys.js"
import { sign } from "./menu.js"
import { nameOf } from "./moves.js"
import { element, t } from "./words.js"

const KINDS = {
  task: "circle",
  project: "folder",
  comment: "message-square",
  feedback: "message-square-quote",
  idea: "lightbulb",
  goal: "target",
  metric: "chart-line",
  initiative: "diamond",
  release: "rocket",
  customer: "users",
}

export function build(items) {
  const local = element("div")
  const found = element("div", { role: "group" })
  const facts = { id: "palette-list", class: "list", role: "listbox", "aria-label": t("Results") }
  const list = element("div", facts, local, found)
  const input = element("input", {
    class: "inp",
    type: "text",
    role: "combobox",
    "aria-expanded": "true",
    "aria-controls": "palette-list",
    "aria-label": t("Search or do"),
    placeholder: t("Search or type a command"),
    autocomplete: "off",
  })
  const parts = [element("div", { class: "ctx" }, ...context(items)), input, list, hints()]
  const dialog = element("dialog", { id: "palette", class: "pal", "aria-label": t("Commands") }, ...parts)
  return { dialog, input, list, local, found }
}

// What is selected, or the task that is open.
function context(items) {
  if (!items.length) return []
  const words = items.length === 1 ? nameOf(items[0]) : t("{count} selected", { count: items.length })
  return [element("span", { class: "chip" }, words)]
}

function hints() {
  const keys = [
    ["↑ ↓", t("choose")],
    ["↵", t("run")],
    ["Tab", t("narrow")],
  ]
  const marks = [
    [">", t("commands")],
    ["@", t("people")],
    ["#", t("labels")],
    ["?", t("ask")],
  ]
  const told = ([key, words]) => element("span", {}, ...key.split(" ").map((one) => element("kbd", {}, one)), words)
  return element("footer", {}, ...keys.map(told), element("span", { class: "grow" }), ...marks.map(told))
}

export const groupOf = (title, rows, typed) =>
  element("div", { role: "group", "aria-label": title }, ...rows.map((row) => option(row, typed)))

const freshId = () => `palette-${crypto.randomUUID()}`

function option(row, typed) {
  const made = element("div", { role: "option", class: "opt", id: freshId() })
  made.append(...signed(row), element("span", {}, ...marked(row.words, typed)))
  if (row.hint) made.append(element("span", { class: "sub" }, String(row.hint)))
  made.append(element("span", { class: "grow" }))
  if (row.key)
    made.append(
      ...shown(row.key)
        .split(" ")
        .map((key) => element("kbd", {}, key)),
    )
  made.row = row
  return made
}

const signed = ({ mark, icon }) => (icon ? [drawn(icon)] : mark ? sign(mark) : [])

function drawn(icon) {
  const box = document.createElement("template")
  box.innerHTML = '<svg class="i" aria-hidden="true"><use></use></svg>'
  box.content.querySelector("use").setAttribute("href", `#i-${icon}`)
  return box.content.firstElementChild
}

// What was typed stands out where words begin with it.
function marked(words, typed) {
  const begun = typed
    .split(/\s+/)
    .filter(Boolean)
    .map(RegExp.escape ?? plain)
  if (!begun.length) return [words]
  const parts = words.split(new RegExp(`(?<![\\p{L}\\p{N}])(${begun.join("|")})`, "giu"))
  return parts.map((part, at) => (at % 2 ? element("mark", {}, part) : part))
}

const plain = (text) => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&")

export function linked(link) {
  const icon = KINDS[link.closest("[data-kind]")?.dataset.kind]
  if (icon) link.prepend(drawn(icon))
  link.role = "option"
  link.tabIndex = -1
  link.classList.add("opt")
  link.id = freshId()
  link.row = { href: link.getAttribute("href"), aside: link.dataset.opens !== undefined }
  return link
}
