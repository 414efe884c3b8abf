// Two people wrote the same words: both are shown, and either can be kept.
import { hover } from "./menu.js"
import { element, t } from "./words.js"

export function openClash({ ops, toast }) {
  let last = null

  function show(change, html) {
    const facts = read(html)
    if (!facts) return false
    const about = change.about?.isConnected ? change.about : document.body
    last = { change, facts, uses: "theirs" }
    show.chip?.remove()
    show.chip = chip(facts)
    document.body.append(show.chip)
    hover(show.chip, fieldOf(about, facts) ?? about)
    write(facts.theirs)
    return true
  }

  const chip = (facts) =>
    element(
      "div",
      { class: "clash menu", role: "alertdialog", "aria-label": t("Changed by two people") },
      element("p", {}, t("{who} set “{value}”.", { who: facts.by, value: facts.theirs })),
      element("p", {}, t("You wrote “{value}”.", { value: facts.mine })),
      element("button", { type: "button", class: "btn", click: close }, t("Keep theirs")),
      element("button", { type: "button", class: "btn primary", click: () => use("mine") }, t("Use mine")),
    )

  function close() {
    show.chip?.remove()
  }

  // Their number is now seen, so the same words may be written again on purpose.
  async function use(whose) {
    if (!last) return toast(t("Nothing to switch."))
    close()
    const { change, facts } = last
    const outcome = await ops().write({
      ...change,
      op: undefined,
      seen: last.seen ?? facts.v,
      body: { [facts.field]: facts[whose] },
    })
    if (!outcome.ok) return
    last = { ...last, uses: whose, seen: outcome.number }
    write(facts[whose])
  }

  function write(value) {
    const field = last.change.about?.isConnected && fieldOf(last.change.about, last.facts)
    if (!field || field.matches("time")) return
    if ("value" in field) field.value = value
    else field.textContent = value
  }

  return { show, switchLast: () => use(last?.uses === "mine" ? "theirs" : "mine") }
}

const fieldOf = (about, { field }) =>
  about.querySelector?.(`[data-edit="${CSS.escape(field)}"], [data-field="${CSS.escape(field)}"]`)

// <div class="problem" data-field data-number> with <dt>who</dt><dd data-theirs>, <dd data-mine>.
function read(html) {
  const box = document.createElement("template")
  box.innerHTML = html
  const found = box.content.querySelector(".problem[data-field]")
  const words = (selector) => found.querySelector(selector)?.textContent.trim() ?? ""
  if (!found) return null
  const { field, number } = found.dataset
  return {
    field,
    v: number,
    by: words("dt"),
    theirs: words("[data-theirs]"),
    mine: words("[data-mine]"),
  }
}
