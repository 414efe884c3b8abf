// Rows of the inbox by key: ⌫ is done, H snoozes; then the next row has the focus.
const rowOf = (node) => node.closest?.(".inbox-row")
const rows = () => [...document.querySelectorAll(".inbox-row")]
let place = 0

document.addEventListener(
  "keydown",
  (event) => {
    const row = rowOf(event.target)
    if (!row || event.target !== row || event.metaKey || event.ctrlKey || event.altKey) return
    const control = { Backspace: "[data-done]", Delete: "[data-done]", h: "[data-snooze]" }[event.key]
    if (!control) return
    event.preventDefault()
    event.stopPropagation()
    place = rows().indexOf(row)
    row.querySelector(control).click()
    if (control === "[data-snooze]") row.querySelector(".snooze button").focus()
  },
  true,
)

document.addEventListener("htmx:after:swap", () => {
  const read = document.querySelector("#panel [data-thing]")?.dataset.thing
  if (read) document.querySelector(`[data-row="${CSS.escape(read)}"]`)?.removeAttribute("data-unread")
  const free = document.activeElement === document.body || document.activeElement === null
  if (free && document.getElementById("inbox")) (rows()[place] ?? rows().at(-1))?.focus()
})
