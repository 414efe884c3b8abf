// A page from before a restore cannot be healed: it is loaded again, but never under someone's hands.
import { toast } from "./toast.js"
import { t } from "./words.js"

const KEY = "onetask-reloaded"
const AGAIN_AFTER = 15_000

export function reload() {
  const last = Number(sessionStorage.getItem(KEY) ?? 0)
  const typing = document.querySelector("[data-hold]")
  if (typing || Date.now() - last < AGAIN_AFTER) {
    return toast(t("This page is out of date."), { error: true, act: [t("Reload"), now] })
  }
  now()
}

function now() {
  sessionStorage.setItem(KEY, Date.now())
  location.reload()
}
