// Which key does what (LANGUAGE §8); the palette and the ? list read the same bindings.
import { current, ends, focusItem, sidestep } from "./focus.js"
import { bind } from "./keys.js"
import { clearSelection, extend, selectList, toggle } from "./select.js"
import { t } from "./words.js"

const places = () => ({
  d: t("My day"),
  i: t("Inbox"),
  n: t("Insights"),
  s: t("Strategy"),
  f: t("Feedback"),
  e: t("Ideas"),
  m: t("Roadmap"),
  l: t("Releases"),
  p: t("Projects"),
  w: t("Workload"),
  r: t("Reports"),
})

export function bindKeys({ contest, actions, edit, panel, moves, undo, clash, adds, theme, lazy }) {
  const item = { group: "item" }
  const moving = { group: "moving" }

  bind("mod+k", t("Search and commands"), () => lazy.palette(), { typing: true })
  bind("?", t("Keys"), () => lazy.keys())
  bind("z", t("Undo"), () => void undo.undo())
  bind("shift+z", t("Redo"), () => void undo.redo())
  bind("c", t("New task here"), () => press("create") || adds.open())
  reach("q", t("Quick add"), "capture")
  bind("/", t("Search here"), () => focusOn("[data-key=search]"))
  reach("f", t("Filter"), "filter")
  reach("o", t("Prioritize"), "prioritize")
  reach("n", t("Now"), "now")
  reach("[", t("Sidebar"), "sidebar")
  reach("v", t("Display options"), "display")
  reach("mod+,", t("Settings"), "settings")
  bind("shift+d", t("Theme"), () => theme.next())
  for (const [letter, place] of Object.entries(places()))
    reach(`g ${letter}`, t("Go to {place}", { place }), `g ${letter}`)
  for (const digit of "12345678") bind(digit, "", () => press(`tab ${digit}`))

  bind("enter", t("Open the task"), open, item)
  bind("space", t("Peek"), peek, item)
  bind("e", t("Edit title"), () => (current() ? edit.start(current()) : actions.edit()), item)
  for (const [key, kind, words] of [
    ["s", "status", t("Status")],
    ["p", "importance", t("Importance")],
    ["a", "assignee", t("Assignee")],
    ["t", "labels", t("Labels")],
    ["d", "due", t("Due")],
  ]) {
    bind(key, words, () => actions.menu(kind, { onward: true }), item)
  }
  bind("i", t("Assign to me"), () => actions.assignMe(), item)
  bind("backspace, delete", t("Move to bin"), () => actions.bin(), item)
  reach("y", t("Trace"), "trace", item)
  bind("u", t("Switch the last clash"), () => contest?.switchLast() || void clash.switchLast(), item)
  bind(".", t("Copy ID"), () => actions.copy(false), item)
  bind("mod+.", t("Copy link"), () => actions.copy(true), item)

  bind("j, arrowdown", t("Next"), () => panel.step(1), moving)
  bind("k, arrowup", t("Previous"), () => panel.step(-1), moving)
  bind("arrowleft", t("Column before"), () => sidestep(-1), moving)
  bind("arrowright", t("Column after"), () => sidestep(1), moving)
  bind("home", t("First"), () => ends(true), moving)
  bind("end", t("Last"), () => ends(false), moving)
  bind("x", t("Select"), () => toggle(), moving)
  bind("shift+arrowdown", t("Select down"), () => extend(1), moving)
  bind("shift+arrowup", t("Select up"), () => extend(-1), moving)
  bind("mod+a", t("Select all in the column"), () => (current() ? selectList() : false), moving)
  bind("m", t("Move to"), () => actions.menu("move", { onward: true }), moving)
  for (const [key, way] of [
    ["up", [0, -1]],
    ["down", [0, 1]],
    ["left", [-1, 0]],
    ["right", [1, 0]],
  ]) {
    bind(`alt+arrow${key}`, t("Move the card"), () => (current() ? void moves.nudge(current(), way) : false), moving)
  }
  bind("escape", t("Back one level"), back, { ...moving, typing: true })

  function open({ target }) {
    const on = current()
    if (!on || target.closest("a, button, summary")) return false
    panel.openItem(on)
  }

  function peek({ target }) {
    const on = current()
    if (!on || target.closest("a, button, summary")) return false
    panel.openItem(on, { focus: false })
  }

  // Esc goes one level back: field, selection, panel.
  function back({ target }) {
    if (document.querySelector("dialog[open]")) return false
    if (target.matches?.("input, textarea, select")) return target.blur()
    return clearSelection() || panel.close()
  }
}

const control = (key) => document.querySelector(`[data-key="${CSS.escape(key)}"]`)

// A key presses the control that carries it: <a data-key="g d" href="/">.
function press(key) {
  const found = control(key)
  found?.click()
  return Boolean(found)
}

// What this page has no control for is offered neither by key nor in a list.
const reach = (key, words, name, more) => control(name) && bind(key, words, () => press(name), more)

function focusOn(selector) {
  const field = document.querySelector(selector)
  if (!field) return false
  focusItem(field)
}
