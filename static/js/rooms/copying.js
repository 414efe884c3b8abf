// A button beside a field copies what stands in it.
export function wire(page, { toast }) {
  page.addEventListener("click", async ({ target }) => {
    const button = target.closest("[data-copy]")
    if (!button) return
    const field = document.getElementById(button.dataset.copy)
    field.select()
    await navigator.clipboard?.writeText(field.value)
    toast(button.dataset.said)
  })
}
