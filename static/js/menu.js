// The one menu: type-ahead, arrows, digits; Enter chooses, or toggles in a menu of many; focus returns.
import { setAll } from "./styles.js"
import { element } from "./words.js"

let open = null
const EDGE = 8

export function closeMenu({ refocus = true } = {}) {
  if (!open) return
  const { box, back, onclose } = open
  open = null
  const inside = box.contains(document.activeElement)
  box.remove()
  if (refocus && inside) back?.focus({ preventScroll: true })
  onclose?.()
}

export const isMenuOpen = () => open !== null

// options: [{ value, label, mark, hint, checked }]; onchoose(value, on)
export function openMenu({ anchor, title, options, many = false, onchoose, onclose, back }) {
  closeMenu()
  const rows = options.map((option, at) => row(option, at, many))
  const box = element("div", { class: "menu", role: "menu", "aria-label": title, tabindex: "-1" }, ...rows)
  open = { box, back: back ?? document.activeElement, onclose, many, options, onchoose, typed: "" }
  document.body.append(box)
  hover(box, anchor)
  box.addEventListener("keydown", keyed)
  box.addEventListener("click", ({ target }) => choose(target.closest("[role^=menuitem]")))
  const first = rows.find((one) => one.getAttribute("aria-checked") === "true") ?? rows[0]
  first?.focus({ preventScroll: true })
  return box
}

// A step or importance by its shape, a person by initials, a label by its colour.
export function sign({ sort, hue, initials = "" } = {}) {
  if (sort) return [element("i", { class: sort })]
  if (hue === undefined) return []
  const made = element("span", { class: initials ? "av" : "dot" }, initials)
  setAll(made, { h: hue })
  return [made]
}

function row({ value, label, mark, hint, checked }, at, many) {
  const role = many ? "menuitemcheckbox" : checked === undefined ? "menuitem" : "menuitemradio"
  const facts = { role, class: "opt", type: "button", tabindex: "-1", "data-value": value ?? "" }
  if (role !== "menuitem") facts["aria-checked"] = String(Boolean(checked))
  const made = element("button", facts, ...sign(mark), element("span", { class: "grow" }, label))
  if (hint) made.append(element("span", { class: "mut" }, String(hint)))
  if (at < 9) made.append(element("kbd", { "aria-hidden": "true" }, String(at + 1)))
  return made
}

function choose(chosen) {
  if (!open || !chosen) return
  const at = [...open.box.children].indexOf(chosen)
  const { value } = open.options[at]
  const { onchoose, many } = open
  if (!many) {
    closeMenu()
    return onchoose(value, true)
  }
  const on = chosen.getAttribute("aria-checked") !== "true"
  chosen.setAttribute("aria-checked", String(on))
  onchoose(value, on)
}

function keyed(event) {
  const rows = [...open.box.children]
  const at = rows.indexOf(document.activeElement)
  const step = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key]
  event.stopPropagation()
  if (event.metaKey || event.ctrlKey) return
  if (step !== undefined) rows.at(step % rows.length)?.focus()
  else if (event.key === "Escape" || event.key === "Tab") closeMenu()
  else if (event.key === "Enter" || event.key === " ") choose(rows[at])
  else if (/^[1-9]$/.test(event.key)) choose(rows[Number(event.key) - 1])
  else if (event.key.length === 1) ahead(event.key, rows)
  else return
  event.preventDefault()
}

function ahead(letter, rows) {
  clearTimeout(open.forget)
  open.typed += letter.toLowerCase()
  const { typed, options } = open
  const labels = options.map(({ label }) => label.toLowerCase())
  const found = labels.findIndex((label) => label.startsWith(typed))
  const near = found >= 0 ? found : labels.findIndex((label) => label.includes(typed))
  rows[near]?.focus()
  const menu = open
  open.forget = setTimeout(() => (menu.typed = ""), 800)
}

document.addEventListener("pointerdown", ({ target }) => {
  if (open && !open.box.contains(target)) closeMenu({ refocus: false })
})

// Below its anchor, above where there is no room, and always on screen.
export function hover(box, anchor) {
  box.dataset.floats = ""
  const at = anchor?.getBoundingClientRect?.() ?? {
    left: innerWidth / 2,
    bottom: innerHeight / 3,
    top: 0,
  }
  const { width, height } = box.getBoundingClientRect()
  const below = at.bottom + 4 + height <= innerHeight - EDGE
  const top = below ? at.bottom + 4 : Math.max(EDGE, at.top - height - 4)
  const left = Math.min(Math.max(EDGE, at.left), Math.max(EDGE, innerWidth - width - EDGE))
  setAll(box, {
    x: `${left}px`,
    y: `${Math.min(top, Math.max(EDGE, innerHeight - height - EDGE))}px`,
  })
}

// Keeps a floating box with fields of its own open until Escape or a press outside.
export function openBox({ anchor, box, onclose, back }) {
  closeMenu()
  open = { box, back: back ?? document.activeElement, onclose }
  document.body.append(box)
  hover(box, anchor)
  box.addEventListener("keydown", (event) => {
    event.stopPropagation()
    if (event.key === "Escape") closeMenu()
  })
}
