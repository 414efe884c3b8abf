// Joins every place on the page and heals what was missed. Only the page's own number, a catch-up
// answer and a heartbeat move a place's number: a push never does (STACK §5).
import { openPolling } from "./poll.js"

const STALE_AFTER = 60_000
const LEAVE_AFTER = 300_000
const RESTS = 700

export function openSocket({ io, page, on, reload, url }) {
  const socket = io(url, {
    transports: ["websocket"],
    auth: { workspace: document.documentElement.dataset.workspace },
    reconnectionDelayMax: 10_000,
    withCredentials: true,
  })
  const places = new Map()
  const epoch = () => document.documentElement.dataset.epoch
  let heard = Date.now()
  let hidden = 0
  let silence = 0

  // A place joined earlier and drawn again by a swap keeps the older, hence safer, number.
  function look() {
    const here = new Map()
    for (const element of document.querySelectorAll("[data-place]")) {
      const number = Number(element.dataset.n)
      here.set(element.dataset.place, Math.min(number, here.get(element.dataset.place) ?? number))
    }
    for (const name of places.keys()) if (!here.has(name)) leave(name)
    for (const [name, n] of here) if (!places.has(name)) enter(name, n)
  }

  function enter(name, n) {
    places.set(name, { n, joined: false })
    if (socket.connected) join(name)
  }

  function leave(name) {
    places.delete(name)
    if (socket.connected) socket.emit("leave", { place: name })
    on.here({ place: name, who: [] })
  }

  function join(name) {
    const place = places.get(name)
    place.joined = place.refused = false
    socket.emit("join", { place: name, n: place.n, epoch: epoch() }, (answer) => joined(name, place, answer))
  }

  function joined(name, place, answer) {
    if (places.get(name) !== place) return
    place.refused = !answer.ok && !answer.reload
    if (!answer.ok) return answer.reload && reload()
    if (answer.epoch && answer.epoch !== epoch()) return reload()
    if (answer.html) page.push({ html: answer.html, away: true })
    Object.assign(place, { n: answer.n, joined: true })
  }

  function rejoin() {
    listen()
    for (const name of places.keys()) join(name)
  }

  function told({ w, n, epoch: theirs }) {
    if (w !== document.documentElement.dataset.workspace) return
    listen()
    if (theirs !== epoch()) return reload()
    for (const place of places.values()) if (place.joined) place.n = n
  }

  function listen() {
    heard = Date.now()
    clearTimeout(silence)
    silence = setTimeout(() => socket.connected && rejoin(), STALE_AFTER)
  }

  function patch({ html, by, say, op }) {
    page.push({ html, by, say, op, mine: on.isMine(op) })
  }

  function seen() {
    if (document.hidden) {
      hidden = setTimeout(() => socket.disconnect(), LEAVE_AFTER)
      return
    }
    clearTimeout(hidden)
    if (!socket.connected) socket.connect()
    else if (Date.now() - heard > STALE_AFTER) rejoin()
  }

  const polling = openPolling({ page, places, epoch, reload })

  socket.on("connect", () => {
    polling.stop()
    rejoin()
  })
  socket.on("disconnect", (why) => {
    for (const place of places.values()) place.joined = false
    if (why === "io server disconnect") setTimeout(() => socket.connect(), 1000 + Math.random() * 4000)
    if (why !== "io client disconnect") polling.start()
  })
  socket.on("connect_error", () => polling.start())
  socket.on("patch", patch)
  socket.on("told", told)
  socket.on("here", on.here)
  socket.on("bye", on.bye)
  addEventListener("focus", seen)
  addEventListener("online", () => (socket.connected ? rejoin() : socket.connect()))
  document.addEventListener("visibilitychange", seen)
  new MutationObserver(look).observe(document.body, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ["data-place"],
  })
  look()
  // A key held down goes over many things: only where it rests is told.
  let resting = 0
  function focus(place, thing) {
    clearTimeout(resting)
    resting = setTimeout(() => socket.connected && socket.emit("focus", { place, thing }), RESTS)
  }

  return { focus, places, socket }
}
