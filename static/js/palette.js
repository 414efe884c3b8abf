// ⌘K: commands answer at once from what the page knows; what the server finds is added below.
import { KINDS } from "./choices.js"
import { ask, learnPlaces, localRows, split } from "./finds.js"
import { best } from "./fuzzy.js"
import { shown } from "./keys.js"
import { nameOf } from "./moves.js"
import { subjects } from "./select.js"
import { element, t } from "./words.js"

const LOCAL = 9
const PAUSE = 120

export function openPalette({ actions, panel }) {
  if (document.getElementById("palette")) return
  const items = subjects()
  const { dialog, input, list, local, found } = build(items)
  let narrowed = null
  let timer = 0

  function draw() {
    const [mark, typed] = split(input.value)
    const rows = narrowed ? best(typed, narrowed, (row) => row.words) : localRows(mark, typed, items)
    local.replaceChildren(...rows.slice(0, LOCAL).map(option))
    clearTimeout(timer)
    if (narrowed || !typed || mark === ">") found.replaceChildren()
    else timer = setTimeout(add, PAUSE, mark, typed)
    light(local.firstElementChild ?? found.firstElementChild)
  }

  // What is found comes below: the highlighted row stays where it is.
  async function add(mark, typed) {
    const links = await ask(mark, typed)
    if (split(input.value)[1] !== typed) return
    found.replaceChildren(...links.map(linked))
    if (!lit()) light(found.firstElementChild)
  }

  const lit = () => list.querySelector("[aria-selected=true]")

  function light(row) {
    lit()?.removeAttribute("aria-selected")
    row?.setAttribute("aria-selected", "true")
    row?.scrollIntoView({ block: "nearest" })
    input.setAttribute("aria-activedescendant", row?.id ?? "")
  }

  function keyed(event) {
    const rows = [...list.querySelectorAll("[role=option]")]
    const at = rows.indexOf(lit())
    event.stopPropagation()
    if (event.key === "ArrowDown") light(rows[(at + 1) % rows.length])
    else if (event.key === "ArrowUp") light(rows.at(at - 1))
    else if (event.key === "Enter") run(rows[at], event)
    else if (event.key === "Tab" && rows[at]?.row.kind) narrow(rows[at].row.kind)
    else if (event.key === "Backspace" && narrowed && !input.value) narrow(null)
    else return
    event.preventDefault()
  }

  // Tab or Enter on "Status" goes on to the statuses.
  function narrow(kind) {
    const choices = kind ? KINDS[kind].options(items) : null
    const act =
      ({ value, checked }) =>
      () =>
        actions.choose(kind, items, value, !checked)
    narrowed = choices?.map((one) => ({ words: one.label, act: act(one) })) ?? null
    input.value = ""
    draw()
  }

  function run(chosen, event) {
    if (!chosen?.row) return
    event.preventDefault()
    const { kind, act, href, aside } = chosen.row
    if (kind) return narrow(kind)
    dialog.close()
    if (act) act(event)
    else if (event.metaKey || event.ctrlKey) window.open(href)
    else if (aside) panel.open(href)
    else location.assign(href)
  }

  dialog.addEventListener("close", () => dialog.remove())
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close()
    else run(event.target.closest("[role=option]"), event)
  })
  dialog.addEventListener("keydown", keyed)
  input.addEventListener("input", draw)
  document.body.append(dialog)
  dialog.showModal()
  draw()
  learnPlaces().then(draw, () => {})
}

function build(items) {
  const local = element("div", { role: "group", "aria-label": t("Commands") })
  const found = element("div", { role: "group", "aria-label": t("Found") })
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
  const chips = items.slice(0, 3).map((item) => element("span", { class: "chip" }, nameOf(item)))
  const parts = [element("div", { class: "ctx" }, ...chips), input, list, hints()]
  const dialog = element("dialog", { id: "palette", class: "pal", "aria-label": t("Commands") }, ...parts)
  return { dialog, input, list, local, found }
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
  ]
  const told = ([key, words]) => element("span", {}, ...key.split(" ").map((one) => element("kbd", {}, one)), words)
  return element("footer", {}, ...keys.map(told), element("span", { class: "grow" }), ...marks.map(told))
}

const freshId = () => `palette-${crypto.randomUUID()}`

function option(row) {
  const made = element("div", { role: "option", class: "opt", id: freshId() })
  made.append(element("span", { class: "grow" }, row.words))
  if (row.key) made.append(element("kbd", {}, shown(row.key)))
  made.row = row
  return made
}

function linked(link) {
  link.role = "option"
  link.tabIndex = -1
  link.classList.add("opt")
  link.id = freshId()
  link.row = { href: link.getAttribute("href"), aside: link.dataset.opens !== undefined }
  return link
}
