// Bars are dragged, resized and linked by pointer or by keys; what would move is shown first.
import { mayEdit } from "../moves.js"
import { send } from "../send.js"
import { t } from "../words.js"
import { ghosts, toToday } from "./ghosts.js"

const [EDGE, FAR] = [7, 4]
const day = (text, by) => new Date(Date.parse(`${text}T00:00Z`) + by * 864e5).toISOString().slice(0, 10)
const rowOf = (node) => node?.closest(".gr")
const barOf = (row) => row?.querySelector(".gb:not(.ghost)")

export function wire(section, { ops, page, toast }) {
  const shown = ghosts(section)
  toToday(section)
  const url = `/projects/${section.dataset.project}/timeline`
  const px = () => Number(section.querySelector(".gt").dataset.px)
  let [now, linking, waiting] = [null, null, 0]

  // How far and which side: the whole bar, its start or its end.
  function move({ row, side, by }) {
    const { start, finish } = barOf(row).dataset
    const task = row.dataset.thing
    if (side === "end") return { task, finish: day(finish, by) }
    if (side === "start") return { task, start: day(start, by), finish }
    return barOf(row).classList.contains("ms") ? { task, finish: day(finish, by) } : { task, start: day(start, by) }
  }

  function begin(row, side, from) {
    now = { row, side, by: 0, from, moved: false }
    section.dataset.hold = ""
  }

  function shift(by) {
    if (by === now.by && now.moved) return
    Object.assign(now, { by, moved: true })
    shown.own(now, px())
    clearTimeout(waiting)
    waiting = setTimeout(ask, 60, now)
  }

  async function ask(asked) {
    const answer = await send({ method: "POST", url: `${url}/preview`, body: { moves: [move(asked)] } }).catch(
      () => null,
    )
    if (asked !== now || !answer?.ok) return
    shown.draw(await answer.text(), asked.row)
  }

  function end() {
    clearTimeout(waiting)
    now = null
    shown.clear()
    delete section.dataset.hold
    page.release(section)
  }

  async function apply() {
    const { row, by } = now
    const body = { moves: [move(now)], follow: section.parentElement.querySelector("#follow")?.checked ?? true }
    if (by) await ops.write({ method: "PUT", url, body, about: section, label: row.dataset.ref })
    end()
    barOf(document.getElementById(row.id))?.focus()
  }

  async function link(row) {
    const from = linking
    stopLinking()
    if (!from || !row || row === from) return
    const body = { on: from.dataset.thing }
    await ops.write({ method: "POST", url: `/tasks/${row.dataset.thing}/dependencies`, body, about: section })
  }

  function startLinking(row) {
    linking = row
    barOf(row).dataset.linking = ""
    return toast(t("Choose what waits for {ref}, then Enter.", { ref: row.dataset.ref }))
  }

  function stopLinking() {
    if (linking) delete barOf(linking).dataset.linking
    linking = null
  }

  function sideAt(bar, x) {
    const box = bar.getBoundingClientRect()
    const flip = getComputedStyle(bar).direction === "rtl"
    if (bar.classList.contains("ms") || box.width < 4 * EDGE) return "all"
    if (x - box.left < EDGE) return flip ? "end" : "start"
    return box.right - x < EDGE ? (flip ? "start" : "end") : "all"
  }

  section.addEventListener("pointerdown", (event) => {
    const dot = event.target.closest(".dot")
    const bar = event.target.closest(".gb[data-moves]")
    if (event.button || !mayEdit() || (!bar && !dot)) return
    event.preventDefault()
    if (dot) return startLinking(rowOf(dot))
    bar.focus({ preventScroll: true })
    begin(rowOf(bar), sideAt(bar, event.clientX), event.clientX)
    section.setPointerCapture(event.pointerId)
  })
  section.addEventListener("pointermove", ({ clientX }) => {
    if (!now?.from || (!now.moved && Math.abs(clientX - now.from) < FAR)) return
    const flip = getComputedStyle(section).direction === "rtl" ? -1 : 1
    shift(Math.round(((clientX - now.from) * flip) / px()))
  })
  section.addEventListener("pointerup", ({ clientX, clientY }) => {
    const below = rowOf(document.elementFromPoint(clientX, clientY))
    if (linking && below && below !== linking && !now) return link(below)
    if (!now?.from) return
    if (now.moved) return apply()
    const { row } = now
    end()
    return linking ? link(row) : row.querySelector("a[data-opens]").click()
  })
  section.addEventListener("pointercancel", end)
  section.addEventListener("focusin", ({ target }) => shown.dot(mayEdit() ? rowOf(target) : null))
  section.addEventListener("pointerover", ({ target }) => !now && mayEdit() && shown.dot(rowOf(target)))

  function step(row, by) {
    const next = by > 0 ? row.nextElementSibling : row.previousElementSibling
    if (!next) return
    barOf(row).tabIndex = -1
    barOf(next).tabIndex = 0
    barOf(next).focus()
    barOf(next).scrollIntoView({ block: "nearest", inline: "nearest" })
  }

  function key(event, row) {
    const { key, altKey, shiftKey } = event
    const sideways = { ArrowLeft: -1, ArrowRight: 1 }[key]
    if (sideways && altKey && mayEdit() && barOf(row).dataset.moves !== undefined) {
      if (now?.row !== row) begin(row, shiftKey ? "end" : "all", 0)
      return shift(now.by + sideways)
    }
    if (!now && (key === "ArrowDown" || key === "ArrowUp")) return step(row, key === "ArrowDown" ? 1 : -1)
    if (key === "Escape" && (now || linking)) return now ? end() : stopLinking()
    if (key === "Enter" && now) return apply()
    if (key === "Enter") return linking ? link(row) : row.querySelector("a[data-opens]").click()
    if (key.toLowerCase() === "l" && !altKey && mayEdit()) return startLinking(row)
    return false
  }

  section.addEventListener("keydown", (event) => {
    const row = event.target.matches(".gb") && rowOf(event.target)
    if (!row || event.metaKey || event.ctrlKey || key(event, row) === false) return
    event.preventDefault()
    event.stopPropagation()
  })
}
