// Push in this browser: asked for by a press, subscribed with the server's key, told to the server.
function bytes(text) {
  const raw = atob(text.replace(/-/g, "+").replace(/_/g, "/"))
  return Uint8Array.from(raw, (char) => char.charCodeAt(0))
}

function nameOf(agent) {
  const browser = ["Firefox", "Edg", "Chrome", "Safari"].find((one) => agent.includes(one)) ?? "Browser"
  const system = ["Windows", "Android", "iPhone", "iPad", "Mac", "Linux"].find((one) => agent.includes(one))
  return [browser.replace("Edg", "Edge"), system].filter(Boolean).join(", ")
}

async function subscription(key) {
  await navigator.serviceWorker.register("/push.js")
  const worker = await navigator.serviceWorker.ready
  const known = await worker.pushManager.getSubscription()
  return known ?? worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(key) })
}

export function wire(box) {
  const button = box.querySelector("[data-ask]")
  const says = box.querySelector("[data-says]")
  const refuse = (text) => {
    says.textContent = text
  }
  if (!navigator.serviceWorker || !window.PushManager) {
    button.disabled = true
    refuse(button.dataset.no)
    return
  }

  async function switchOn() {
    if ((await Notification.requestPermission()) !== "granted") return refuse(button.dataset.denied)
    const { endpoint, keys } = (await subscription(box.dataset.key)).toJSON()
    const { "X-CSRFToken": token } = JSON.parse(document.body.getAttribute("hx-headers:inherited"))
    const headers = { "Content-Type": "application/json", "X-CSRFToken": token }
    const body = JSON.stringify({ name: nameOf(navigator.userAgent), endpoint, ...keys })
    const answer = await fetch("/settings/connections/browsers", { method: "POST", headers, body })
    if (!answer.ok) return refuse(button.dataset.no)
    location.assign("/settings/connections")
  }

  button.addEventListener("click", () => {
    button.disabled = true
    switchOn()
      .catch(() => refuse(button.dataset.no))
      .finally(() => {
        button.disabled = false
      })
  })
}
