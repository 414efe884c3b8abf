// While a visitor types, the nearest ideas stand below; without this, the button shows them.
const form = document.querySelector("form[data-nearest]")
const place = document.getElementById("nearest")
let timer = 0
let asked = 0

async function ask(wish) {
  const turn = ++asked
  const answer = await fetch(`${form.dataset.nearest}?wish=${encodeURIComponent(wish)}`).catch(() => null)
  if (answer?.ok && turn === asked) place.innerHTML = await answer.text()
}

form?.elements.wish.addEventListener("input", ({ target }) => {
  clearTimeout(timer)
  timer = setTimeout(() => ask(target.value.trim()), 200)
})
