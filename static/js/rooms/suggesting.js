// A project's key follows its name until somebody writes another: "Tap to pay" gives TTP, "Garden" GAR.
const SHORT = 3

export function wire(form) {
  const { name, key } = form.elements
  let suggested = ""

  const suggest = () => {
    if (key.value === suggested) key.value = suggested = keyOf(name.value)
  }
  name.addEventListener("input", suggest)
  suggest()
}

function keyOf(name) {
  const plain = name.normalize("NFD").replace(/[^A-Za-z0-9 ]/g, "")
  const words = plain.toUpperCase().split(" ").filter(Boolean)
  const letters = words.length >= SHORT ? words.map(([first]) => first).join("") : words.join("")
  return letters.replace(/^[0-9]+/, "").slice(0, words.length >= SHORT ? 5 : SHORT)
}
