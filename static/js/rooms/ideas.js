// Ideas: a choice or a weight is sent as it is made; a link is cut with a press.

export function wire(element, { ops }) {
  const send = (field) => {
    const form = field.form
    const body = new URLSearchParams(new FormData(form))
    const method = (form.dataset.method ?? form.method).toUpperCase()
    return ops.write({ method, url: form.getAttribute("action"), body })
  }

  element.addEventListener("change", ({ target }) => {
    if (target.matches("[data-sends], [data-weight]")) send(target)
  })
  element.addEventListener("input", ({ target }) => {
    if (!target.matches("[data-weight]")) return
    target.parentElement.querySelector("output").textContent = Number(target.value)
  })
  element.addEventListener("click", ({ target }) => {
    const cut = target.closest("[data-cut]")
    if (cut) return void ops.write({ method: "DELETE", url: cut.dataset.cut })
    const chosen = target.closest("[data-formula]")
    if (!chosen) return
    chosen.form.elements.formula.value = chosen.dataset.formula
    chosen.form.requestSubmit()
  })
}
