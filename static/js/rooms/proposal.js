// A list of proposals by keys: J K move, A choose, backspace remove, ⌥ arrows reorder, R another, Enter adds.
export function wire(form) {
  const list = form.querySelector("ol")
  const rows = () => [...list.children]
  const current = () => document.activeElement?.closest(".proposal li") ?? rows()[0]

  function go(row) {
    if (!row) return
    for (const one of rows()) one.tabIndex = one === row ? 0 : -1
    row.focus()
  }

  function shift(row, step) {
    const other = step < 0 ? row.previousElementSibling : row.nextElementSibling
    if (!other) return
    step < 0 ? other.before(row) : other.after(row)
    go(row)
  }

  function take(row) {
    const next = row.nextElementSibling ?? row.previousElementSibling
    row.remove()
    go(next)
  }

  function choose(row) {
    const box = row.querySelector("input")
    box.checked = !box.checked
  }

  list.addEventListener("click", ({ target }) => {
    const button = target.closest("button")
    const row = button?.closest("li")
    if (!row) return
    if ("take" in button.dataset) take(row)
    else shift(row, Number(button.dataset.step))
  })

  const keys = {
    j: () => go(current().nextElementSibling),
    k: () => go(current().previousElementSibling),
    a: () => choose(current()),
    r: () => document.getElementById("another")?.requestSubmit(),
    Backspace: () => take(current()),
    Enter: () => form.requestSubmit(),
  }

  document.addEventListener(
    "keydown",
    (event) => {
      if (!form.isConnected || event.ctrlKey || event.metaKey || event.target.closest?.("dialog, [popover]")) return
      if (event.target.matches("input:not([type=checkbox]), textarea, select, [contenteditable]")) return
      if (event.target.closest("button, a") && event.key === "Enter") return
      const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
      const act =
        event.altKey && step ? () => shift(current(), step) : step ? keys[step < 0 ? "k" : "j"] : keys[event.key]
      if (!act || !rows().length) return
      event.preventDefault()
      event.stopImmediatePropagation()
      act()
    },
    true,
  )
  go(rows()[0])
}
