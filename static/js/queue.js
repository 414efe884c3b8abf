// Writes made offline wait in the browser and are sent in order, once, under their own op ids.

import { send, standingHeaders } from "./send.js"
import { t } from "./words.js"

const STORE = "writes"
const me = () => document.documentElement.dataset.me

export async function openQueue({ ops, toast, clash }) {
  const base = await open()
  let records = (await all(base)).filter((one) => one.me === me())
  let again = 0

  async function add(change) {
    const { op, method, url, body, headers, about, label } = change
    const form = body instanceof URLSearchParams || body instanceof FormData
    const kept = form ? { form: new URLSearchParams(body).toString() } : { body }
    const record = {
      op,
      method,
      url,
      headers,
      label,
      about: about?.closest("[id]")?.id,
      me: me(),
      ...kept,
    }
    record.headers = { ...standingHeaders(), ...headers }
    delete record.headers["X-CSRFToken"]
    records.push(record)
    await put(base, record)
    mark()
    if (navigator.onLine) replay()
    return { ok: true, waits: true }
  }

  // Two tabs must not send the same writes: one of them holds the lock.
  const replay = () => navigator.locks.request("onetask-writes", { ifAvailable: true }, (lock) => lock && run())

  async function run() {
    clearTimeout(again)
    records = (await all(base)).filter((one) => one.me === me())
    while (records.length && navigator.onLine) {
      const [record] = records
      const answer = await post(record).catch(() => null)
      if (!answer || answer.status >= 500) return later()
      await settle(record, answer)
      records.shift()
      await remove(base, record)
      mark()
    }
    mark()
  }

  const post = ({ form, ...record }) =>
    send({
      ...record,
      headers: { ...record.headers, ...standingHeaders() },
      body: form ? new URLSearchParams(form) : record.body,
    })

  async function settle(record, answer) {
    const about = document.getElementById(record.about ?? "")
    const text = await answer.text()
    if (answer.ok) {
      const outcome = ops().accept({ ...record, about }, answer, text)
      if (outcome.number) await advance(record, outcome.number)
    } else if (answer.status !== 409 || !(await clash.show({ ...record, about }, text))) {
      toast(t("A change made offline could not be saved: {what}", { what: record.label ?? record.url }), {
        error: true,
      })
    }
  }

  // So that a queue never clashes with itself.
  async function advance(done, number) {
    for (const record of records.slice(1)) {
      if (!done.about || record.about !== done.about) continue
      record.headers["X-Seen"] = String(number)
      await put(base, record)
    }
  }

  function later() {
    again = setTimeout(replay, 5000 + Math.random() * 5000)
    mark()
  }

  function mark() {
    const waits = new Set(records.map((record) => record.about).filter(Boolean))
    for (const old of document.querySelectorAll("[data-waits]")) if (!waits.has(old.id)) delete old.dataset.waits
    for (const id of waits) document.getElementById(id)?.setAttribute("data-waits", "")
    banner(records.length)
  }

  addEventListener("online", replay)
  addEventListener("offline", mark)
  document.addEventListener("live:after", mark)
  mark()
  if (records.length) replay()
  return { add, mustWait: () => records.length > 0, replay }
}

function banner(count) {
  const bar = document.getElementById("offline")
  if (!bar) return
  bar.hidden = navigator.onLine && !count
  const text = bar.hidden ? "" : bannerText(count)
  if (bar.textContent !== text) bar.textContent = text
}

function bannerText(count) {
  if (navigator.onLine) return count === 1 ? t("Sending 1 change") : t("Sending {count} changes", { count })
  if (!count) return t("Offline.")
  return count === 1 ? t("Offline. 1 change waits") : t("Offline. {count} changes wait", { count })
}

function open() {
  const asked = indexedDB.open("onetask", 1)
  asked.onupgradeneeded = () => asked.result.createObjectStore(STORE, { keyPath: "key", autoIncrement: true })
  return result(asked)
}

const store = (base) => base.transaction(STORE, "readwrite", { durability: "strict" }).objectStore(STORE)
const all = (base) => result(store(base).getAll())
const put = async (base, record) => (record.key = await result(store(base).put(record)))
const remove = (base, { key }) => result(store(base).delete(key))

const result = (asked) =>
  new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error)
  })
