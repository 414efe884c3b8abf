// Where sockets are blocked the page asks the catch-up address instead: the same HTML, the same rule.
import { get } from "./send.js"

const EVERY = 5000

export function openPolling({ page, places, epoch, reload }) {
  let timer = 0

  function start() {
    timer ||= setTimeout(round, wait())
  }

  function stop() {
    clearTimeout(timer)
    timer = 0
  }

  async function round() {
    const asked = timer
    if (!document.hidden) await everyPlace()
    if (timer === asked) timer = setTimeout(round, wait())
  }

  async function everyPlace() {
    for (const [name, place] of [...places]) if (!place.refused) await ask(name, place).catch(() => {})
  }

  async function ask(name, place) {
    const facts = new URLSearchParams({ place: name, epoch: epoch() })
    const answer = await get(`/live/since/${place.n}?${facts}`)
    if (answer.status === 409 || answer.status === 410) return reload()
    place.refused = answer.status === 403 || answer.status === 404
    if (!answer.ok) return
    const number = answer.headers.get("X-Number")
    if (answer.status !== 204) page.push({ html: await answer.text(), away: true })
    if (number) place.n = Math.max(place.n, Number(number))
  }

  return { start, stop }
}

// Every 5 to 10 s, at random, so that a thousand browsers do not ask in one moment.
const wait = () => EVERY * (1 + Math.random())
