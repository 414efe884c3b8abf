// Native dialogs and plain forms, written like everything else: the answer is a message, a refusal stands at its fields.
import { typingInto } from "./ahead.js"
import { get } from "./send.js"
import { element, t } from "./words.js"

const TYPED = 20

export function wireDialogs({ ops, htmx, toast }) {
  async function open(id, src) {
    const dialog = document.getElementById(id)
    if (!dialog || dialog.open) return
    if (src && !(await fill(dialog, src))) return false
    dialog.showModal()
    restoreDraft(dialog)
    dialog.querySelector("[autofocus], input:not([type=hidden]), textarea, select")?.focus()
  }

  async function fill(dialog, src) {
    const answer = await get(src, {
      "HX-Request-Type": "partial",
      "HX-Target": `dialog#${dialog.id}`,
    }).catch(() => null)
    if (!answer?.ok) return toast(t("That could not be opened."), { error: true }) && false
    draw(dialog, await answer.text())
    return true
  }

  function draw(place, html) {
    const box = document.createElement("template")
    box.innerHTML = html
    place.replaceChildren(box.content)
    htmx.process(place)
    document.dispatchEvent(new CustomEvent("page:drawn"))
  }

  // <form data-write action method> or data-method="PATCH"; without JavaScript it is a plain form.
  async function submit(form, button) {
    const body = new FormData(form, button)
    const files = [...body.values()].some((value) => value instanceof File)
    const method = (form.dataset.method ?? form.method).toUpperCase()
    const facts = {
      method,
      url: form.getAttribute("action"),
      form,
      about: form.closest("[data-thing]"),
    }
    if (button) button.disabled = true
    const outcome = await ops.write({ ...facts, body: files ? body : new URLSearchParams(body) })
    if (button) button.disabled = false
    if (outcome.invalid) return again(form, outcome.text)
    if (outcome.ok) after(form)
  }

  function after(form) {
    const dialog = form.closest("dialog")
    forget(dialog)
    form.reset()
    dialog?.close()
    form.closest(":popover-open")?.hidePopover()
  }

  document.addEventListener("click", (event) => {
    const { target } = event
    const opener = !event.metaKey && !event.ctrlKey && target.closest("[data-dialog]")
    if (opener) event.preventDefault()
    if (opener) typingInto(() => open(opener.dataset.dialog, opener.dataset.src))
    if (target.closest("[data-close=dialog]") || isBackdrop(target)) target.closest("dialog").close()
  })
  document.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-write]")
    if (!form) return
    event.preventDefault()
    submit(form, event.submitter)
  })
  document.addEventListener("keydown", (event) => {
    const form = event.target.closest?.("form[data-write]")
    if (event.key === "Enter" && (event.metaKey || event.ctrlKey) && form) form.requestSubmit()
  })
  document.addEventListener("close", ({ target }) => keepDraft(target), true)
  return { open, draw }
}

// <li data-for="name">words</li> goes under its field, what belongs to none above the button.
function again(form, html) {
  const box = document.createElement("template")
  box.innerHTML = html
  for (const old of form.querySelectorAll(".wrong")) old.remove()
  for (const field of form.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid")
  const errors = [...box.content.querySelectorAll("[data-for]")]
  for (const error of errors) complain(form, error.dataset.for, error.textContent)
  if (!errors.length) complain(form, "", box.content.textContent.trim())
  form.querySelector("[aria-invalid]")?.focus()
}

function complain(form, name, text) {
  const field = name && form.elements[name]
  const id = `wrong-${name || "form"}`
  const line = element("p", { class: "wrong", id, role: "alert" }, text)
  if (!field?.setAttribute) return form.append(line)
  field.setAttribute("aria-invalid", "true")
  field.setAttribute("aria-describedby", id)
  field.after(line)
}

const isBackdrop = (node) => node.matches?.("dialog[closedby=any]") ?? false
const keyOf = (dialog) => `onetask-draft ${dialog?.id} ${dialog?.querySelector("form")?.getAttribute("action")}`
const fields = (dialog) => [
  ...(dialog?.querySelectorAll("input[name]:not([type=hidden]):not([type=password]), textarea[name]") ?? []),
]
const forget = (dialog) => sessionStorage.removeItem(keyOf(dialog))

// What was typed is not lost by Escape: it is there when the dialog opens again.
function keepDraft(dialog) {
  const typed = fields(dialog).filter(({ type }) => !["checkbox", "radio", "file"].includes(type))
  if (typed.reduce((sum, { value }) => sum + value.length, 0) <= TYPED) return
  sessionStorage.setItem(keyOf(dialog), JSON.stringify(typed.map(({ name, value }) => [name, value])))
}

function restoreDraft(dialog) {
  const form = dialog.querySelector("form")
  for (const [name, value] of JSON.parse(sessionStorage.getItem(keyOf(dialog)) ?? "[]")) {
    const field = form?.elements[name]
    if (field && !field.value) field.value = value
  }
}
