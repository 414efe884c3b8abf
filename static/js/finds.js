// What the palette can offer: changes to the selection, places, commands, people, questions, and what the server finds.
import { KINDS } from "./choices.js"
import { best } from "./fuzzy.js"
import { bindings } from "./keys.js"
import { get } from "./send.js"
import { embedded, t } from "./words.js"

const SIGNS = { status: "circle-check", importance: "flag", assignee: "user", labels: "tag", move: "arrow-right" }
const COMMANDS = { everywhere: "keyboard", item: "square-pen", moving: "arrow-up-down" }
const MOST = { change: 6, go: 5, command: 5, ask: 1 }

let places = null

// GET /palette.json: { "go": [{ "words", "href", "icon"?, "hue"?, "key"? }] }
export async function learnPlaces() {
  if (places) return
  const answer = await get("/palette.json", { Accept: "application/json" })
  if (answer.ok) places = (await answer.json()).go
}

export function split(text) {
  const mark = /^[>@#?]/.exec(text)?.[0] ?? ""
  return [mark, text.slice(mark.length).trim()]
}

// Groups in their order, each with its best rows.
export function localGroups(mark, typed, items) {
  const offered = mark === "?" ? {} : offers(mark, typed, items)
  const found = Object.entries(offered).map(([name, rows]) => ({
    name,
    rows: best(typed, rows, (row) => row.words).slice(0, MOST[name]),
  }))
  return [...found, { name: "ask", rows: questions(mark, typed) }].filter(({ rows }) => rows.length)
}

export const titleOf = (name, items) =>
  ({
    change: () => (items.length === 1 ? t("Change this task") : t("Change {count} tasks", { count: items.length })),
    go: () => t("Go to"),
    command: () => t("Commands"),
    ask: () => t("Ask"),
  })[name]()

function offers(mark, typed, items) {
  if (mark === "@") return { go: people() }
  if (mark === "#") return { go: [...(places ?? []), ...shelves()] }
  const change = items.length ? [...kinds(), ...(typed ? choices(items) : []), ...commands(["item", "moving"])] : []
  return { change, go: mark ? [] : (places ?? []), command: commands(["everywhere"]) }
}

// People and labels are ways to filter what this page shows.
const filtered = (name, things = []) => {
  const here = document.querySelector("form.find")?.getAttribute("action")
  const row = ({ id, name: words, hue, initials }) => ({
    words,
    mark: { hue, initials },
    href: `${here}?f=${name}:${id}`,
  })
  return here ? things.map(row) : []
}

const people = () => filtered("assignee", embedded("choices").members)
const shelves = () => filtered("label", embedded("choices").labels)

const keyOf = (title) => bindings().find(({ words }) => words === title)?.key

const kinds = () =>
  Object.entries(KINDS).map(([kind, { title }]) => ({
    words: title(),
    kind,
    key: keyOf(title()),
    icon: SIGNS[kind] ?? "folder",
  }))

const WORDS = {
  move: (name) => t("Move to {name}", { name }),
  importance: (name) => t("Importance {name}", { name }),
  assignee: (name) => t("Assign {name}", { name }),
  labels: (name) => t("Label {name}", { name }),
  project: (name) => t("Move to project {name}", { name }),
}

// What stands so already is not offered.
const choices = (items) =>
  Object.entries(WORDS).flatMap(([kind, words]) =>
    KINDS[kind]
      .options(items)
      .filter(({ checked }) => !checked)
      .map(({ value, label, mark, hint }) => ({
        words: words(label),
        choice: { kind, value },
        mark,
        hint: kind === "move" && /\D/.test(hint ?? "") ? hint : "",
        icon: kind === "project" ? "folder" : "",
      })),
  )

function commands(groups) {
  const titles = new Set(Object.values(KINDS).map(({ title }) => title()))
  const named = bindings().filter(({ words, group }) => words && groups.includes(group) && !titles.has(words))
  const first = named.filter(({ words }, at) => named.findIndex((one) => one.words === words) === at)
  return first.map(({ words, key, group, run: act }) => ({ words, key, act, icon: COMMANDS[group] }))
}

// A question goes to the assistant's page.
function questions(mark, typed) {
  const known = (places ?? []).some(({ href }) => href === "/assistant")
  if (!known || !typed || (mark !== "?" && (mark || !typed.includes(" ")))) return []
  const href = `/assistant?question=${encodeURIComponent(typed)}`
  return [{ words: typed, href, icon: "sparkles" }]
}

export async function ask(mark, typed) {
  const facts = new URLSearchParams({ q: typed, in: mark })
  const answer = await get(`/search?${facts}`, { "HX-Request-Type": "partial" }).catch(() => null)
  const box = document.createElement("template")
  box.innerHTML = answer?.ok ? await answer.text() : ""
  return [...box.content.querySelectorAll("a[href]")]
}
