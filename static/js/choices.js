// What can be chosen for a task, from the page's <script type="application/json" id="choices">, and the write each choice is.
import { linkOf } from "./send.js"
import { embedded, t } from "./words.js"

const choices = () => embedded("choices")
const ids = (text) => (text ?? "").split(" ").filter(Boolean)
const columnOf = (item) => item.dataset.column ?? (item.dataset.in ?? "").replace(/^cards-/, "")

const hintOf = ({ count, limit }) => (limit ? t("{count} of {limit}", { count: count ?? 0, limit }) : count)

const named = (list, has) =>
  (list ?? []).map(({ id, name, hue, initials, kind, ...more }) => ({
    value: id,
    label: name,
    mark: { hue, initials, sort: kind && `step ${kind}` },
    hint: hintOf(more),
    checked: has(id),
  }))

const every = (items, has) => (id) => items.length > 0 && items.every((item) => has(item, id))

// Each kind: title, many or one, its options for these items, and the change a choice makes.
export const KINDS = {
  status: {
    title: () => t("Status"),
    options: (items) =>
      named(
        choices().columns,
        every(items, (item, id) => columnOf(item) === id),
      ),
    write: (url, id) => ({ method: "PUT", url: `${url}/place`, body: { column: id } }),
    bulk: (id) => ({ column: id }),
  },
  importance: {
    title: () => t("Importance"),
    options: (items) =>
      (choices().importances ?? []).map(({ value, name }) => ({
        value,
        label: name,
        mark: { sort: `imp ${value}` },
        checked: every(items, (item) => item.dataset.importance === value)(value),
      })),
    write: (url, value) => ({ method: "PATCH", url, body: { importance: value } }),
    bulk: (value) => ({ importance: value }),
  },
  assignee: {
    title: () => t("Assignee"),
    many: true,
    options: (items) =>
      named(
        choices().members,
        every(items, (item, id) => ids(item.dataset.owner).includes(id)),
      ),
    write: (url, id, on) => ({ method: on ? "PUT" : "DELETE", url: `${url}/assignees/${id}` }),
    bulk: (id, on) => (on ? { assign: id } : { unassign: id }),
  },
  labels: {
    title: () => t("Labels"),
    many: true,
    options: (items) =>
      named(
        choices().labels,
        every(items, (item, id) => ids(item.dataset.labels).includes(id)),
      ),
    write: (url, id, on) => ({ method: on ? "PUT" : "DELETE", url: `${url}/labels/${id}` }),
    bulk: (id, on) => (on ? { label: id } : { unlabel: id }),
  },
  project: {
    title: () => t("Move to project"),
    options: (items) =>
      [...document.querySelectorAll("#project-links a")]
        .map((link) => ({ value: link.pathname.split("/").at(-1), label: link.textContent.trim() }))
        .filter(({ value }) => items.some((item) => item.closest("[data-project]")?.dataset.project !== value)),
    write: (url, id) => ({ method: "PUT", url: `${url}/place`, body: { project: id } }),
    bulk: (id) => ({ project: id }),
  },
}
KINDS.move = { ...KINDS.status, title: () => t("Move to") }

// One thing is one write; several are one bulk write, with one undo.
export function writeFor(kind, items, value, on) {
  if (items.length === 1) return { ...KINDS[kind].write(linkOf(items[0]), value, on), about: items[0] }
  return bulkFor(items, KINDS[kind].bulk(value, on))
}

export function bulkFor(items, change) {
  const things = items.map((item) => linkOf(item).split("/").at(-1))
  return { method: "POST", url: "/tasks/bulk", body: { ids: things, ...change } }
}

export const dueFor = (items, words) =>
  items.length === 1
    ? { method: "PATCH", url: linkOf(items[0]), body: { due: words }, about: items[0] }
    : bulkFor(items, { due: words })
