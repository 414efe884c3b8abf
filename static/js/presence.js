// Who is on this page: avatars in the top bar, and a ring on the thing each of them looks at.
import { t } from "./words.js"

const SHOWN = 4

export function openPresence() {
  const places = new Map()

  function here({ place, who }) {
    if (who.length) places.set(place, who)
    else places.delete(place)
    draw()
  }

  function draw() {
    const me = document.documentElement.dataset.me
    const people = new Map([...places.values()].flat().map((one) => [one[0], one]))
    people.delete(me)
    const stack = document.getElementById("here")
    stack?.replaceChildren(...[...people.values()].slice(0, SHOWN).map(avatar), ...more(people.size - SHOWN))
    ring([...people.values()])
  }

  return { here }
}

function avatar([id, name, hue, focus]) {
  const made = document.createElement("button")
  made.className = "av m on"
  made.type = "button"
  made.title = name
  made.setAttribute("aria-label", t("{name} is here", { name }))
  made.dataset.member = id
  made.style.setProperty("--h", hue)
  made.textContent = initials(name)
  made.addEventListener("click", () => document.getElementById(focus ?? "")?.scrollIntoView({ block: "center" }))
  return made
}

function more(count) {
  if (count <= 0) return []
  const made = document.createElement("span")
  made.className = "av m"
  made.textContent = `+${count}`
  return [made]
}

function ring(people) {
  for (const old of document.querySelectorAll("[data-seen-by]")) {
    delete old.dataset.seenBy
    old.style.removeProperty("--seen")
  }
  for (const [, name, hue, focus] of people) {
    const thing = focus && document.getElementById(focus)
    if (!thing) continue
    thing.dataset.seenBy = name
    thing.style.setProperty("--seen", hue)
  }
}

export const initials = (name) =>
  name
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => [...word][0])
    .filter((_, at, all) => at === 0 || at === all.length - 1)
    .join("")
    .toUpperCase()
