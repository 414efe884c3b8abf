// On a phone a long press opens a sheet from below: move, assign, due; it stands in for the drag.
import { KINDS } from "./choices.js"
import { itemOf } from "./focus.js"
import { sign } from "./menu.js"
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
    const then = (run) => () => {
      sheet.close()
      run()
    }
    sheet.append(...parts(item, then))
    document.body.append(sheet)
    sheet.addEventListener("close", () => {
      sheet.remove()
      item.focus({ preventScroll: true })
    })
    closable(sheet)
    sheet.showModal()
  }

  function parts(item, then) {
    const move = (option) =>
      row(
        option,
        then(() => moves.toColumn([item], option.value)),
      )
    const menu = (kind) => then(() => actions.menu(kind, { anchor: item, items: [item] }))
    const act = (kind, label) => element("button", { type: "button", class: "btn", click: menu(kind) }, label)
    const columns = KINDS.status.options([item]).map(move)
    return [
      element("div", { class: "grab" }),
      element("p", { class: "w6 elp" }, nameOf(item)),
      element("div", { role: "radiogroup", "aria-label": t("Move to") }, ...columns),
      element("div", { class: "row" }, act("assignee", t("Assign")), act("due", t("Due")), act("labels", t("Labels"))),
    ]
  }

  for (const type of ["pointermove", "pointerup", "pointercancel"]) document.addEventListener(type, stop)
  document.addEventListener("pointerdown", press)
  document.addEventListener("contextmenu", (event) => {
    if (phone.matches && itemOf(event.target)) event.preventDefault()
  })
}

function row({ label, mark, hint, checked }, click) {
  const facts = {
    type: "button",
    class: "mv",
    role: "radio",
    "aria-checked": String(checked),
    click,
  }
  const made = element("button", facts, ...sign(mark), label, element("span", { class: "grow" }))
  if (hint) made.append(element("span", { class: "f12 mut num" }, String(hint)))
  return made
}

// A sheet closes when it is dragged down, or by a press that began outside it.
function closable(sheet) {
  let from = null
  let outside = false
  sheet.addEventListener("pointerdown", ({ clientY, target }) => {
    from = target.closest("button") ? null : clientY
    outside = target === sheet && clientY < sheet.getBoundingClientRect().top
  })
  sheet.addEventListener("pointermove", ({ clientY }) => from !== null && clientY - from > 80 && sheet.close())
  sheet.addEventListener("pointerup", () => (from = null))
  sheet.addEventListener("click", () => outside && sheet.close())
}
