// The last twenty changes of this tab, and the way back and forth through them.
import { t } from "./words.js"

const KEY = "onetask-undo"
const KEPT = 20

export function openUndo({ ops, toast, store = sessionStorage }) {
  let { done = [], undone = [] } = JSON.parse(store.getItem(KEY) ?? "{}")

  function save() {
    done = done.slice(-KEPT)
    store.setItem(KEY, JSON.stringify({ done, undone }))
  }

  function remember(op) {
    done.push(op)
    undone = []
    save()
  }

  async function undo(op = done.at(-1)) {
    if (!op) return toast(t("Nothing to undo."))
    const outcome = await reverse(op)
    if (!outcome.ok) return outcome
    done = done.filter((other) => other !== op)
    undone.push(outcome.op)
    save()
    toast(t("Undone."))
    return outcome
  }

  // Redo is the undoing of the undo: it is a change like any other.
  async function redo() {
    const op = undone.at(-1)
    if (!op) return toast(t("Nothing to redo."))
    const outcome = await reverse(op)
    if (!outcome.ok) return outcome
    undone.pop()
    done.push(outcome.op)
    save()
    return outcome
  }

  const reverse = (op) =>
    ops().write({
      method: "POST",
      url: `/operations/${op}/undo`,
      silent: true,
      label: t("the undo"),
    })

  return { done: remember, undo: (op) => undo(op), redo }
}
