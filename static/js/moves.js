// Puts cards somewhere and tells the server between whom: ids, never ranks.

import { flip, isOnScreen } from "./flip.js"
import { focusItem, itemsIn, lists } from "./focus.js"
import { idOf, linkOf } from "./send.js"
import { t } from "./words.js"

export const nameOf = (item) => item.dataset.ref ?? item.querySelector("a")?.textContent.trim() ?? item.id
export const titleOf = (list) => list.getAttribute("aria-label") ?? ""
export const columnOf = (list) => list.dataset.drop || list.id.replace(/^cards-/, "")
export const say = (text) => document.getElementById("spoken")?.replaceChildren(text)
export const spots = (items) => items.map((item) => ({ item, list: item.parentElement, next: item.nextElementSibling }))
export const mayEdit = () => (document.documentElement.dataset.can ?? "").split(" ").includes("edit")

// From the last to the first, as a later one may be the neighbour of an earlier one.
export const putBack = (from) => () => {
  for (const { item, list, next } of [...from].reverse()) {
    list.insertBefore(item, next?.parentNode === list ? next : null)
  }
}

export function openMoves({ ops, page, contest }) {
  // The cards stand already; this says so and sends it.
  async function tell(items, from) {
    const list = items[0].parentElement
    const all = itemsIn(list)
    const [first, last] = [all.indexOf(items[0]), all.indexOf(items.at(-1))]
    const [after, before] = [all[first - 1], all[last + 1]]
    const facts = {
      name: nameOf(items[0]),
      list: titleOf(list),
      place: first + 1,
      all: all.length,
      count: items.length,
    }
    say(
      items.length === 1
        ? t("{name} moved to {list}, position {place} of {all}.", facts)
        : t("{count} tasks moved to {list}.", facts),
    )
    const body = {
      column: columnOf(list),
      after: after ? idOf(after) : null,
      before: before ? idOf(before) : null,
    }
    for (const item of items) item.dataset.hold = ""
    const outcome = await ops.write({
      ...asked(items, body),
      label: facts.name,
      back: putBack(from),
    })
    if (outcome.ok && items.length === 1) contest?.note(items[0])
    for (const item of items) page.release(item)
    return outcome
  }

  const asked = (items, body) =>
    items.length === 1
      ? { method: "PUT", url: `${linkOf(items[0])}/place`, body, about: items[0] }
      : {
          method: "POST",
          url: "/tasks/bulk",
          body: { ids: items.map(idOf), ...body },
          about: items[0],
        }

  function put(items, list, next) {
    const from = spots(items)
    const near = [...itemsIn(list)].filter((item) => isOnScreen(item.getBoundingClientRect()))
    flip([...near, ...items], () => list.insertBefore(inOne(items), next))
    return tell(items, from)
  }

  function toColumn(items, column) {
    const list = lists().find((one) => columnOf(one) === column) ?? document.getElementById(`cards-${column}`)
    const cards = items.map(cardOf)
    const moving = cards.filter((card) => card && card.parentElement !== list)
    if (!list || !moving.length || cards.includes(null) || !mayEdit()) return null
    return put(moving, list, list.querySelector(":scope > [data-more]"))
  }

  // ⌥↑↓ reorders, ⌥←→ goes to the next column.
  function nudge(item, [aside, along]) {
    const lanes = [...document.querySelectorAll("[data-drop]")]
    if (!mayEdit() || !lanes.includes(item?.parentElement)) return
    const all = itemsIn(item.parentElement)
    const at = all.indexOf(item)
    const flipped = getComputedStyle(document.documentElement).direction === "rtl" ? -aside : aside
    const lane = aside ? lanes[lanes.indexOf(item.parentElement) + flipped] : item.parentElement
    const next = aside ? lane && (itemsIn(lane)[at] ?? null) : beside(all, at, along)
    if (next === undefined) return say(t("{name} is already at the edge.", { name: nameOf(item) }))
    const done = put([item], lane, next)
    focusItem(item)
    return done
  }

  contest?.puts(put)
  return { tell, put, toColumn, nudge }
}

// What an open panel says about a task is not its card; only the card stands in a column.
const cardOf = (item) => (item.closest("[data-drop]") ? item : document.getElementById(`card-${idOf(item)}`))

function inOne(items) {
  const box = document.createDocumentFragment()
  box.append(...items)
  return box
}

function beside(all, at, along) {
  if (!all[at + along]) return undefined
  return along < 0 ? all[at - 1] : all[at + 1].nextElementSibling
}
