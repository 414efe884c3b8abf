// The add row of a list stays open after Enter; pasted lines make one task each, with one undo for all.
import { current } from "./focus.js"
import { uuid7 } from "./send.js"

// <form data-add="COLUMN_ID"><input name="title"></form> before or after the list cards-COLUMN_ID.
export function openAddRows({ ops }) {
  const listOf = (form) => document.getElementById(form.dataset.list ?? `cards-${form.dataset.add}`)

  function add(form, titles) {
    const things = titles.map((title) => ({ id: uuid7(), title }))
    const cards = things.map((thing) => draw(form, thing)).filter(Boolean)
    const facts = {
      about: cards[0],
      label: titles[0],
      back: () => cards.map((card) => card.remove()),
    }
    return ops.write({ ...request(form, things), ...facts }).then(({ ok, waits }) => {
      if (ok && !waits) for (const card of cards) if (!card.dataset.v) card.remove()
    })
  }

  // A new card is the server's own template of the same fragment under the client's id.
  function draw(form, { id, title }) {
    const list = listOf(form)
    const template = document.querySelector(`template[data-new="${form.dataset.kind ?? "card"}"]`)
    if (!list || !template) return null
    const card = template.content.firstElementChild.cloneNode(true)
    card.id = `${card.id.replace(/-.*$/, "")}-${id}`
    card.dataset.in = list.id
    card.removeAttribute("data-v")
    card.removeAttribute("data-rank")
    const link = card.querySelector("a[href]")
    link?.setAttribute("href", link.getAttribute("href").replace(/[^/]*$/, id))
    ;(card.querySelector('[data-edit="title"]') ?? link ?? card).textContent = title
    card.dataset.op = ""
    list.insertBefore(card, list.querySelector(":scope > [data-more]"))
    card.scrollIntoView({ block: "nearest" })
    return card
  }

  document.addEventListener("submit", (event) => {
    const form = event.target.closest("[data-add]")
    if (!form) return
    event.preventDefault()
    const field = form.elements.title
    const title = field.value.trim()
    field.value = ""
    if (title) add(form, [title])
  })

  document.addEventListener("paste", (event) => {
    const form = event.target.closest?.("[data-add]")
    const lines = (event.clipboardData?.getData("text/plain") ?? "").split(/\r?\n/).map(bare).filter(Boolean)
    if (!form || form.dataset.parent || lines.length < 2) return
    event.preventDefault()
    add(form, lines)
  })

  document.addEventListener("keydown", (event) => {
    const form = event.target.closest?.("[data-add]")
    if (!form || event.key !== "Escape") return
    event.target.value = ""
    event.target.blur()
    form.hidden = !form.dataset.parent
    event.stopPropagation()
  })

  // C opens the row of the list under the focus, else that of the page's own button, else the first.
  function open(column) {
    const near = column ? null : current()?.closest("section")?.querySelector("[data-add]")
    const own = column ?? document.querySelector(".fab")?.dataset.adds
    const forms = [near, rowOf(own), ...document.querySelectorAll("[data-add]")].filter(Boolean)
    const form = forms.find((one) => !one.closest("[data-collapsed]"))
    if (!form) return false
    form.closest("details")?.setAttribute("open", "")
    form.hidden = false
    form.elements.title.focus()
  }

  const rowOf = (column) => column && document.querySelector(`[data-add="${CSS.escape(column)}"]`)

  document.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-adds]")
    if (button) open(button.dataset.adds)
  })

  return { open }
}

function request(form, things) {
  const { add: column, parent } = form.dataset
  const like = location.search || undefined
  if (things.length === 1)
    return {
      method: "POST",
      url: form.getAttribute("action") ?? "/tasks",
      body: { ...(parent ? { parent } : { column, like }), ...things[0] },
    }
  return { method: "POST", url: "/tasks/bulk", body: { column, create: things, like } }
}

// "- [ ] Buy milk" and "3. Buy milk" are the same task.
const bare = (line) => line.replace(/^\s*(?:[-*•]|\d+[.)])?\s*(?:\[[ x]\]\s*)?/i, "").trim()
