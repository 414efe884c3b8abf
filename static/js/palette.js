// ⌘K: commands answer at once from what the page knows; what the server finds is added below.
import { KINDS } from "./choices.js"
import { ask, learnPlaces, localGroups, split, titleOf } from "./finds.js"
import { best } from "./fuzzy.js"
import { build, groupOf, linked } from "./palrows.js"
import { subjects } from "./select.js"
import { t } from "./words.js"

const LOCAL = 12
const PAUSE = 120

export function openPalette({ actions, panel, typed: begun = "" }) {
  if (document.getElementById("palette")) return
  const items = subjects()
  const { dialog, input, list, local, found } = build(items)
  let narrowed = null
  let timer = 0
  input.value = begun

  function draw() {
    const [mark, typed] = split(input.value)
    local.replaceChildren(...(narrowed ? narrowedRows(typed) : groups(mark, typed)))
    clearTimeout(timer)
    if (narrowed || !typed || mark === ">" || mark === "?") found.replaceChildren()
    else timer = setTimeout(add, PAUSE, mark, typed)
    light(first())
  }

  const first = () => list.querySelector("[role=option]")

  const groups = (mark, typed) =>
    localGroups(mark, typed, items).map(({ name, rows }) => groupOf(titleOf(name, items), rows, typed))

  const narrowedRows = (typed) => {
    const rows = best(typed, narrowed.rows, (row) => row.words).slice(0, LOCAL)
    return [groupOf(narrowed.title, rows, typed)]
  }

  // What is found comes below: the highlighted row stays where it is.
  async function add(mark, typed) {
    const links = await ask(mark, typed)
    if (split(input.value)[1] !== typed) return
    found.replaceChildren(...links.map(linked))
    if (!lit()) light(first())
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
    const row = ({ value, label, mark, hint, checked }) => ({
      words: label,
      mark,
      hint,
      choice: { kind, value, off: checked },
    })
    narrowed = kind && { title: KINDS[kind].title(), rows: KINDS[kind].options(items).map(row) }
    input.value = ""
    draw()
  }

  function run(chosen, event) {
    if (!chosen?.row) return
    event.preventDefault()
    const { kind, choice, act, href, aside } = chosen.row
    if (kind) return narrow(kind)
    dialog.close()
    if (choice) actions.choose(choice.kind, items, choice.value, !choice.off)
    else if (act) act(event)
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
  found.setAttribute("aria-label", t("Found"))
  document.body.append(dialog)
  dialog.showModal()
  draw()
  learnPlaces().then(draw, () => {})
}
