// Shows what others did: an outline in their hue, a name tag, a glide; many changes are one line.
import { glide, isCalm, isOnScreen, measure, rise } from "./flip.js"
import { element, t } from "./words.js"

const SHOWN = 1500
const MANY = 3

export function showOthers(isMine = () => false) {
  let seen = []
  let recent = []
  const speak = politely()

  document.addEventListener("live:before", ({ detail }) => {
    const moving = detail.all.map(({ news }) => document.getElementById(news.dataset.gone ?? news.id)).filter(Boolean)
    seen = isCalm() ? [] : measure([...new Set(moving.flatMap(withSiblings))].filter(isNear))
  })

  document.addEventListener("live:after", ({ detail }) => {
    glide(seen, 240)
    seen = []
    const theirs = detail.changes.filter(({ who }) => who?.by && !isOwn(who))
    const away = detail.changes.filter(({ who }) => who?.away)
    if (away.length > MANY) line(t("{count} changes while you were away", { count: away.length }), away)
    if (theirs.length) news(theirs)
  })

  const isOwn = ({ mine, op, by }) => mine || isMine(op) || by[0] === document.documentElement.dataset.me

  function news(changes) {
    const now = performance.now()
    recent = [...recent.filter(({ at }) => now - at < 1000), ...changes.map((one) => ({ ...one, at: now }))]
    if (recent.length > MANY) return line(manyWords(recent), recent)
    for (const change of changes) mark(change)
  }

  function mark({ element: node, kind, who }) {
    const shown = node?.isConnected ? node : document.getElementById(node?.dataset.in ?? "")
    if (!shown || kind === "gone" || isContainer(shown)) return
    if (!isOnScreen(shown.getBoundingClientRect())) return pulse(shown)
    if (kind === "new") rise(shown)
    outline(shown, who)
    if (shown.contains(document.activeElement)) speak(`${who.by[1]} ${who.say ?? ""}`)
  }

  return { news }
}

// A column or an entry of the sidebar only counts anew; the card says what happened.
const isContainer = (node) => node.matches(".col, .nav") && !node.matches("[tabindex]")

function outline(node, { by, say }) {
  const [, name, hue] = by
  clearTimeout(outline.timers.get(node))
  node.style.setProperty("--live", hue)
  node.dataset.live = ""
  node.querySelector(":scope > .who")?.remove()
  if (document.documentElement.dataset.calm === undefined) {
    node.append(element("span", { class: "who", "aria-hidden": "true" }, `${name.split(" ")[0]} ${say ?? ""}`.trim()))
  }
  outline.timers.set(node, setTimeout(clear, SHOWN, node))
}
outline.timers = new WeakMap()

function clear(node) {
  delete node.dataset.live
  node.style.removeProperty("--live")
  if (!node.getAttribute("style")) node.removeAttribute("style")
  node.querySelector(":scope > .who")?.remove()
}

// What changed out of sight shows once, as a pulse of the column's count.
function pulse(node) {
  const count = document.querySelector(`[data-count="${CSS.escape(node.dataset.in ?? "")}"]`)
  if (!isCalm()) count?.animate([{ transform: "scale(1)" }, { transform: "scale(1.25)" }, {}], 320)
}

function line(text, changes) {
  const place = document.getElementById("news")
  if (!place) return
  const first = changes.map((one) => one.element).find((node) => node?.isConnected)
  const show = () => {
    place.hidden = true
    first?.scrollIntoView({ block: "center" })
    first?.focus({ preventScroll: true })
  }
  place.replaceChildren(text)
  place.hidden = false
  if (first) place.append(" · ", element("button", { type: "button", class: "btn ghost sm", click: show }, t("Show")))
  clearTimeout(line.timer)
  line.timer = setTimeout(() => (place.hidden = true), 8000)
}

function manyWords(recent) {
  const names = [...new Set(recent.map(({ who }) => who.by[1]))]
  const things = new Set(recent.map(({ id }) => id)).size
  if (names.length > 1) return t("{count} things changed by {people} people", { count: things, people: names.length })
  const moved = recent.every(({ kind }) => kind === "moved")
  const facts = { name: names[0], count: things }
  return moved ? t("{name} moved {count} tasks", facts) : t("{name} changed {count} things", facts)
}

// One polite message in five seconds, about the focused item only.
function politely() {
  let next = 0
  return (text) => {
    if (performance.now() < next) return
    next = performance.now() + 5000
    document.getElementById("spoken")?.replaceChildren(text)
  }
}

const withSiblings = (node) => [node, ...(node.parentElement?.children ?? [])]

const isNear = (node) => {
  const box = node.getBoundingClientRect()
  return isOnScreen(box)
}
