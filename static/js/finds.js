// What the palette can offer: changes to the selection, places, commands, people, and what the server finds.
import { KINDS } from "./choices.js"
import { best } from "./fuzzy.js"
import { bindings } from "./keys.js"
import { get } from "./send.js"
import { embedded } from "./words.js"

let places = null

// GET /palette.json: { "go": [{ "words", "href", "key"? }] }
export async function learnPlaces() {
  if (places) return
  const answer = await get("/palette.json", { Accept: "application/json" })
  if (answer.ok) places = (await answer.json()).go
}

export function split(text) {
  const mark = /^[>@#?]/.exec(text)?.[0] ?? ""
  return [mark, text.slice(mark.length).trim()]
}

export const localRows = (mark, typed, items) => best(typed, offered(mark, items), (row) => row.words)

function offered(mark, items) {
  if (mark === "@") return people()
  if (mark === "#") return shelves()
  if (mark === "?") return []
  return [...changes(items), ...(mark ? [] : (places ?? [])), ...commands()]
}

// People and labels are ways to filter what this page shows.
const filtered = (name, things = []) => {
  const here = document.querySelector("form.find")?.getAttribute("action")
  return here ? things.map((one) => ({ words: one.name, href: `${here}?f=${name}:${one.id}` })) : []
}

const people = () => filtered("assignee", embedded("choices").members)

const shelves = () => [...(places ?? []), ...filtered("label", embedded("choices").labels)]

function changes(items) {
  if (!items.length) return []
  const keyOf = (title) => bindings().find(({ words }) => words === title)?.key
  return Object.entries(KINDS).map(([kind, { title }]) => ({ words: title(), kind, key: keyOf(title()) }))
}

function commands() {
  const titles = new Set(Object.values(KINDS).map(({ title }) => title()))
  const named = bindings().filter(({ words }) => words && !titles.has(words))
  const first = named.filter(({ words }, at) => named.findIndex((one) => one.words === words) === at)
  return first.map(({ words, key, run: act }) => ({ words, key, act }))
}

export async function ask(mark, typed) {
  const facts = new URLSearchParams({ q: typed, in: mark })
  const answer = await get(`/search?${facts}`, { "HX-Request-Type": "partial" }).catch(() => null)
  const box = document.createElement("template")
  box.innerHTML = answer?.ok ? await answer.text() : ""
  return [...box.content.querySelectorAll("a[href]")]
}
