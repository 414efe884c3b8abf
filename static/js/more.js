// The next part of a windowed list, fetched when its end comes into sight.
import { get } from "./send.js"

// The answer: fragments, and <template data-window="LIST" data-until="RANK" data-more="URL">, or without both at the end.
export function watchWindows({ page }) {
  const busy = new WeakSet()
  const watch = new IntersectionObserver(
    (seen) => {
      for (const { target, isIntersecting } of seen) if (isIntersecting) load(target)
    },
    { rootMargin: "400px" },
  )

  async function load(sentinel) {
    if (busy.has(sentinel) || !sentinel.dataset.more) return
    busy.add(sentinel)
    const answer = await get(sentinel.dataset.more).catch(() => null)
    busy.delete(sentinel)
    if (answer?.ok && answer.status !== 204) take(sentinel, await answer.text())
    else if (answer?.status === 204) sentinel.remove()
  }

  function take(sentinel, html) {
    const box = document.createElement("template")
    box.innerHTML = html
    const next = box.content.querySelector("template[data-window]")
    next?.remove()
    const list = document.getElementById(next?.dataset.window ?? sentinel.dataset.list ?? sentinel.parentElement.id)
    if (next?.dataset.more) sentinel.dataset.more = next.dataset.more
    else sentinel.remove()
    page.grow(list, next?.dataset.until)
    page.fill(box.innerHTML)
    watch.unobserve(sentinel)
    if (sentinel.isConnected) watch.observe(sentinel)
  }

  return () => {
    for (const sentinel of document.querySelectorAll("[data-more]")) watch.observe(sentinel)
  }
}
