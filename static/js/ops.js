// Optimistic writes: the page changes at once, the answer is the same message everyone gets.
import { flip } from "./flip.js"
import { headersFor, send, uuid7 } from "./send.js"
import { t } from "./words.js"

const BUSY_AFTER = 400
const TRIES = 3

// change: { method, url, body, about, seen, place, form, label, back, said }; back() puts the page back.
export function openOps({ page, toast, queue, clash, undo }) {
  const mine = new Set()
  let open = 0

  async function write(change) {
    const full = { ...change, op: change.op ?? uuid7() }
    mine.add(full.op)
    const { about, op } = full
    full.headers = headersFor(full)
    if (about) about.dataset.op = op
    const done = busy()
    const outcome = await attempt(full)
    done()
    if (about?.dataset.op === op) delete about.dataset.op
    return outcome
  }

  async function attempt(change) {
    if (queue?.mustWait()) return queue.add(change)
    try {
      return await settle(change, await patiently(change))
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
      if (queue && !navigator.onLine) return queue.add(change)
      return putBack(change, t("No answer."))
    }
  }

  async function patiently(change) {
    for (let tried = 1; ; tried++) {
      const answer = await send(change)
      if (answer.status !== 503 || tried === TRIES) return answer
      await pause(1000 * Number(answer.headers.get("Retry-After") || 1))
    }
  }

  async function settle(change, answer) {
    const text = await answer.text()
    if (answer.ok) return accept(change, answer, text)
    if (answer.status === 409 && (await clash.show(change, text))) return { ok: false, clash: true }
    if (answer.status === 422 && change.form) return { ok: false, invalid: true, text }
    if (answer.status >= 500 || answer.status === 429) return putBack(change, t("That did not work."))
    if (change.form?.closest("dialog")) return { ok: false, invalid: true, text }
    return refuse(change, text)
  }

  function accept(change, answer, text) {
    const number = Number(answer.headers.get("X-Number")) || undefined
    const op = answer.headers.get("X-Change-Op") ?? change.op
    mine.add(op)
    if (text) page.patch(text, { op, mine: true })
    const elsewhere = answer.headers.get("HX-Redirect")
    if (elsewhere) location.assign(elsewhere)
    if (number && !change.silent) undo.done(op)
    const said = sentence(answer.headers.get("X-Say") ?? change.said)
    if (said) toast(decoded(said), { undo: number && !change.silent && (() => undo.undo(op)) })
    return { ok: true, number, op, text, answer }
  }

  function refuse(change, text) {
    restore(change)
    toast(plain(text) || t("You cannot do that here."), { error: true })
    return { ok: false }
  }

  function putBack(change, why) {
    restore(change)
    const what = change.label ? t("Could not save {label}.", { label: change.label }) : why
    const retry = () => {
      change.again?.()
      write({ ...change })
    }
    toast(`${what} ${t("It is back as it was.")}`, { error: true, act: [t("Retry"), retry] })
    return { ok: false }
  }

  // Nothing spins before 400 ms.
  function busy() {
    open += 1
    const timer = setTimeout(() => (document.documentElement.dataset.busy = ""), BUSY_AFTER)
    return () => {
      clearTimeout(timer)
      open -= 1
      if (!open) delete document.documentElement.dataset.busy
    }
  }

  return { write, settle, accept, isMine: (op) => mine.has(op) }
}

function restore({ about, back }) {
  if (!back) return
  if (about?.isConnected) flip([about], back, 240)
  else back()
}

const pause = (time) => new Promise((resolve) => setTimeout(resolve, time))

// Headers carry only ASCII: the server writes other letters as character references.
export const decoded = (text) => text.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))

// An error's partial in one plain line; a whole error page says nothing a toast could hold.
export function plain(html) {
  const box = document.createElement("template")
  box.innerHTML = html
  const said = box.content.querySelector("[data-say]") ?? box.content
  const text = said.textContent.trim().replace(/\s+/g, " ")
  return text.length <= 160 ? text : ""
}

const sentence = (text) => text && text[0].toUpperCase() + text.slice(1)
