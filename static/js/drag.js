// Drag for boards and lists on Pointer Events: mouse after 4 px, touch after 260 ms; only cards on screen are measured.
import { flip, glide, isCalm, measure } from "./flip.js"
import { ITEM, itemOf } from "./focus.js"
import { edgeScroll, laneAt, onScreen } from "./lanes.js"
import { mayEdit, nameOf, say, spots } from "./moves.js"
import { selected } from "./select.js"
import { setAll } from "./styles.js"
import { element, t } from "./words.js"

const PRESS = 260
const SLACK = 4
const OPENS_AFTER = 500
const phone = matchMedia("(max-width: 699px)")

export function enableDrag({ page, moves }) {
  let lifted = null
  let pressed = null
  let timer = 0
  let frame = 0

  function press(event) {
    const item = itemOf(event.target)
    if (event.button || pressed || phone.matches || event.shiftKey || !mayEdit()) return
    if (!item?.parentElement.matches("[data-drop]")) return
    if (event.target.closest("button, input, textarea, select, [contenteditable]")) return
    pressed = { item, start: event, last: event }
    if (event.pointerType !== "mouse") timer = setTimeout(lift, PRESS)
  }

  function move(event) {
    if (event.pointerId !== pressed?.start.pointerId) return
    pressed.last = event
    if (lifted) frame ||= requestAnimationFrame(paint)
    else if (far(pressed)) event.pointerType === "mouse" ? lift() : end(false)
  }

  function lift() {
    const { item, start } = pressed
    const box = item.getBoundingClientRect()
    const chosen = selected().filter((one) => one.parentElement.matches("[data-drop]"))
    const cards = chosen.includes(item) ? chosen : [item]
    const gap = element("div", { class: "drag-gap dropgap" })
    const grip = [start.clientX - box.left, start.clientY - box.top]
    const lanes = [...document.querySelectorAll("[data-drop]")]
    lifted = { cards, gap, grip, lanes, ghost: ghostOf(item, box, cards.length), from: spots(cards) }
    setAll(gap, { high: `${box.height}px` })
    item.after(gap)
    for (const card of cards) card.hidden = true
    for (const lane of lanes) lane.dataset.hold = ""
    document.body.append(lifted.ghost)
    document.documentElement.dataset.dragging = ""
    document.body.setPointerCapture(start.pointerId)
    navigator.vibrate?.(8)
    paint()
  }

  function paint() {
    frame = 0
    if (!lifted) return
    const { clientX: x, clientY: y } = pressed.last
    const { gap, ghost, grip, lanes } = lifted
    setAll(ghost, { x: `${x - grip[0]}px`, y: `${y - grip[1]}px`, tilt: isCalm() ? "0deg" : "1.6deg" })
    const lane = laneAt(lanes, x, y)
    if (!lane) return
    openSoon(lane)
    const scrolled = edgeScroll(lane, x, y)
    const seen = onScreen(lane)
    const hit = seen.find(([, box]) => y < box.top + box.height / 2)
    const next = hit ? hit[0] : (seen.at(-1)?.[0].nextElementSibling ?? null)
    if (next !== gap && (gap.parentNode !== lane || gap.nextElementSibling !== next)) {
      flip(seen.map(([card]) => card), () => lane.insertBefore(gap, next))
    }
    if (scrolled) frame = requestAnimationFrame(paint)
  }

  // A collapsed column takes drops as it is, and opens under a card that waits over it.
  function openSoon(lane) {
    if (lifted.over === lane) return
    clearTimeout(lifted.opens)
    lifted.over = lane
    const strip = lane.closest("[data-collapsed]")
    if (strip) lifted.opens = setTimeout(() => (delete strip.dataset.collapsed, paint()), OPENS_AFTER)
  }

  function end(drop) {
    clearTimeout(timer)
    cancelAnimationFrame(frame)
    frame = 0
    const was = lifted
    pressed = lifted = null
    if (!was) return
    clearTimeout(was.opens)
    const ghostAt = measure([was.ghost])[0][1]
    was.ghost.remove()
    delete document.documentElement.dataset.dragging
    if (drop) was.gap.replaceWith(...was.cards)
    else was.gap.remove()
    for (const card of was.cards) card.hidden = false
    glide(was.cards.map((card) => [card, ghostAt]))
    was.cards[0].focus({ preventScroll: true })
    settle(was, drop)
    for (const lane of was.lanes) page.release(lane)
  }

  function settle({ cards, from }, drop) {
    if (!drop) return say(t("{name} is back in place.", { name: nameOf(cards[0]) }))
    const stays = cards.length === 1 && samePlace(cards[0], from[0])
    if (!stays) moves.tell(cards, from)
  }

  function release() {
    if (!pressed) return
    if (lifted && frame) paint()
    if (lifted) addEventListener("click", swallow, { capture: true, once: true })
    if (lifted) setTimeout(() => removeEventListener("click", swallow, true))
    end(Boolean(lifted))
  }

  document.addEventListener("pointerdown", press)
  document.addEventListener("pointermove", move)
  document.addEventListener("pointerup", release)
  document.addEventListener("pointercancel", () => pressed && end(false))
  document.addEventListener("dragstart", (event) => event.target.closest?.(ITEM) && event.preventDefault())
  document.addEventListener("touchmove", (event) => lifted && event.preventDefault(), { passive: false })
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !lifted) return
    event.stopImmediatePropagation()
    end(false)
  }, true)
}

const far = ({ start, last }) => Math.hypot(last.clientX - start.clientX, last.clientY - start.clientY) > SLACK
const swallow = (event) => (event.preventDefault(), event.stopPropagation())

const samePlace = (card, { list, next }) => card.parentElement === list && card.nextElementSibling === next

function ghostOf(item, box, count) {
  const ghost = item.cloneNode(true)
  ghost.removeAttribute("id")
  ghost.inert = true
  ghost.classList.add("drag-ghost")
  if (count > 1) ghost.dataset.stack = count
  setAll(ghost, { w: `${box.width}px` })
  return ghost
}
