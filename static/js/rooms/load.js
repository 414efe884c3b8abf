// Before somebody is assigned: would it be too much? Then who could take it stands beside it.
import { get } from "../send.js"

export async function ask(url, member, proceed) {
  const answer = await get(`${url}/load?member=${member}`).catch(() => null)
  const dialog = document.getElementById("dialog")
  if (answer?.status !== 200 || !dialog || dialog.open) return proceed()
  const box = document.createElement("template")
  box.innerHTML = await answer.text()
  for (const menu of document.querySelectorAll(":popover-open")) menu.hidePopover()
  dialog.replaceChildren(box.content)
  dialog.showModal()
  document.dispatchEvent(new CustomEvent("page:drawn"))
}
