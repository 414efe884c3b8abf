// Names offered while @ is being typed in a comment; the people stand in the page's choices.
import { embedded } from "./words.js"

const MOST = 6
const TYPING = /(?:^|[\s(])@([\p{L}\p{N}'.-][\p{L}\p{N} '.-]{0,40}|)$/u

const list = document.createElement("ul")
list.className = "menu mentions"
list.id = "mentions"
list.role = "listbox"
list.popover = "manual"

let field = null
let at = 0
let wanted = ""

export function watchMentions() {
  document.addEventListener("input", ({ target }) => {
    if (target.matches?.("[data-mention]")) offer(target)
  })
  document.addEventListener("keydown", press, true)
  document.addEventListener("focusout", ({ target }) => target === field && close())
  list.addEventListener("pointerdown", (event) => {
    event.preventDefault()
    const option = event.target.closest("[role=option]")
    if (option) take(option)
  })
}

function offer(target) {
  const typed = TYPING.exec(target.value.slice(0, target.selectionStart))
  const found = typed ? matching(typed[1].toLowerCase()) : []
  if (!found.length) return close()
  field = target
  wanted = typed[1]
  at = 0
  list.replaceChildren(...found.map(option))
  if (!list.isConnected) document.body.append(list)
  list.showPopover()
  place()
  mark()
}

const matching = (text) =>
  (embedded("choices").members ?? [])
    .filter(({ name }) => starts(name.toLowerCase(), text) && name.toLowerCase() !== text)
    .slice(0, MOST)

const starts = (name, text) => name.startsWith(text) || name.split(" ").some((word) => word.startsWith(text))

function option({ id, name, hue, initials }) {
  const node = document.createElement("li")
  const face = document.createElement("span")
  face.className = "av"
  face.style.setProperty("--h", hue)
  face.textContent = initials
  node.className = "opt"
  node.role = "option"
  node.id = `mention-${id}`
  node.dataset.name = name
  node.append(face, name)
  return node
}

function press(event) {
  if (!field || event.target !== field || event.isComposing) return
  const moves = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (moves) at = (at + moves + list.children.length) % list.children.length
  else if (event.key === "Enter" || event.key === "Tab") take(list.children[at])
  else if (event.key === "Escape") close()
  else return
  event.preventDefault()
  event.stopPropagation()
  if (moves) mark()
}

function take({ dataset }) {
  const end = field.selectionStart
  field.setRangeText(`${dataset.name} `, end - wanted.length, end, "end")
  close()
}

function mark() {
  for (const [number, node] of [...list.children].entries()) node.ariaSelected = String(number === at)
  field.setAttribute("aria-controls", list.id)
  field.setAttribute("aria-activedescendant", list.children[at].id)
}

// Above the field, as it stands at the foot of the panel.
function place() {
  const box = field.getBoundingClientRect()
  list.style.setProperty("--x", `${box.left}px`)
  list.style.setProperty("--y", `${innerHeight - box.top + 4}px`)
}

function close() {
  if (list.isConnected && list.matches(":popover-open")) list.hidePopover()
  field?.removeAttribute("aria-activedescendant")
  field?.removeAttribute("aria-controls")
  field = null
}
