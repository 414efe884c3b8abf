// The client's own words: the page brings translations in <script type="application/json" id="words">.

let book = null

const words = () => (book ??= JSON.parse(document.getElementById("words")?.textContent || "{}"))

export const t = (text, facts = {}) =>
  (words()[text] ?? text).replace(/\{(\w+)\}/g, (whole, name) => String(facts[name] ?? whole))

// How dates are written: "24 Mar" in our English.
export const customs = () => document.documentElement.lang.replace(/^en$/, "en-GB") || "en-GB"

export function embedded(id) {
  return JSON.parse(document.getElementById(id)?.textContent || "{}")
}

export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value == null) continue
    if (typeof value === "function") made.addEventListener(name, value)
    else made.setAttribute(name, value === true ? "" : value)
  }
  made.append(...children)
  return made
}
