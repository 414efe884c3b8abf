// Columns folded away: a habit of one person in this browser, put back after every drawing; a backlog is folded until it is opened.

const key = () => `onetask-folds ${document.documentElement.dataset.me}`
const read = () => JSON.parse(localStorage.getItem(key()) ?? "{}")

export function keepFolds() {
  document.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-collapse]")
    if (!button) return
    toggle(button)
    button.focus({ preventScroll: true })
  })
}

function toggle(button) {
  const habits = read()
  habits[button.dataset.collapse] = button.getAttribute("aria-expanded") === "true"
  localStorage.setItem(key(), JSON.stringify(habits))
  tellFolds()
}

// The pill of a column on a phone shows its count, which is a drawing of its own.
export function tellFolds() {
  const habits = read()
  for (const count of document.querySelectorAll("[data-in][data-size]")) {
    count.closest(".col").dataset.size = count.dataset.size
  }
  for (const button of document.querySelectorAll("[data-collapse]")) {
    const column = button.closest("section")
    const on = habits[button.dataset.collapse] ?? isShelf(column)
    column.toggleAttribute("data-collapsed", on)
    button.setAttribute("aria-expanded", String(!on))
  }
}

const isShelf = (column) => column.dataset.step === "backlog" && column.parentElement.childElementCount > 2
