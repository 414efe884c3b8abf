// Words selected in a note go into the form below it, with the place where they begin.
export function wire(words) {
  const form = words.closest("section").querySelector("form")

  function beginning(range) {
    const before = document.createRange()
    before.setStart(words, 0)
    before.setEnd(range.startContainer, range.startOffset)
    return before.toString().length
  }

  document.addEventListener("selectionchange", () => {
    const selection = getSelection()
    if (!selection.rangeCount || selection.isCollapsed || !form.isConnected) return
    const range = selection.getRangeAt(0)
    if (!words.contains(range.startContainer) || !words.contains(range.endContainer)) return
    const text = range.toString()
    const quote = text.trim()
    if (!quote) return
    form.elements.quote.value = quote
    form.elements.begins.value = beginning(range) + text.indexOf(quote)
  })
}
