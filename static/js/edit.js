// Inline edits: same box, no jump. Enter saves, Esc restores, leaving saves; meanwhile patches wait.
import { itemOf } from "./focus.js"
import { mayEdit, nameOf } from "./moves.js"
import { linkOf } from "./send.js"

export function openEdit({ ops, page }) {
  let editing = null

  function start(item, field = item?.querySelector('[data-edit="title"]')) {
    if (!field || editing || !mayEdit()) return
    const about = item ?? field.closest("[data-v]")
    editing = { field, about, was: field.textContent, seen: field.closest("[data-v]")?.dataset.v }
    field.contentEditable = "plaintext-only"
    field.dataset.hold = ""
    field.focus()
    getSelection().selectAllChildren(field)
  }

  function stop(save) {
    if (!editing) return
    const { field, about, was, seen } = editing
    editing = null
    field.removeAttribute("contenteditable")
    const text = field.textContent.trim().replace(/\s+/g, " ")
    if (!save || !text) field.textContent = was
    else if (text !== was) send({ field, about, was, text, seen })
    page.release(field)
    if (field.contains(document.activeElement)) (itemOf(about) ?? about).focus?.({ preventScroll: true })
  }

  function send({ field, about, was, text, seen }) {
    field.textContent = text
    const back = () => (field.textContent = was)
    const again = () => (field.textContent = text)
    const body = { [field.dataset.edit]: text }
    ops.write({
      method: "PATCH",
      url: linkOf(about),
      body,
      about,
      seen,
      back,
      again,
      label: nameOf(about),
    })
  }

  document.addEventListener(
    "keydown",
    (event) => {
      if (!editing?.field.contains(event.target)) return
      event.stopPropagation()
      if (event.isComposing || !["Enter", "Escape"].includes(event.key)) return
      event.preventDefault()
      const { about } = editing
      stop(event.key === "Enter")
      ;(itemOf(about) ?? about).focus?.({ preventScroll: true })
    },
    true,
  )
  document.addEventListener("focusout", ({ target }) => editing?.field === target && stop(true))
  document.addEventListener("dblclick", ({ target }) => {
    const field = target.closest("[data-edit]")
    if (field) start(itemOf(field) ?? field.closest("[data-thing]"), field)
  })
  document.addEventListener("click", (event) => {
    const field = event.target.closest("[data-edit]")
    if (!field || itemOf(field) || editing?.field === field) return
    event.preventDefault()
    start(field.closest("[data-thing]"), field)
  })

  wireFields({ ops, page })
  return { start }
}

// <input data-field="points">: held while in use, written when it changes.
function wireFields({ ops, page }) {
  document.addEventListener("focusin", ({ target }) => {
    if (!target.matches("input, textarea, select") || !target.closest("[data-v]")) return
    if (target.closest("[data-add]")) return
    target.dataset.hold = ""
    target.dataset.seen = target.closest("[data-v]").dataset.v
  })
  document.addEventListener("focusout", ({ target }) => {
    if (target.matches("input, textarea, select") && target.dataset.hold !== undefined) page.release(target)
  })
  document.addEventListener("change", ({ target }) => {
    const about = target.matches("[data-field]") && target.closest("[data-thing]")
    if (!about) return
    const value = target.type === "checkbox" ? target.checked : target.value
    const body = { [target.dataset.field]: value }
    ops.write({
      method: "PATCH",
      url: linkOf(about),
      body,
      about,
      seen: target.dataset.seen,
      label: nameOf(about),
    })
  })
}
