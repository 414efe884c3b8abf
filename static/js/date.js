// The date field: words the server reads ("fri", "+2w"), a calendar, and quick picks.
import { closeMenu, openBox } from "./menu.js"
import { today } from "./when.js"
import { element, t } from "./words.js"

export function openDate({ anchor, value = "", onchoose, back }) {
  const words = element("input", {
    class: "inp",
    type: "text",
    "aria-label": t("Due"),
    placeholder: t("fri, +2w, 24 mar 15:00"),
  })
  const calendar = element("input", {
    class: "inp",
    type: "date",
    "aria-label": t("Calendar"),
    value: value.slice(0, 10),
  })
  const choose = (text) => {
    closeMenu()
    onchoose(text)
  }
  const picks = quick().map(([label, day]) =>
    element("button", { type: "button", class: "opt", click: () => choose(day) }, label),
  )
  const box = element("form", { class: "menu date", "aria-label": t("Due") }, words, calendar, ...picks)
  box.addEventListener("submit", (event) => {
    event.preventDefault()
    choose(words.value.trim())
  })
  calendar.addEventListener("change", () => calendar.value && choose(calendar.value))
  openBox({ anchor, box, back })
  words.focus({ preventScroll: true })
}

function quick() {
  const start = new Date(`${today()}T12:00:00Z`)
  const plus = (days) => new Date(start.getTime() + days * 86_400_000).toISOString().slice(0, 10)
  const monday = (8 - start.getUTCDay()) % 7 || 7
  return [
    [t("Today"), plus(0)],
    [t("Tomorrow"), plus(1)],
    [t("Next Monday"), plus(monday)],
    [t("In two weeks"), plus(14)],
    [t("No date"), ""],
  ]
}
