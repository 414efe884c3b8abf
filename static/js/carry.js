// Carries lifted cards: a ghost follows the pointer, a gap shows where they would land, all lists stand still.
import { flip, glide, isCalm, measure } from "./flip.js"
import { edgeScroll, ghostOf, laneAt, onScreen, samePlace } from "./lanes.js"
import { nameOf, say, spots } from "./moves.js"
import { selected } from "./select.js"
import { setAll } from "./styles.js"
import { element, t } from "./words.js"

const OPENS_AFTER = 500

export function lift(pressed, { page, moves }) {
  const { item, start } = pressed
  const box = item.getBoundingClientRect()
  const grip = [start.clientX - box.left, start.clientY - box.top]
  const cards = stackOf(item)
  const from = spots(cards)
  const gap = element("div", { class: "drag-gap dropgap" })
  const ghost = ghostOf(item, box, cards.length)
  const lanes = [...document.querySelectorAll("[data-drop]")]
  let over = null
  let opens = 0
  let frame = 0

  function begin() {
    setAll(gap, { high: `${box.height}px` })
    item.after(gap)
    for (const card of cards) card.hidden = true
    for (const lane of lanes) lane.dataset.hold = ""
    document.body.append(ghost)
    document.documentElement.dataset.dragging = ""
    document.body.setPointerCapture(start.pointerId)
    navigator.vibrate?.(8)
    paint()
  }

  function paint() {
    frame = 0
    const { clientX: x, clientY: y } = pressed.last
    const tilt = isCalm() ? "0deg" : "1.6deg"
    setAll(ghost, { x: `${x - grip[0]}px`, y: `${y - grip[1]}px`, tilt })
    const lane = laneAt(lanes, x, y)
    if (!lane) return
    openSoon(lane)
    const scrolled = edgeScroll(lane, x, y)
    makeRoom(lane, y)
    if (scrolled) frame = requestAnimationFrame(paint)
  }

  function makeRoom(lane, y) {
    const seen = onScreen(lane)
    const hit = seen.find(([, at]) => y < at.top + at.height / 2)
    const next = hit ? hit[0] : (seen.at(-1)?.[0].nextElementSibling ?? null)
    if (next === gap || (gap.parentNode === lane && gap.nextElementSibling === next)) return
    flip(
      seen.map(([card]) => card),
      () => lane.insertBefore(gap, next),
    )
  }

  // A collapsed column takes drops as it is, and opens under a card that waits over it.
  function openSoon(lane) {
    if (over === lane) return
    clearTimeout(opens)
    over = lane
    const strip = lane.closest("[data-collapsed]")
    if (strip) opens = setTimeout(unfold, OPENS_AFTER, strip)
  }

  function unfold(strip) {
    delete strip.dataset.collapsed
    paint()
  }

  function end(drop) {
    cancelAnimationFrame(frame)
    clearTimeout(opens)
    const [[, ghostAt]] = measure([ghost])
    ghost.remove()
    delete document.documentElement.dataset.dragging
    if (drop) gap.replaceWith(...cards)
    else gap.remove()
    for (const card of cards) card.hidden = false
    glide(cards.map((card) => [card, ghostAt]))
    item.focus({ preventScroll: true })
    tell(drop)
    for (const lane of lanes) page.release(lane)
  }

  function tell(drop) {
    if (!drop) say(t("{name} is back in place.", { name: nameOf(item) }))
    else if (cards.length > 1 || !samePlace(item, from[0])) moves.tell(cards, from)
  }

  const moveSoon = () => {
    frame ||= requestAnimationFrame(paint)
  }

  function moveNow() {
    cancelAnimationFrame(frame)
    paint()
  }

  begin()
  return { end, moveSoon, moveNow }
}

function stackOf(item) {
  const chosen = selected().filter((one) => one.parentElement.matches("[data-drop]"))
  return chosen.includes(item) ? chosen : [item]
}
