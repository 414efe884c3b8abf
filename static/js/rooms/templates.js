// The add row of a column begins a task from a template, under the title that stands there if any does.
import { openMenu } from "../menu.js"
import { get } from "../send.js"
import { t } from "../words.js"

export function wire(button, { ops, toast }) {
  const form = button.closest("form")

  async function begin(id) {
    const title = form.elements.title.value.trim()
    const body = { column: form.dataset.add, ...(title && { title }) }
    const { ok } = await ops.write({ method: "POST", url: `/templates/${id}/tasks`, body, about: form })
    if (ok) form.elements.title.value = ""
  }

  button.addEventListener("click", async () => {
    const answer = await get("/menus/choices", { Accept: "application/json" }).catch(() => null)
    if (!answer?.ok) return toast(t("That could not be opened."), { error: true })
    const { templates } = await answer.json()
    if (!templates.length) return toast(t("No task templates yet. Save one from the ⋯ menu of a task."))
    const options = templates.map(({ id, name }) => ({ value: id, label: name }))
    openMenu({ anchor: button, title: t("From a template"), options, onchoose: begin, back: form.elements.title })
  })
}
