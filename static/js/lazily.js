// What the first look at a page does not need comes later: when it is asked for, or when nothing else is to do.

export function lazily(load, open, names) {
  let made = null
  const whole = () => (made ??= load().then(open))
  return Object.fromEntries(names.map((name) => [name, async (...facts) => (await whole())[name](...facts)]))
}

export function onIdle(load) {
  const run = () => load().catch(() => addEventListener("online", run, { once: true }))
  if (window.requestIdleCallback) requestIdleCallback(run, { timeout: 1500 })
  else setTimeout(run, 300)
}
