// Focus over cards and rows: each is one stop; J, K and arrows move; only one stop is in the tab order.

export const ITEM = "[data-in][tabindex]"
const LIST = "[data-list]:not(form), [data-drop]"
let last = ""

export const itemOf = (node) => node?.closest?.(ITEM)
export const itemsIn = (list) => [...(list?.children ?? [])].filter((node) => node.matches(ITEM) && !node.hidden)
export const lists = () => [...document.querySelectorAll(LIST)].filter((list) => list.offsetParent !== null)
export const listOf = (item) => item?.parentElement

export function current() {
  return itemOf(document.activeElement) ?? openItem()
}

// After a morph or a menu the focus may be nowhere: the last item stands for it.
function openItem() {
  const free = document.activeElement === document.body || document.activeElement === null
  return free ? document.getElementById(last) : null
}

export function focusItem(item) {
  if (!item) return
  item.focus({ preventScroll: true })
  item.scrollIntoView({ block: "nearest", inline: "nearest" })
}

export function step(by) {
  const item = current()
  if (!item) return focusItem(itemsIn(lists()[0])[0])
  const all = itemsIn(listOf(item))
  const next = all[all.indexOf(item) + by]
  if (next) focusItem(next)
  else if (lists().length === 1 || !listOf(item).matches("[data-drop]")) focusItem(beyond(item, by))
}

// Rows of grouped lists follow each other across the groups.
function beyond(item, by) {
  const all = lists().flatMap(itemsIn)
  return all[all.indexOf(item) + by]
}

export function sidestep(by) {
  const item = current()
  if (!item) return
  const all = lists()
  const flip = getComputedStyle(document.documentElement).direction === "rtl" ? -1 : 1
  const row = itemsIn(listOf(item)).indexOf(item)
  for (let at = all.indexOf(listOf(item)) + by * flip; all[at]; at += by * flip) {
    const there = itemsIn(all[at])
    if (there.length) return focusItem(there[Math.min(row, there.length - 1)])
  }
}

export function ends(first) {
  const all = itemsIn(listOf(current()))
  focusItem(first ? all[0] : all.at(-1))
}

// Where the focus goes when this item leaves, or an action on it is done.
export function nextTo(item) {
  const all = itemsIn(listOf(item))
  const at = all.indexOf(item)
  return all[at + 1] ?? all[at - 1]
}

export function keepFocus() {
  document.addEventListener("focusin", ({ target }) => {
    const item = itemOf(target)
    if (!item) return
    last = item.id
    for (const old of document.querySelectorAll(`${ITEM}[tabindex="0"]`)) if (old !== item) old.tabIndex = -1
    if (item.tabIndex !== 0) item.tabIndex = 0
  })
  document.addEventListener("live:leave", ({ detail: { element } }) => {
    if (element.contains(document.activeElement)) focusItem(nextTo(element))
  })
}

export function oneStop() {
  for (const list of lists()) {
    const all = itemsIn(list)
    if (all.length && !all.some((item) => item.tabIndex === 0)) all[0].tabIndex = 0
  }
}
