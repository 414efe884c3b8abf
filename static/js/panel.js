// A thing opens at the side; the page below stays in use, and its address is in the bar.
import { focusItem, itemOf, step } from "./focus.js"
import { get, linkOf } from "./send.js"
import { leaveWord } from "./toast.js"
import { t } from "./words.js"

const wide = matchMedia("(min-width: 1100px)")

export function openPanel({ htmx, toast }) {
  let base = location.href
  let opener = null
  const panel = () => document.getElementById("panel")
  const isOpen = () => Boolean(panel() && !panel().hidden)

  async function open(url, { push = true, from = null, focus = true } = {}) {
    if (!panel() || !wide.matches) return location.assign(url)
    const answer = await get(url, {
      "HX-Request-Type": "partial",
      "HX-Target": "aside#panel",
    }).catch(() => null)
    if (!answer?.ok) return toast(t("That could not be opened."), { error: true })
    const html = await answer.text()
    if (!isOpen()) base = location.href
    if (push) history[isOpen() ? "replaceState" : "pushState"]({ panel: url }, "", url)
    opener = from ?? opener
    show(html, focus)
  }

  function show(html, focus) {
    const box = document.createElement("template")
    box.innerHTML = html
    panel().replaceChildren(box.content)
    panel().hidden = false
    htmx.process(panel())
    document.dispatchEvent(new CustomEvent("page:drawn"))
    if (focus) (panel().querySelector("[autofocus], h2, h1") ?? panel()).focus?.({ preventScroll: true })
  }

  function close({ pop = true } = {}) {
    if (!isOpen()) return false
    panel().hidden = true
    panel().replaceChildren()
    if (pop) history.replaceState({}, "", base)
    focusItem(opener?.isConnected ? opener : null)
    return true
  }

  function leave(words) {
    leaveWord(words)
    location.assign(document.querySelector('.lin a[href^="/projects/"]')?.href ?? "/")
  }

  // J and K go through the list with the panel open.
  function stepPanel(by) {
    if (!isOpen()) return step(by)
    focusItem(opener)
    step(by)
    const item = itemOf(document.activeElement)
    if (item && item !== opener) open(linkOf(item), { from: item, focus: false })
  }

  function openItem(item, { focus = true } = {}) {
    if (item && linkOf(item)) return open(linkOf(item), { from: item, focus })
  }

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-close=panel]")) return close()
    const by = event.target.closest("button[data-step]")?.dataset.step
    if (by) return stepPanel(Number(by))
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return
    const inner = event.target.closest("a, button, input, select, textarea, summary, [contenteditable]")
    const item = itemOf(event.target)
    const link = event.target.closest("a[href]")
    const opens = item?.matches(".card, [data-opens]") || link?.matches("[data-opens]")
    if (!opens || (inner && inner !== link)) return
    if (link && !link.matches("[data-opens]") && link !== item.querySelector("a[href]")) return
    event.preventDefault()
    open(link?.getAttribute("href") ?? linkOf(item), { from: item })
  })

  // A task that went into the bin leaves its panel; its page leads back to its project.
  document.addEventListener("live:leave", ({ detail: { element } }) => {
    if (!element.matches(".task-head")) return
    const words = t("{name} is in the bin.", { name: element.dataset.ref })
    if (!panel()?.contains(element)) return leave(words)
    close()
    toast(words)
  })

  addEventListener("popstate", ({ state }) =>
    state?.panel ? open(state.panel, { push: false }) : close({ pop: false }),
  )
  // The panel's own steps in the history are no page to fetch again.
  document.addEventListener("htmx:before:history:restore", (event) => {
    if (history.state?.panel || isOpen()) event.preventDefault()
  })

  return { open, close, isOpen, step: stepPanel, openItem }
}
