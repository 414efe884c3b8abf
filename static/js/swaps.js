// Joins htmx to the page's rule: its morph serves our messages, and its own swaps obey "newer wins".
import { isHeld, version } from "./fragments.js"
import { headersFor } from "./send.js"

const OURS = ["data-hold", "data-op", "data-mine", "data-selected", "data-waits", "data-live", "tabindex"]

export function joinHtmx(htmx, pageOf) {
  let inner
  let whole = false
  htmx.config.morphIgnore = [...htmx.config.morphIgnore, ...OURS]
  htmx.registerExtension("newer-wins", {
    init: (api) => (inner = api.morph),
    htmx_before_morph_node: (element, { newNode }) => mayMorph(element, newNode),
    htmx_before_morph_attr: (element, { attrName }) => mayChange(element, attrName),
    htmx_config_request: (element, { ctx }) => sign(element, ctx.request),
    htmx_before_swap: (_, { ctx }) => takeMessage(ctx),
  })

  // Of a single drawing the kept lists are left alone; a whole region brings its lists along.
  function morph(old, fresh, mode = {}) {
    whole = Boolean(mode.whole)
    htmx.config.morphSkipChildren = whole ? "" : "[data-keep]"
    const box = document.createDocumentFragment()
    box.append(fresh)
    inner(old, box, false)
    htmx.config.morphSkipChildren = ""
    whole = false
    htmx.process(old)
  }

  // How far a window reaches and whether an add row stands open is the page's own affair.
  function mayChange(element, name) {
    if (name === "hidden" && element.matches("[data-add]")) return false
    return whole || !(name === "data-until" && element.matches("[data-keep]"))
  }

  function mayMorph(old, news) {
    if (!(news instanceof HTMLElement)) return true
    if (old.hasAttribute("data-hold") && !news.dataset.v) return false
    if (!old.id || old.id !== news.id || !news.dataset.v || news.dataset.src) return true
    if (version(news) < version(old)) return false
    if (!isHeld(old)) return true
    pageOf().keep(news.id, news.cloneNode(true))
    return false
  }

  function sign(element, request) {
    if (request.method.toUpperCase() === "GET") return
    for (const [name, value] of Object.entries(headersFor({ about: element }))) request.headers[name] ??= value
  }

  // The answer to a write is a message like any other: it is applied, not swapped.
  function takeMessage(ctx) {
    const { headers } = ctx.response?.raw ?? {}
    if (!headers?.has("X-Number") || !isMessage(ctx.text)) return true
    pageOf().patch(ctx.text, { op: headers.get("X-Change-Op"), mine: true })
    return false
  }

  return { morph, adopt: (element) => htmx.process(element) }
}

function isMessage(html) {
  const box = document.createElement("template")
  box.innerHTML = html
  return [...box.content.children].every((root) => root.matches("[id][data-v], [data-gone], [data-stale]"))
}
