// Local words and tints for <time>: "Tomorrow", "Overdue 1 d", "5 min ago". They change by zone and at midnight.
import { customs, t } from "./words.js"

const DAY = 86_400_000
const zone = () => document.documentElement.dataset.zone || undefined
const format = (date, options, at = zone()) =>
  new Intl.DateTimeFormat(customs(), { timeZone: at, ...options }).format(date)

export const today = (now = new Date()) =>
  new Intl.DateTimeFormat("en-CA", { timeZone: zone(), dateStyle: "short" }).format(now)

const isDay = (text) => text.length === 10
const noon = (day) => new Date(`${day}T12:00:00Z`)
const between = (day, other) => Math.round((noon(day) - noon(other)) / DAY)

export function dueWords(text, now = new Date()) {
  const day = isDay(text) ? text : today(new Date(text))
  const days = between(day, today(now))
  const past = isDay(text) ? days < 0 : new Date(text) < now
  const clock = isDay(text) ? "" : ` ${format(new Date(text), { hour: "2-digit", minute: "2-digit" })}`
  const tint = past ? "late" : days <= 1 ? "soon" : ""
  return { words: past ? overdue(days, text, now) : dayWords(day, days, now) + clock, tint }
}

function overdue(days, text, now) {
  if (days < 0) return t("Overdue {days} d", { days: -days })
  return t("Overdue {hours} h", {
    hours: Math.max(1, Math.floor((now - new Date(text)) / 3_600_000)),
  })
}

function dayWords(day, days, now) {
  if (days === 0) return t("Today")
  if (days === 1) return t("Tomorrow")
  if (days > 1 && days < 7) return format(noon(day), { weekday: "short" }, "UTC")
  return dateWords(day, now)
}

function dateWords(day, now) {
  const year = day.slice(0, 4) === today(now).slice(0, 4) ? {} : { year: "numeric" }
  return format(noon(day), { day: "numeric", month: "short", ...year }, "UTC")
}

export function agoWords(text, now = new Date()) {
  const minutes = Math.floor((now - new Date(text)) / 60_000)
  if (minutes < 1) return t("just now")
  if (minutes < 60) return t("{n} min ago", { n: minutes })
  if (minutes < 1440) return t("{n} h ago", { n: Math.floor(minutes / 60) })
  return dateWords(today(new Date(text)), now)
}

// A fact of its own ("24 Mar", "14:30") needs neither tint nor distance.
function plainWords(text, now) {
  if (isDay(text)) return dateWords(text, now)
  const clock = format(new Date(text), { hour: "2-digit", minute: "2-digit" })
  return `${dateWords(today(new Date(text)), now)} ${clock}`
}

const longWords = (day) => format(noon(day), { weekday: "long", day: "numeric", month: "long" }, "UTC")

export function tellTimes(root = document, now = new Date()) {
  for (const node of root.querySelectorAll("time[datetime]")) tell(node, now)
}

function tell(node, now) {
  const text = node.getAttribute("datetime")
  const due = node.hasAttribute("data-due") && !node.closest("[data-closed]") ? dueWords(text, now) : null
  const words =
    due?.words ??
    (node.hasAttribute("data-ago") ? agoWords : node.hasAttribute("data-long") ? longWords : plainWords)(text, now)
  const spot = node.querySelector("[data-words]") ?? node
  if (spot.textContent !== words) spot.textContent = words
  if (due?.tint) node.dataset.tint = due.tint
  else delete node.dataset.tint
  node.title ||= isDay(text) ? format(noon(text), { dateStyle: "full" }, "UTC") : exact(text)
}

const exact = (text) => format(new Date(text), { dateStyle: "full", timeStyle: "short" })

// Each minute for "ago", which meets midnight too.
export function keepTimes() {
  const next = () => setTimeout(minute, 60_000 - (Date.now() % 60_000) + 50)
  const minute = () => {
    tellTimes()
    next()
  }
  next()
  document.addEventListener("visibilitychange", () => document.hidden || tellTimes())
}
