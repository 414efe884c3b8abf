// Keys for things that come later than the first look: watch, link, release, waits for, not today, trace, ask.
import { bind, bindings } from "./keys.js"
import { nameOf } from "./moves.js"
import { subjects } from "./select.js"
import { get, idOf, linkOf, send } from "./send.js"
import { t } from "./words.js"

export function bindItemKeys({ ops, dialogs, toast, lazy }) {
  const item = { group: "item" }
  const editor = document.documentElement.dataset.can.includes("edit")
  const tasks = () => subjects().filter((one) => linkOf(one)?.startsWith("/tasks/"))
  const dialog = (noun) => () => {
    const [first] = tasks()
    return first ? void dialogs.open("dialog", `${linkOf(first)}/${noun}`) : false
  }

  // The first of them says whether this begins or ends.
  async function watch(things) {
    const answer = await get(`${linkOf(things[0])}/watch`).catch(() => null)
    if (!answer?.ok) return toast(t("That could not be opened."), { error: true })
    const watches = /aria-pressed="true"/.test(await answer.text())
    const method = watches ? "DELETE" : "PUT"
    for (const about of things) {
      const { ok } = await ops.write({ method, url: `${linkOf(about)}/watch`, about, label: nameOf(about) })
      if (!ok) return
    }
    const facts = { name: things.length === 1 ? nameOf(things[0]) : t("{count} tasks", { count: things.length }) }
    toast(watches ? t("You no longer watch {name}.", facts) : t("You watch {name}.", facts))
  }

  // A habit of one person, so there is no change to undo: waking it takes it back.
  async function notToday(things, method = "POST") {
    const headers = { "HX-Request": "true" }
    const sent = things.map((about) => send({ method, url: `${linkOf(about)}/not-today`, headers }))
    const answers = await Promise.all(sent).catch(() => [])
    if (!answers.length || answers.some(({ ok }) => !ok)) return toast(t("That did not work."), { error: true })
    const away = method === "POST"
    for (const about of things) document.getElementById(`focus-${idOf(about)}`)?.toggleAttribute("hidden", away)
    if (away) toast(t("Not today: back tomorrow."), { act: [t("Undo"), () => notToday(things, "DELETE")] })
  }

  const each = (run) => () => {
    const things = tasks()
    return things.length ? void run(things) : false
  }

  bind("w", t("Watch"), each(watch), item)
  bind("h", t("Not today"), each(notToday), item)
  const trace = ([first]) => location.assign(`/trace/task/${idOf(first)}`)
  if (!bindings().some(({ key }) => key === "y")) bind("y", t("Trace"), each(trace), item)
  if (editor) {
    bind("b", t("Waits for"), dialog("blockers"), item)
    bind("l", t("Link"), dialog("links"), item)
    bind("shift+r", t("Put in a release"), dialog("links"), item)
  }
  bind("mod+j", t("Ask about this page"), () => lazy.palette("? "), { typing: true })
}
