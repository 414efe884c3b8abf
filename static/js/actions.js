// What can be done to things, by key, button, menu, palette or sheet: one way for all of them.
import { typingInto } from "./ahead.js"
import { bulkFor, dueFor, KINDS, writeFor } from "./choices.js"
import { focusItem, itemOf, nextTo } from "./focus.js"
import { mayEdit, nameOf } from "./moves.js"
import { clearSelection, selected, subjects } from "./select.js"
import { linkOf } from "./send.js"
import { toast } from "./toast.js"
import { t } from "./words.js"

export function openActions({ ops, moves, edit }) {
  const write = (change) => ops.write({ label: change.about && nameOf(change.about), ...change })

  // By key, the focus goes on to the next item once one is dealt with.
  function menu(kind, { anchor, items = subjects(anchor), onward = false } = {}) {
    if (!items.length || !mayEdit()) return
    if (kind === "due") return due({ anchor, items })
    const { title, many, options } = KINDS[kind]
    const back = anchor ?? items[0]
    const onchoose = (value, on) => choose(kind, items, value, on, onward && !many)
    const facts = { anchor: back, back: items[0], title: title(), many, options: options(items), onchoose }
    typingInto(() => import("./menu.js").then(({ openMenu }) => void openMenu(facts)))
  }

  function choose(kind, items, value, on, onward) {
    const next = onward && items.length === 1 && itemOf(items[0]) ? nextTo(items[0]) : null
    const columns = kind === "status" || kind === "move"
    const moved = columns && moves.toColumn(items, value)
    const proceed = () => write(writeFor(kind, items, value, on))
    if (kind === "assignee" && on && items.length === 1) askFirst(items[0], value, proceed)
    else if (!moved) proceed()
    if (next) focusItem(next)
  }

  const askFirst = (item, member, proceed) =>
    import("./rooms/load.js").then(({ ask }) => ask(linkOf(item), member, proceed), proceed)

  function due({ anchor, items = subjects(anchor) }) {
    const value = items[0].querySelector("time[data-due]")?.getAttribute("datetime") ?? ""
    const onchoose = (words) => write(dueFor(items, words))
    const facts = { anchor: anchor ?? items[0], back: items[0], value, onchoose }
    typingInto(() => import("./date.js").then(({ openDate }) => openDate(facts)))
  }

  function assignMe() {
    const { me } = document.documentElement.dataset
    const items = subjects()
    if (!items.length || !mayEdit()) return
    const mine = items.every((item) => (item.dataset.owner ?? "").split(" ").includes(me))
    write(writeFor("assignee", items, me, !mine))
  }

  // data-do="closure": POST to the thing's link + "/closure", or DELETE where it is done already.
  function press(name, item) {
    if (name === "bin") return bin(selected().length ? selected() : [item])
    const url = `${linkOf(item)}/${name}`
    const undone = item.dataset.closed !== undefined && name === "closure"
    item.toggleAttribute("data-closed", !undone)
    const back = () => item.toggleAttribute("data-closed", undone)
    write({ method: undone ? "DELETE" : "POST", url, about: item, back })
  }

  function bin(items = subjects()) {
    if (!items.length || !mayEdit()) return
    const one = items.length === 1
    write(one ? { method: "DELETE", url: linkOf(items[0]), about: items[0] } : bulkFor(items, { bin: true }))
    clearSelection()
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-do], [data-menu], [data-copies]")
    if (!button) return
    event.preventDefault()
    const item = itemOf(button) ?? button.closest("[data-thing]")
    const items = item ? group(item) : selected()
    if (button.dataset.copies !== undefined) copy(true, item)
    else if (button.dataset.menu) menu(button.dataset.menu, { anchor: button, items })
    else if (items.length) press(button.dataset.do, item)
  })

  // A button on a selected card speaks for the whole selection.
  const group = (item) => (item.dataset.selected === undefined ? [item] : selected())

  async function copy(whole, item = subjects()[0]) {
    if (!item) return
    await navigator.clipboard?.writeText(whole ? new URL(linkOf(item), location.href).href : nameOf(item))
    toast(t("{name} copied.", { name: whole ? t("Link") : nameOf(item) }))
  }

  return { menu, choose, due, assignMe, press, bin, copy, edit: () => edit.start(subjects()[0]) }
}
