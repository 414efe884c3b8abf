// How well typed letters fit some words: all in order; starts of words and unbroken runs count more.

export function fit(typed, words) {
  const [want, text] = [fold(typed), fold(words)]
  if (!want) return 1
  const whole = text.indexOf(want)
  if (whole >= 0) return 1000 - whole - text.length / 100 + (isStart(text, whole) ? 500 : 0)
  return scattered(want.replaceAll(" ", ""), text)
}

function scattered(want, text) {
  let [at, score, before] = [-1, 0, -2]
  for (const letter of want) {
    at = text.indexOf(letter, at + 1)
    if (at < 0) return 0
    score += isStart(text, at) ? 10 : at === before + 1 ? 6 : 1
    before = at
  }
  return score > want.length * 3 ? score : 0
}

const isStart = (text, at) => at === 0 || /[\s/(-]/.test(text[at - 1])
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim()

export const best = (typed, rows, wordsOf) =>
  rows
    .map((row) => [fit(typed, wordsOf(row)), row])
    .filter(([score]) => score > 0)
    .sort(([a], [b]) => b - a)
    .map(([, row]) => row)
