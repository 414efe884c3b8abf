// What was set by hand follows from the projects again.
export function wire(_fields, { ops }) {
  document.addEventListener("click", ({ target }) => {
    const name = target.closest("[data-clear]")?.dataset.clear
    const about = name && target.closest("[data-thing]")
    if (!about?.matches(".rm-props")) return
    ops.write({ method: "PATCH", url: about.dataset.href, body: { [name]: null }, about })
  })
}
