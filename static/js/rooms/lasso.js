// A lasso on the empty space of a board: every card it touches is selected; with ⇧ or ⌘ they come on top.
import { ITEM } from "../focus.js"
import { select, selected } from "../select.js"
import { setAll } from "../styles.js"
import { element } from "../words.js"

const SLACK = 4
const TAKEN = `${ITEM}, button, a, input, textarea, select, summary, form, header, [contenteditable]`
const RULES = `
  .lasso { position: fixed; inset: 0 auto auto 0; z-index: 5; pointer-events: none; border: 1px solid var(--accent);
    background: color-mix(in oklch, var(--accent) 10%, transparent); border-radius: 4px;
    inline-size: var(--w); block-size: var(--high); translate: var(--x) var(--y) }
  [data-lasso] { user-select: none }
`

const sheet = new CSSStyleSheet()
sheet.replaceSync(RULES)
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]

export function wire(board) {
  const phone = matchMedia("(max-width: 699px)")
  let drawn = null

  function press(event) {
    const scrolls = event.offsetX > event.target.clientWidth || event.offsetY > event.target.clientHeight
    if (event.button || event.pointerType !== "mouse" || phone.matches || scrolls) return
    if (event.target.closest(TAKEN)) return
    const kept = event.shiftKey || event.metaKey || event.ctrlKey ? selected() : []
    drawn = { x: event.clientX, y: event.clientY, kept, box: null, cards: [] }
  }

  function begin() {
    drawn.box = element("div", { class: "lasso" })
    drawn.cards = [...board.querySelectorAll(`[data-drop] > ${ITEM}`)]
    document.body.append(drawn.box)
    document.documentElement.dataset.lasso = ""
    getSelection().empty()
  }

  function move({ clientX, clientY }) {
    if (!drawn) return
    const [width, height] = [Math.abs(clientX - drawn.x), Math.abs(clientY - drawn.y)]
    if (!drawn.box && Math.max(width, height) <= SLACK) return
    if (!drawn.box) begin()
    const [left, top] = [Math.min(clientX, drawn.x), Math.min(clientY, drawn.y)]
    setAll(drawn.box, { x: `${left}px`, y: `${top}px`, w: `${width}px`, high: `${height}px` })
    const touched = drawn.cards.filter((card) => meets(card, { left, top, right: left + width, bottom: top + height }))
    select([...drawn.kept, ...touched])
  }

  function end() {
    drawn?.box?.remove()
    drawn = null
    delete document.documentElement.dataset.lasso
  }

  function keyed(event) {
    if (event.key !== "Escape" || !drawn?.box) return
    event.stopImmediatePropagation()
    select(drawn.kept)
    end()
  }

  board.addEventListener("pointerdown", press)
  addEventListener("pointermove", move)
  addEventListener("pointerup", end)
  addEventListener("blur", end)
  document.addEventListener("keydown", keyed, true)
}

// What its column has scrolled away cannot be touched.
function meets(card, box) {
  const [own, lane] = [card.getBoundingClientRect(), card.parentElement.getBoundingClientRect()]
  const [top, bottom] = [Math.max(own.top, lane.top), Math.min(own.bottom, lane.bottom)]
  return top < bottom && own.left < box.right && own.right > box.left && top < box.bottom && bottom > box.top
}
