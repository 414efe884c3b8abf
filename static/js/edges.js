// What depends on who looks, set after every swap: fragments themselves have no viewer.

export function markMine(root = document) {
  const { me } = document.documentElement.dataset
  for (const node of root.querySelectorAll("[data-owner], [data-mentions]")) {
    node.toggleAttribute("data-mine", names(node.dataset.owner).includes(me))
    node.toggleAttribute("data-mentions-me", names(node.dataset.mentions).includes(me))
  }
  markHere()
}

// The entry of the project this page is about, drawn for everybody, is the current one here.
function markHere() {
  const here = document.querySelector("main [data-project]")?.dataset.project
  for (const link of document.querySelectorAll(".side [id^=project-link-]")) {
    if (link.id === `project-link-${here}`) link.setAttribute("aria-current", "page")
    else link.removeAttribute("aria-current")
  }
}

const names = (list) => (list ?? "").split(" ")

// After each change of the page; together, at most once in a task.
export function afterChanges(...runs) {
  let due = false
  const all = () => {
    due = false
    for (const run of runs) run()
  }
  const soon = () => {
    if (due) return
    due = true
    queueMicrotask(all)
  }
  for (const type of ["live:after", "page:drawn", "htmx:after:swap"]) document.addEventListener(type, soon)
  all()
}
