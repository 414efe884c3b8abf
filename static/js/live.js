// Applies messages of finished fragments to a page: newer wins, and each goes where it belongs.
import {
  drawnAt,
  drawnIn,
  hasPlace,
  homeOf,
  homesFirst,
  idOf,
  isHeld,
  moveInto,
  neighbour,
  newestOf,
  regionsOf,
  version,
  weight,
} from "./fragments.js"

export function openPage(doc, { morph, adopt = () => {}, refetch = () => {} }) {
  const away = new Map()
  const waiting = new Map()
  const queue = []
  let frame = 0

  // Pushes of one frame are one morph; a hidden tab has no frames and catches up once.
  function push(message) {
    queue.push(message)
    if (!frame) frame = requestAnimationFrame(flush)
  }

  function flush() {
    frame = 0
    apply(queue.splice(0))
  }

  const patch = (html, who = {}) => apply([{ ...who, html }])

  function apply(messages) {
    const all = [...newestOf(doc, messages).values()].sort(homesFirst)
    announce("live:before", { all })
    const changes = all
      .map(({ news, who }) => ({ ...act(Object.assign(news, { who })), who }))
      .filter((one) => one.kind)
    announce("live:after", { changes })
  }

  // A filtered region cannot know whether a new drawing belongs there: it asks again.
  function act(news) {
    if (news.dataset.stale) {
      for (const region of regionsOf(doc, news.dataset.stale)) ask(region, news)
      return {}
    }
    const old = doc.getElementById(idOf(news))
    const filtered = (old ?? homeOf(doc, news))?.closest("[data-filtered]")
    if (filtered) ask(filtered, news)
    return filtered && !old ? {} : take(news)
  }

  function ask(region, news) {
    if (drawnIn(region) < version(news)) refetch(region, version(news), news.who)
  }

  function take(news) {
    const id = idOf(news)
    const old = doc.getElementById(id)
    if (!isNews(id, old, news)) return {}
    if (isHeld(old) || isHeld(homeOf(doc, news))) return keep(id, news)
    if (!hasPlace(doc, news)) return leave(id, old, news)
    const seen = place(old, news)
    away.delete(id)
    const element = doc.getElementById(id)
    for (const late of strandedIn(element)) take(late)
    return { id, element, ...seen }
  }

  // In one change a thing may leave one place and enter another: of equal numbers the drawing wins.
  function isNews(id, old, news) {
    if (version(news) <= (old ? version(old) : drawnAt(homeOf(doc, news)))) return false
    const left = version(away.get(id))
    return news.dataset.gone ? version(news) > left : version(news) >= left
  }

  function keep(id, news) {
    if (!waiting.has(id) || weight(news) > weight(waiting.get(id))) waiting.set(id, news)
    return { id, kind: "kept", element: doc.getElementById(id) }
  }

  // A late patch must not revive what has left; what has no list yet may still get one.
  function leave(id, old, news) {
    away.set(id, news)
    if (!old) return {}
    announce("live:leave", { element: old })
    old.remove()
    return { id, kind: "gone", element: old }
  }

  function place(old, news) {
    const fresh = news.cloneNode(true)
    const home = homeOf(doc, fresh)
    const before = home && neighbour(home, fresh)
    const stands = !home || (old?.parentElement === home && old.nextElementSibling === before)
    if (!stands) moveInto(home, old ?? fresh, before)
    if (old) morph(old, fresh)
    else adopt(fresh)
    return { kind: old ? (stands ? "changed" : "moved") : "new" }
  }

  const strandedIn = (element) =>
    [...away.values()].filter((news) => {
      const home = news.dataset.in && homeOf(doc, news)
      return home && (element === home || element.contains(home)) && hasPlace(doc, news)
    })

  function release(element) {
    element.removeAttribute("data-hold")
    const due = [...waiting].filter(([id, news]) => !isHeld(doc.getElementById(id)) && !isHeld(homeOf(doc, news)))
    for (const [id] of due) waiting.delete(id)
    const changes = due.map(([, news]) => ({ ...take(news), who: news.who }))
    if (changes.length) announce("live:after", { changes: changes.filter((one) => one.kind) })
  }

  // A window that grew takes what waited beyond its old end.
  function grow(list, until) {
    if (until) list.dataset.until = until
    else delete list.dataset.until
    for (const news of strandedIn(list)) take(news)
  }

  // What a list fetches of itself is no news: it stood there already, unless a newer word is known.
  function fill(html) {
    const found = [...newestOf(doc, [{ html }]).values()].map(({ news }) => news)
    const changes = found.map((news) => (doc.getElementById(news.id) || isLate(news) ? take(news) : fit(news)))
    announce("live:after", { changes: changes.filter((one) => one.kind) })
  }

  const fit = (news) => (hasPlace(doc, news) ? { id: news.id, ...place(null, news) } : {})
  const isLate = (news) => version(away.get(news.id)) > version(news)
  const announce = (type, detail) => doc.dispatchEvent(new CustomEvent(type, { detail }))

  return { patch, push, release, grow, fill, keep, isLate }
}
