// On a phone a long press opens a sheet from below: move, assign, due; it stands in for the drag.
import { KINDS } from "./choices.js"
import { itemOf } from "./focus.js"
import { nameOf } from "./moves.js"
import { element, t } from "./words.js"

const PRESS = 450
const SLACK = 10
const phone = matchMedia("(max-width: 699px)")

export function wireSheet({ actions, moves }) {
  let timer = 0
  let start = null

  function press(event) {
    const item = itemOf(event.target)
    if (!item || !phone.matches || event.pointerType === "mouse") return
    start = event
    timer = setTimeout(() => open(item), PRESS)
  }

  function stop(event) {
    const far = start && Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY) > SLACK
    if (event.type !== "pointermove" || far) clearTimeout(timer)
  }

  function open(item) {
    navigator.vibrate?.(8)
    const sheet = element("dialog", { class: "bsheet", "aria-label": nameOf(item) })
    const rows = KINDS.status.options([item]).map((option) => row(option, () => done(() => moves.toColumn([item], option.value))))
    const done = (run) => (sheet.close(), run())
    const act = (kind, label) =>
      element("button", { type: "button", class: "btn", click: () => done(() => actions.menu(kind, { anchor: item, items: [item] })) }, label)
    sheet.append(
      element("div", { class: "grab" }),
      element("p", { class: "w6 elp" }, nameOf(item)),
      element("div", { role: "radiogroup", "aria-label": t("Move to") }, ...rows),
      element("div", { class: "row" }, act("assignee", t("Assign")), act("due", t("Due")), act("importance", t("Importance"))),
    )
    document.body.append(sheet)
    sheet.addEventListener("close", () => (sheet.remove(), item.focus({ preventScroll: true })))
    sheet.addEventListener("click", ({ target }) => target === sheet && sheet.close())
    draggable(sheet)
    sheet.showModal()
  }

  for (const type of ["pointermove", "pointerup", "pointercancel"]) document.addEventListener(type, stop)
  document.addEventListener("pointerdown", press)
  document.addEventListener("contextmenu", (event) => phone.matches && itemOf(event.target) && event.preventDefault())
}

function row({ label, hint, checked }, run) {
  const made = element("button", { type: "button", class: "mv", role: "radio", "aria-checked": String(checked), click: run }, label)
  made.append(element("span", { class: "grow" }))
  if (hint) made.append(element("span", { class: "f12 mut num" }, String(hint)))
  return made
}

// A sheet drags down to close.
function draggable(sheet) {
  let from = null
  sheet.addEventListener("pointerdown", ({ clientY, target }) => (from = target.closest("button") ? null : clientY))
  sheet.addEventListener("pointermove", ({ clientY }) => from !== null && clientY - from > 80 && sheet.close())
  sheet.addEventListener("pointerup", () => (from = null))
}
