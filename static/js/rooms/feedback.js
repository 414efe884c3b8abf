// The inbox of feedback: what has the focus is open beside the list; L, E, D and S act on it.
import { focusItem, itemsIn } from "../focus.js"
import { isTyping, keysOff, nameOfKey } from "../keys.js"

const wide = matchMedia("(min-width: 1000px)")
const KEYS = { e: "edit", d: "dismiss", s: "snooze" }

export function wire(element, { ops, get, htmx }) {
  let at = 0
  let asked = 0
  const rows = () => itemsIn(element.querySelector("#feedback-rows"))
  const open = () => element.querySelector("#feedback-open")

  async function read(row) {
    at = rows().indexOf(row)
    const turn = ++asked
    if (!wide.matches || open()?.dataset.thing === row.id.slice(4)) return mark()
    const link = new URL(row.querySelector("a").href)
    link.searchParams.set("part", "open")
    const answer = await get(link).catch(() => null)
    if (!answer?.ok || turn !== asked) return
    const box = document.createElement("template")
    box.innerHTML = await answer.text()
    open().replaceWith(box.content)
    htmx.process(open())
    document.dispatchEvent(new CustomEvent("page:drawn"))
    mark()
  }

  function mark() {
    for (const row of rows()) row.toggleAttribute("data-open", row.id === `row-${open()?.dataset.thing}`)
  }

  // The words that are marked with the mouse or the keyboard, and where they begin.
  function passage() {
    const text = element.querySelector("#fb-text")
    const chosen = getSelection()
    if (!text || !chosen?.rangeCount || chosen.isCollapsed || !text.contains(chosen.anchorNode)) return null
    const range = chosen.getRangeAt(0)
    if (!text.contains(range.endContainer)) return null
    const before = range.cloneRange()
    before.selectNodeContents(text)
    before.setEnd(range.startContainer, range.startOffset)
    const raw = range.toString()
    const quote = raw.trim()
    return quote ? { quote, start: [...before.toString(), ...raw.slice(0, raw.indexOf(quote))].length } : null
  }

  function link() {
    const form = element.querySelector("form[data-fb=link]")
    const found = passage()
    if (!form) return false
    const shown = form.querySelector(".fb-quote")
    form.elements.quote.value = found?.quote ?? ""
    form.elements.start.value = found ? found.start : ""
    shown.textContent = found?.quote ?? ""
    shown.hidden = !found
    form.elements.title.focus()
    return true
  }

  function press(event) {
    const key = nameOfKey(event)
    if (event.defaultPrevented || isTyping(event.target) || keysOff()) return
    if (document.querySelector("dialog[open], :popover-open")) return
    const control = KEYS[key] && element.querySelector(`[data-fb=${KEYS[key]}]`)
    if (key === "l" ? !link() : !control) return
    event.preventDefault()
    event.stopPropagation()
    if (key === "l") return
    control.click()
    if (control.popoverTargetElement) control.popoverTargetElement.querySelector("button")?.focus()
  }

  element.addEventListener("focusin", ({ target }) => {
    const row = target.closest(".fb-row")
    if (row) read(row)
  })
  element.addEventListener("click", (event) => {
    const cut = event.target.closest("[data-fb-unlink]")
    if (cut) return void ops.write({ method: "DELETE", url: cut.dataset.fbUnlink })
    const row = event.target.closest(".fb-row")
    if (!row || !wide.matches || event.metaKey || event.ctrlKey) return
    event.preventDefault()
    focusItem(row)
  })
  document.addEventListener("keydown", press, true)

  // What was dealt with leaves the list: the next one takes its place.
  document.addEventListener("live:after", () => {
    const free = !document.activeElement || document.activeElement === document.body
    const gone = !rows().some((row) => row.id === `row-${open()?.dataset.thing}`)
    if (free && gone && rows().length) focusItem(rows()[Math.min(Math.max(at, 0), rows().length - 1)])
    mark()
  })
  mark()
}
