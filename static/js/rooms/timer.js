// The clock of the running timer: hours and minutes since it was started.
export function wire(element) {
  const tick = () => {
    if (!element.isConnected) return clearInterval(beat)
    for (const time of element.querySelectorAll("[data-since]")) {
      const minutes = Math.max(0, Math.floor((Date.now() - Date.parse(time.dateTime)) / 60000))
      time.textContent = `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`
    }
  }
  const beat = setInterval(tick, 5000)
  tick()
}
