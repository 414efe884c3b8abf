// Fetches a region that has gone stale and merges it without losing what is newer or held.
import { isHeld, neighbour, version } from "./fragments.js"

const WAIT = 2000

export function openRegions({ page, morph, get }) {
  const due = new Map()

  // A random delay, so that a thousand browsers do not ask in the same moment.
  function refetch(region, number) {
    const known = due.has(region.id)
    due.set(region.id, Math.max(number, due.get(region.id) ?? 0))
    if (!known) setTimeout(renew, Math.random() * WAIT, region.id)
  }

  async function renew(id) {
    if (document.hidden) return whenSeen(() => renew(id))
    const number = due.get(id)
    due.delete(id)
    const region = document.getElementById(id)
    if (!region || version(region) >= number) return
    await reload(region).catch(() => setTimeout(refetch, 5000, region, number))
  }

  async function reload(region) {
    const url = new URL(region.dataset.src, location.href)
    url.searchParams.set("since", version(region))
    const answer = await get(url)
    if (answer.status === 204) return
    if (!answer.ok) throw new Error(`region ${answer.status}`)
    const box = document.createElement("template")
    box.innerHTML = await answer.text()
    const fresh = box.content.getElementById(region.id)
    if (fresh) merge(region, fresh)
  }

  function merge(region, fresh) {
    for (const news of fragmentsOf(fresh)) if (page.isLate(news)) news.remove()
    for (const old of fragmentsOf(region)) keepNewer(old, fresh)
    morph(region, fresh, { whole: true })
    document.dispatchEvent(new CustomEvent("live:after", { detail: { changes: [], region } }))
  }

  function keepNewer(old, fresh) {
    const news = fresh.querySelector(`#${CSS.escape(old.id)}`)
    const newer = version(old) > version(news ?? fresh)
    if (!newer && !isHeld(old) && !old.dataset.op) return
    if (!newer && isHeld(old)) page.keep(old.id, news?.cloneNode(true) ?? goneAt(old.id, version(fresh)))
    const copy = old.cloneNode(true)
    const home = fresh.querySelector(`#${CSS.escape(old.parentElement.id || "-")}`)
    if (!home) return news?.replaceWith(copy)
    news?.remove()
    home.insertBefore(copy, standing(old, copy, home))
  }

  return { refetch, reload }
}

export function whenSeen(run) {
  document.addEventListener("visibilitychange", run, { once: true })
}

const fragmentsOf = (root) => [...root.querySelectorAll("[id][data-v], [id][data-op]")]

function standing(old, copy, home) {
  if (copy.dataset.rank) return neighbour(home, copy)
  const before = old.previousElementSibling?.id
  const twin = before && home.querySelector(`#${CSS.escape(before)}`)
  return twin ? twin.nextElementSibling : home.firstElementChild
}

function goneAt(id, number) {
  const gone = document.createElement("template")
  gone.dataset.gone = id
  gone.dataset.v = number
  return gone
}
