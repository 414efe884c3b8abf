// The roadmap on paper, or as a picture: the server's drawing is painted once and saved as PNG.
import { get } from "../send.js"

const SHARP = 2

export function wire(menu, { toast }) {
  menu.addEventListener("click", ({ target }) => {
    const take = target.closest("[data-take]")?.dataset.take
    if (!take) return
    menu.hidePopover?.()
    if (take === "print") print()
    else paint(menu.dataset.svg).catch(() => toast(menu.dataset.failed ?? "PNG?", { error: true }))
  })
}

async function paint(url) {
  const answer = await get(url, { Accept: "image/svg+xml" })
  if (!answer.ok) throw new Error(String(answer.status))
  const drawing = new Image()
  drawing.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(await answer.text())}`
  await drawing.decode()
  const canvas = document.createElement("canvas")
  canvas.width = drawing.width * SHARP
  canvas.height = drawing.height * SHARP
  canvas.getContext("2d").drawImage(drawing, 0, 0, canvas.width, canvas.height)
  const blob = await new Promise((done) => canvas.toBlob(done, "image/png"))
  const link = document.createElement("a")
  link.href = URL.createObjectURL(blob)
  link.download = "roadmap.png"
  link.click()
  URL.revokeObjectURL(link.href)
}
