// Fetches a region that has gone stale and merges it without losing what is newer or held.
import { drawnIn, isHeld, neighbour, version } from "./fragments.js"
import { standingHeaders } from "./send.js"

const WAIT = 2000
const GONE = [401, 403, 404, 410]

export function openRegions({ page, morph, get }) {
  const due = new Map()

  // A random delay, so that a thousand browsers do not ask in the same moment; who did it sees it at once.
  function refetch(region, number, who) {
    const key = keyOf(region)
    const known = due.has(key)
    due.set(key, Math.max(number, due.get(key) ?? 0))
    if (who?.mine) setTimeout(renew, 0, key)
    else if (!known) setTimeout(renew, Math.random() * WAIT, key)
  }

  async function renew(key) {
    if (document.hidden) return whenSeen(() => renew(key))
    const number = due.get(key)
    if (!due.delete(key)) return
    const region = document.querySelector(key)
    if (!region || drawnIn(region) >= number) return
    await reload(region).catch(() => setTimeout(refetch, 5000, region, number))
  }

  // What has no address of its own is cut out of the page it stands on.
  async function reload(region) {
    const url = new URL(region.dataset.src ?? location.href, location.href)
    if (region.dataset.src) url.searchParams.set("since", version(region))
    const answer = await (region.dataset.src ? get(url) : fetch(url, { headers: standingHeaders() }))
    if (answer.status === 204 || GONE.includes(answer.status)) return
    if (!answer.ok) throw new Error(`region ${answer.status}`)
    const box = document.createElement("template")
    box.innerHTML = await answer.text()
    const fresh = box.content.querySelector(keyOf(region))
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

function keyOf(region) {
  return region.id ? `#${CSS.escape(region.id)}` : `[data-place="${CSS.escape(region.dataset.place)}"]`
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
