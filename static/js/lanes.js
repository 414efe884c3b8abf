// Which list is under the pointer, and which of its cards are on screen.
import { setAll } from "./styles.js"

const EDGE = 36
const STEP = 10

export const boxOf = (lane) => (lane.closest("[data-collapsed]") ?? lane).getBoundingClientRect()

export function laneAt(lanes, x, y) {
  const under = lanes.map((lane) => [lane, boxOf(lane)]).filter(([, box]) => x >= box.left && x <= box.right)
  const away = ([, box]) => Math.max(box.top - y, y - box.bottom, 0)
  return under.sort((a, b) => away(a) - away(b))[0]?.[0]
}

export function edgeScroll(lane, x, y) {
  const edge = lane.getBoundingClientRect()
  const [was, wasAside] = [lane.scrollTop, scrollerOf(lane).scrollLeft]
  if (y < edge.top + EDGE) lane.scrollTop -= STEP
  else if (y > edge.bottom - EDGE) lane.scrollTop += STEP
  if (x > innerWidth - EDGE) scrollerOf(lane).scrollLeft += STEP
  else if (x < EDGE) scrollerOf(lane).scrollLeft -= STEP
  return lane.scrollTop !== was || scrollerOf(lane).scrollLeft !== wasAside
}

const scrollerOf = (lane) => lane.closest(".board") ?? document.scrollingElement

// Found by bisection: a column of a thousand cards is measured in ten looks.
export function onScreen(lane) {
  const edge = lane.getBoundingClientRect()
  const all = [...lane.children].filter((card) => !card.hidden && card.dataset.rank !== undefined)
  let [low, high] = [0, all.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (all[middle].getBoundingClientRect().bottom >= edge.top) high = middle
    else low = middle + 1
  }
  const seen = []
  for (const card of all.slice(low)) {
    const box = card.getBoundingClientRect()
    if (box.top > edge.bottom) break
    seen.push([card, box])
  }
  return seen
}

export const samePlace = (card, { list, next }) => card.parentElement === list && card.nextElementSibling === next

export function ghostOf(item, box, count) {
  const ghost = item.cloneNode(true)
  ghost.removeAttribute("id")
  ghost.inert = true
  ghost.classList.add("drag-ghost")
  if (count > 1) ghost.dataset.stack = count
  setAll(ghost, { w: `${box.width}px` })
  return ghost
}
