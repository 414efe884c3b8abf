// The list of keys, opened by ?.
import { bindings, keysOff, shown } from "./keys.js"
import { element, t } from "./words.js"

const titles = () => ({ everywhere: t("Everywhere"), item: t("On a task"), moving: t("Moving") })

export function openKeys() {
  const groups = Object.entries(titles()).map(([group, title]) =>
    part(
      title,
      bindings().filter((one) => one.group === group && one.words),
    ),
  )
  const off = keysOff() ? [element("p", {}, t("Single keys are off. Turn them on in your settings."))] : []
  const close = element("button", { type: "button", class: "btn sm", "data-close": "dialog" }, t("Close"))
  const dialog = element(
    "dialog",
    { id: "keys", class: "keys", "aria-label": t("Keys") },
    element("header", { class: "row" }, element("h2", { class: "grow" }, t("Keys")), close),
    ...off,
    element("div", { class: "parts" }, ...groups),
  )
  document.body.append(dialog)
  dialog.addEventListener("close", () => dialog.remove())
  dialog.showModal()
}

function part(title, list) {
  const rows = Map.groupBy(list, ({ words }) => words)
  const terms = [...rows].map(([words, keys]) =>
    element(
      "div",
      { class: "row" },
      element("dt", {}, words),
      element("dd", {}, ...keys.map(({ key }) => element("kbd", {}, shown(key)))),
    ),
  )
  return element("section", {}, element("h3", {}, title), element("dl", {}, ...terms))
}
