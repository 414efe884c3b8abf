// Two people moved the same card: the later order stands, the earlier is told, and one key switches.

import { t } from "./words.js"

const MEANWHILE = 10_000

export function openContest({ toast }) {
  let mine = null
  let other = null
  let putAgain = () => {}

  document.addEventListener("live:after", ({ detail }) => detail.changes.filter(isContested).forEach(tell))

  const isContested = ({ id, kind, who }) =>
    kind === "moved" && id === mine?.id && isTheirs(who) && performance.now() - mine.at < MEANWHILE

  function tell({ element, who }) {
    other = mine
    mine = null
    const facts = { who: who.by[1], name: element.dataset.ref ?? "" }
    toast(t("{who} moved {name} at the same time. U switches to your place.", facts), {
      act: [t("Switch"), switchLast],
    })
  }

  function note(item) {
    mine = { ...spot(item), at: performance.now() }
  }

  function switchLast() {
    const item = document.getElementById(other?.id ?? "")
    const list = document.getElementById(other?.list ?? "")
    if (!item || !list) return false
    const next = document.getElementById(other.next)
    other = spot(item)
    putAgain([item], list, next?.parentElement === list ? next : list.querySelector(":scope > [data-more]"))
    return true
  }

  const puts = (put) => (putAgain = put)
  return { note, switchLast, puts }
}

const isTheirs = (who) => who?.by && !who.mine && who.by[0] !== document.documentElement.dataset.me

const spot = (item) => ({
  id: item.id,
  list: item.parentElement.id,
  next: item.nextElementSibling?.id ?? "",
})
