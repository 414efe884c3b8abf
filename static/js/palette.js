// ⌘K: commands answer at once from what the page knows; what the server finds is added below.
import { KINDS } from "./choices.js"
import { best } from "./fuzzy.js"
import { bindings, shown } from "./keys.js"
import { nameOf } from "./moves.js"
import { subjects } from "./select.js"
import { get } from "./send.js"
import { element, embedded, t } from "./words.js"

const LOCAL = 9
const PAUSE = 120
let places = null

// /palette.json: { "go": [{ "words", "href", "key"? }] }
const known = async () => (places ??= (await get("/palette.json").then((answer) => (answer.ok ? answer.json() : {}))).go ?? [])

export async function openPalette({ actions, panel }) {
  if (document.getElementById("palette")) return
  const items = subjects()
  let narrowed = null
  let asked = 0
  let timer = 0
  const input = element("input", { class: "inp", type: "text", role: "combobox", "aria-expanded": "true", "aria-controls": "palette-list", "aria-label": t("Search or do"), placeholder: t("Search or type a command"), autocomplete: "off" })
  const local = element("div", { role: "group", "aria-label": t("Commands") })
  const found = element("div", { role: "group", "aria-label": t("Found") })
  const list = element("div", { id: "palette-list", class: "list", role: "listbox", "aria-label": t("Results") }, local, found)
  const chips = element("div", { class: "ctx" }, ...items.slice(0, 3).map((item) => element("span", { class: "chip" }, nameOf(item))))
  const dialog = element("dialog", { id: "palette", class: "pal", "aria-label": t("Commands") }, chips, input, list)
  document.body.append(dialog)
  dialog.addEventListener("close", () => dialog.remove())
  dialog.addEventListener("click", (event) => (event.target === dialog ? dialog.close() : run(event.target.closest("[role=option]"), event)))
  dialog.addEventListener("keydown", keyed)
  input.addEventListener("input", () => draw())
  dialog.showModal()
  draw()
  known().then(draw)

  function draw() {
    const [mark, typed] = split(input.value)
    const rows = best(typed, candidates(mark), (row) => row.words).slice(0, LOCAL)
    local.replaceChildren(...rows.map(option))
    if (narrowed) found.replaceChildren()
    else askSoon(mark, typed)
    light(local.firstElementChild ?? found.querySelector("[role=option]"))
  }

  function candidates(mark) {
    if (narrowed) return narrowed
    const { members = [], projects = [], labels = [] } = embedded("choices")
    if (mark === "@") return members.map(({ id, name }) => ({ words: name, href: `/members/${id}` }))
    if (mark === "#") return [...projects.map(({ id, name }) => ({ words: name, href: `/projects/${id}` })), ...labels.map(({ id, name }) => ({ words: name, href: `/search?label=${id}` }))]
    if (mark === "?") return []
    const changes = items.length ? Object.entries(KINDS).map(([kind, { title }]) => ({ words: title(), kind })) : []
    const commands = bindings().filter(({ words }) => words).map(({ words, key, run: act }) => ({ words, key, act }))
    return [...changes, ...(mark === ">" ? [] : (places ?? [])), ...commands.filter(({ words }) => !changes.some((one) => one.words === words))]
  }

  const option = (row) => {
    const made = element("div", { role: "option", class: "opt", id: `palette-${(asked += 1)}` }, element("span", { class: "grow" }, row.words))
    if (row.key) made.append(element("kbd", {}, shown(row.key)))
    made.row = row
    return made
  }

  function askSoon(mark, typed) {
    clearTimeout(timer)
    if (!typed || mark === ">") return found.replaceChildren()
    timer = setTimeout(ask, PAUSE, mark, typed)
  }

  // What is found comes below: the highlighted row stays where it is.
  async function ask(mark, typed) {
    const answer = await get(`/search?${new URLSearchParams({ q: typed, in: mark })}`, { "HX-Request-Type": "partial" }).catch(() => null)
    if (!answer?.ok || split(input.value)[1] !== typed) return
    const box = document.createElement("template")
    box.innerHTML = await answer.text()
    found.replaceChildren(...[...box.content.querySelectorAll("a[href]")].map(linked))
    if (!lit()) light(found.firstElementChild)
  }

  function linked(link) {
    link.setAttribute("role", "option")
    link.setAttribute("tabindex", "-1")
    link.classList.add("opt")
    link.id = `palette-${(asked += 1)}`
    link.row = { href: link.getAttribute("href"), aside: link.dataset.opens !== undefined }
    return link
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

  function narrow(kind) {
    narrowed = kind && (KINDS[kind]?.options(items) ?? []).map(({ label, value, checked }) => ({ words: label, act: () => actions.choose(kind, items, value, !checked) }))
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
}

function split(text) {
  const mark = /^[>@#?]/.exec(text)?.[0] ?? ""
  return [mark, text.slice(mark.length).trim()]
}
