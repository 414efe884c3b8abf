// The keys of the page: single keys (which can be switched off), chords, and sequences such as G D.
import { t } from "./words.js"

const bound = new Map()
const SECOND_KEY_WITHIN = 1000
let first = ""
let timer = 0

// keys: "s", "shift+z", "mod+k", "alt+arrowup", "g d"; several are parted by a comma.
export function bind(keys, words, run, { group = "everywhere", typing = false } = {}) {
  for (const key of keys.split(", ")) bound.set(key, { key, words, run, group, typing })
}

export const bindings = () => [...bound.values()]
export const keysOff = () => document.documentElement.dataset.keys === "off"

export function nameOfKey(event) {
  const key = event.key === " " ? "space" : event.key.toLowerCase()
  const letter = /^[a-z]$/.test(key) || key.length > 1
  const parts = [
    (event.metaKey || event.ctrlKey) && "mod",
    event.altKey && "alt",
    event.shiftKey && letter && "shift",
    key,
  ]
  return parts.filter(Boolean).join("+")
}

export const isTyping = (node) =>
  Boolean(node?.closest?.("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]"))

function found(event) {
  const name = nameOfKey(event)
  const whole = first ? `${first} ${name}` : name
  const printable = event.key.length === 1 && !(event.metaKey || event.ctrlKey)
  if (printable && keysOff()) return null
  const begins = !first && [...bound.keys()].some((key) => key.startsWith(`${name} `))
  clearTimeout(timer)
  first = begins ? name : ""
  if (begins) timer = setTimeout(() => (first = ""), SECOND_KEY_WITHIN)
  return begins ? null : bound.get(whole)
}

function keyed(event) {
  if (event.defaultPrevented || event.isComposing || event.key === "Shift") return
  const typing = isTyping(event.target)
  const modal = document.querySelector("dialog[open]")
  if ((typing || modal) && !bound.get(nameOfKey(event))?.typing) return
  const binding = found(event)
  if (!binding || binding.run(event) === false) return
  event.preventDefault()
}

export function listenToKeys() {
  document.addEventListener("keydown", keyed)
}

const isApple = /Mac|iP/.test(navigator.platform)

const signs = () => ({
  mod: isApple ? "⌘" : t("Ctrl"),
  alt: isApple ? "⌥" : "Alt",
  shift: "⇧",
  arrowup: "↑",
  arrowdown: "↓",
  arrowleft: "←",
  arrowright: "→",
  escape: "Esc",
  space: t("Space"),
  backspace: t("Backspace"),
  delete: t("Delete"),
  home: t("Home"),
  end: t("End"),
})

export const shown = (keys) =>
  keys
    .split(" ")
    .map((key) =>
      key === "+"
        ? key
        : key
            .split("+")
            .map((part) => signs()[part] ?? capital(part))
            .join(" "),
    )
    .join(" ")

const capital = (text) => text[0].toUpperCase() + text.slice(1)
