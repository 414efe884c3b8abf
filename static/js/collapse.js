// Columns somebody folded away: a habit of this browser, kept by column, put back after every drawing.

const KEY = "onetask-folded"
const read = () => new Set(JSON.parse(localStorage.getItem(KEY) ?? "[]"))

export function keepFolds() {
  document.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-collapse]")
    if (!button) return
    toggle(button.dataset.collapse)
    button.focus({ preventScroll: true })
  })
}

function toggle(id) {
  const folded = read()
  if (!folded.delete(id)) folded.add(id)
  localStorage.setItem(KEY, JSON.stringify([...folded]))
  tellFolds()
}

// The pill of a column on a phone shows its count, which is a drawing of its own.
export function tellFolds() {
  const folded = read()
  for (const count of document.querySelectorAll("[data-in][data-size]")) {
    count.closest(".col").dataset.size = count.dataset.size
  }
  for (const button of document.querySelectorAll("[data-collapse]")) {
    const on = folded.has(button.dataset.collapse)
    button.closest("section").toggleAttribute("data-collapsed", on)
    button.setAttribute("aria-expanded", String(!on))
  }
}
