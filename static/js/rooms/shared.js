// A shared roadmap asks every few seconds whether it has changed; once it is revoked, it goes.
const PAUSE = 5000

async function look() {
  const old = document.getElementById("shared")
  if (!old || document.hidden) return
  const answer = await fetch(`${old.dataset.poll}&since=${old.dataset.at}`).catch(() => null)
  if (!answer || answer.status === 204 || answer.status >= 500) return
  if (!answer.ok || answer.redirected) return location.reload()
  const box = document.createElement("template")
  box.innerHTML = await answer.text()
  const fresh = box.content.getElementById("shared")
  if (fresh) old.replaceWith(fresh)
}

setInterval(look, PAUSE)
document.addEventListener("visibilitychange", look)
document.addEventListener("click", ({ target }) => {
  if (target.closest("[data-take=print]")) print()
})
