// What a move would do, drawn over the bars that stand; nothing of it is kept.
export function ghosts(section) {
  const words = () => section.querySelector(".ghost-words")
  const chart = () => section.querySelector(".gt")

  function ghost(row, x, width) {
    const bar = row.querySelector(".gb:not(.ghost)")
    let shade = row.querySelector(".ghost")
    if (!shade) {
      shade = bar.cloneNode(false)
      shade.className = `${bar.className} ghost`
      for (const name of ["tabindex", "aria-label", "data-moves"]) shade.removeAttribute(name)
      shade.setAttribute("aria-hidden", "true")
      bar.after(shade)
    }
    shade.style.setProperty("--x", `${x}px`)
    shade.style.setProperty("--w", `${width}px`)
  }

  // At once under the hand; the server's answer snaps it to working days.
  function own({ row, side, by }, px) {
    const bar = row.querySelector(".gb:not(.ghost)")
    const x = Number.parseFloat(bar.style.getPropertyValue("--x"))
    const width = Number.parseFloat(bar.style.getPropertyValue("--w"))
    if (side === "end") return ghost(row, x, Math.max(px, width + by * px))
    if (side === "start") return ghost(row, x + by * px, Math.max(px, width - by * px))
    ghost(row, x + by * px, width)
  }

  function draw(html, asked) {
    const box = document.createElement("template")
    box.innerHTML = html
    const px = Number(chart().dataset.px)
    const first = Number(chart().dataset.first)
    for (const old of section.querySelectorAll(".ghost")) if (!asked.contains(old)) old.remove()
    for (const { dataset } of box.content.querySelectorAll("[data-ghost]")) {
      const row = document.getElementById(`line-${dataset.ghost}`)
      if (!row) continue
      const [start, finish] = [Number(dataset.start), Number(dataset.finish)]
      const isPoint = row.querySelector(".ms")
      ghost(row, ((isPoint ? finish + 1 : start) - first) * px, (finish - start + 1) * px)
    }
    words().textContent = box.content.querySelector("[data-say]")?.textContent ?? ""
  }

  function clear() {
    for (const shade of section.querySelectorAll(".ghost")) shade.remove()
    if (words()) words().textContent = ""
  }

  // The handle at the end of the bar in use, from which a link is drawn.
  function dot(row) {
    const old = section.querySelector(".dot")
    if (old?.closest(".gr") === row) return
    old?.remove()
    const bar = row?.querySelector(".gb[data-moves]:not(.ghost)")
    if (!bar) return
    const handle = document.createElement("i")
    handle.className = "dot"
    for (const name of ["--x", "--w"]) handle.style.setProperty(name, bar.style.getPropertyValue(name))
    bar.after(handle)
  }

  return { own, draw, clear, dot }
}

// A timeline opens where today is.
export function toToday(section) {
  const line = section.querySelector(".nowline")
  if (line && section.dataset.seen === undefined)
    section.scrollLeft = Number.parseFloat(line.style.getPropertyValue("--x")) - 240
  section.dataset.seen = ""
}
