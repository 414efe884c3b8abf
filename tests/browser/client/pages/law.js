const HOMES = ["todo", "done", "elsewhere", null]
const gone = (o) => `<template data-gone="${o.id}" data-v="${o.v}"></template>`
const drawn = (o) =>
  `<li id="${o.id}" data-in="${o.home}" data-v="${o.v}" data-rank="${o.rank}">${o.id} at ${o.v}</li>`
const card = (o) => (o.home ? drawn(o) : gone(o))
const list = (id, cards = "") => `<ul id="${id}">${cards}</ul>`

function random(seed) {
  let state = seed + 1
  return (below) => (state = (Math.imul(state, 48271) >>> 0) % 2147483647) % below
}

window.story = (seed, openPage, swaps) => {
  const pick = random(seed), now = new Map()
  const told = Array.from({ length: 40 }, (_, at) => {
    const o = { id: `t${pick(6)}`, v: at + 2, home: HOMES[pick(4)], rank: `a${pick(9)}${at}` }
    now.set(o.id, o)
    return card(o)
  })
  set(list("todo") + list("done"))
  const page = openPage(document, swaps)
  const mixed = [...told, ...told].map((m) => [pick(1e6), m]).sort(([a], [b]) => a - b)
  for (const [, html] of mixed) {
    page.patch(html)
    const some = document.getElementById(`t${pick(6)}`)
    if (some && pick(3) === 0) some.dataset.hold = ""
    else if (some) page.release(some)
  }
  for (const held of document.querySelectorAll("[data-hold]")) page.release(held)
  const column = (home) => list(home, [...now.values()].filter((o) => o.home === home)
    .sort((a, b) => (a.rank < b.rank ? -1 : 1)).map(card).join(""))
  return [window.body.innerHTML, column("todo") + column("done")]
}
window.law = async (runs) => {
  const { openPage } = await import("/static/js/live.js")
  for (let seed = 0; seed < runs; seed++) {
    const [ends, anew] = window.story(seed, openPage, window.swaps)
    if (ends !== anew) return [seed, ends, anew]
  }
  return "holds"
}
