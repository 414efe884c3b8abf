// What only some pages need stands in rooms/: an element with data-uses="name" loads rooms/name.js, once.

const wired = new WeakSet()

export function wireUses(house) {
  for (const element of document.querySelectorAll("[data-uses]")) {
    if (wired.has(element)) continue
    wired.add(element)
    import(`./rooms/${element.dataset.uses}.js`).then(({ wire }) => wire(element, house))
  }
}
