// What a finished fragment says about itself, and where it stands on a page.

export const version = (element) => Number(element?.dataset.v ?? -1)

export const homeOf = (root, news) => (news.dataset.in ? root.querySelector(`#${CSS.escape(news.dataset.in)}`) : null)

// A region by its name; or all that shows a place, of which a page may have no region.
export function regionsOf(doc, name) {
  const named = doc.getElementById(name)
  if (named?.dataset.v) return [named]
  return [...doc.querySelectorAll(`[data-place="${CSS.escape(name.replace("-", ":"))}"]`)]
}

export const drawnIn = (region) => Number(region.dataset.v ?? region.dataset.n ?? -1)

// A list was drawn with all that had happened by then: what is older and not in it comes late.
export const drawnAt = (home) =>
  Math.max(version(home?.closest("[data-src]")), Number(home?.closest("[data-n]")?.dataset.n ?? -1))

// Ranks are compared by code unit, as both databases do; never with localeCompare.
export const neighbour = (home, fresh) =>
  [...home.children].find((c) => c.id !== fresh.id && c.dataset.rank > fresh.dataset.rank) ??
  home.querySelector(":scope > [data-more]")

// What is held inside a kept list does not hold the fragment around the list.
export function isHeld(element) {
  if (!element) return false
  if (element.closest("[data-hold]")) return true
  return [...element.querySelectorAll("[data-hold]")].some((held) => {
    const list = held.parentElement.closest("[data-keep]")
    return !list || !element.contains(list)
  })
}

export function newestOf(doc, messages) {
  const newest = new Map()
  for (const { html, ...who } of messages) {
    const box = doc.createElement("template")
    box.innerHTML = html
    for (const news of box.content.children) {
      const id = news.dataset.stale ? `stale ${news.dataset.stale}` : idOf(news)
      const other = newest.get(id)
      if (!other || weight(news) > weight(other.news)) newest.set(id, { news, who })
    }
  }
  return newest
}

export const idOf = (news) => news.dataset.gone ?? news.id
export const weight = (news) => 2 * version(news) + (news.dataset.gone ? 0 : 1)
export const homesFirst = (a, b) => bears(b.news) - bears(a.news)
const bears = (news) => Number(news.querySelector("[data-keep]") !== null)

export const moveInto = (home, node, before) =>
  node.isConnected && home.moveBefore ? home.moveBefore(node, before) : home.insertBefore(node, before)

export function hasPlace(doc, news) {
  if (news.dataset.gone) return false
  if (!news.dataset.in) return doc.getElementById(news.id) !== null
  const home = homeOf(doc, news)
  return home !== null && !(news.dataset.rank > home.dataset.until)
}
