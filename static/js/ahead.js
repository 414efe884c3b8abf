// What is typed while something asked for is still on its way goes into it, not to the keys of the page.
import { isTyping } from "./keys.js"
import { toast } from "./toast.js"
import { t } from "./words.js"

let kept = null

export async function typingInto(open) {
  const typed = (kept ??= [])
  const stands = await open().catch(unopened)
  kept = null
  if (stands !== false) for (const event of typed) again(event)
}

function unopened() {
  toast(t("That could not be opened."), { error: true })
  return false
}

function keep(event) {
  if (!kept || event.isComposing || ["Shift", "Control", "Alt", "Meta"].includes(event.key)) return
  event.preventDefault()
  event.stopImmediatePropagation()
  kept.push(event)
}

function again({ key, shiftKey, altKey, ctrlKey, metaKey }) {
  const field = document.activeElement
  const facts = { key, shiftKey, altKey, ctrlKey, metaKey, bubbles: true, cancelable: true }
  if (!field.dispatchEvent(new KeyboardEvent("keydown", facts)) || !isTyping(field)) return
  if (key === "Enter") field.form?.requestSubmit()
  else if (key === "Backspace") write(field, "", Math.max(field.selectionStart - 1, 0))
  else if (key.length === 1 && !ctrlKey && !metaKey) write(field, key)
}

function write(field, text, from = field.selectionStart) {
  field.setRangeText(text, from, field.selectionEnd, "end")
  field.dispatchEvent(new InputEvent("input", { bubbles: true }))
}

addEventListener("keydown", keep, true)
