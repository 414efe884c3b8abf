// Lets elements glide from where they were to where a change put them; only what is on screen moves.

const EASE = "cubic-bezier(.2,0,0,1)"
const calm = matchMedia("(prefers-reduced-motion: reduce)")

export const isCalm = () => calm.matches || document.documentElement.dataset.calm !== undefined

export const measure = (elements) =>
  elements.filter(Boolean).map((element) => [element, element.getBoundingClientRect()])

export function glide(seen, duration = 160) {
  if (isCalm()) return
  const shifts = seen
    .filter(([element]) => element.isConnected)
    .map(([element, was]) => [element, was, element.getBoundingClientRect()])
  for (const [element, was, now] of shifts) {
    const [x, y] = [was.left - now.left, was.top - now.top]
    const visible = was.height && now.height && (isOnScreen(was) || isOnScreen(now))
    if (visible && (x || y)) {
      element.animate([{ transform: `translate(${x}px,${y}px)` }, {}], { duration, easing: EASE })
    }
  }
}

export function flip(elements, change, duration = 160) {
  const seen = measure(elements)
  change()
  glide(seen, duration)
}

export function rise(element) {
  if (isCalm() || !element.animate) return
  element.animate([{ opacity: 0, transform: "scaleY(0)", transformOrigin: "top" }, {}], {
    duration: 240,
    easing: EASE,
  })
}

export const isOnScreen = (box) => box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth
