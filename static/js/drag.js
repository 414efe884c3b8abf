// Drag for boards and lists on Pointer Events: mouse after 4 px, touch after 260 ms; Escape takes it back.
import { lift } from "./carry.js"
import { ITEM, itemOf } from "./focus.js"
import { mayEdit } from "./moves.js"

const PRESS = 260
const SLACK = 4
const phone = matchMedia("(max-width: 699px)")

export function enableDrag({ page, moves }) {
  let pressed = null
  let carried = null
  let timer = 0

  function press(event) {
    const item = itemOf(event.target)
    if (event.button || pressed || phone.matches || event.shiftKey || !mayEdit()) return
    if (!item?.parentElement.matches("[data-drop]")) return
    if (event.target.closest("button, input, textarea, select, [contenteditable]")) return
    pressed = { item, start: event, last: event }
    if (event.pointerType !== "mouse") timer = setTimeout(take, PRESS)
  }

  function take() {
    carried = lift(pressed, { page, moves })
  }

  function move(event) {
    if (event.pointerId !== pressed?.start.pointerId) return
    pressed.last = event
    if (carried) carried.moveSoon()
    else if (!isFar(pressed)) return
    else if (event.pointerType === "mouse") take()
    else end(false)
  }

  function end(drop) {
    clearTimeout(timer)
    const was = carried
    pressed = carried = null
    was?.end(drop)
  }

  function release() {
    if (carried) {
      carried.moveNow()
      addEventListener("click", swallow, { capture: true, once: true })
      setTimeout(() => removeEventListener("click", swallow, true))
    }
    if (pressed) end(Boolean(carried))
  }

  function keyed(event) {
    if (event.key !== "Escape" || !carried) return
    event.stopImmediatePropagation()
    end(false)
  }

  // A lifted card does not scroll the page, and a finger that rests on it asks for no menu.
  const still = (event) => carried && event.preventDefault()

  document.addEventListener("pointerdown", press)
  document.addEventListener("pointermove", move)
  document.addEventListener("pointerup", release)
  document.addEventListener("pointercancel", () => pressed && end(false))
  document.addEventListener("touchmove", still, { passive: false })
  document.addEventListener("contextmenu", still)
  document.addEventListener("keydown", keyed, true)
  document.addEventListener("dragstart", (event) => {
    if (event.target.closest?.(ITEM)) event.preventDefault()
  })
}

const isFar = ({ start, last }) => Math.hypot(last.clientX - start.clientX, last.clientY - start.clientY) > SLACK

function swallow(event) {
  event.preventDefault()
  event.stopPropagation()
}
