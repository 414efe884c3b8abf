// A timesheet by keyboard: arrows and Enter go from cell to cell, what changed is sent at once.
const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], Enter: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }

export function wire(element, { ops }) {
  element.addEventListener("keydown", (event) => {
    const step = STEPS[event.key]
    const cell = event.target.closest(".cell")
    if (!step || !cell || (step[1] && !atEdge(cell, step[1]))) return
    event.preventDefault()
    beside(cell, step)?.focus()
  })
  element.addEventListener("focusin", ({ target }) => target.matches(".cell") && target.select())
  element.addEventListener("change", ({ target }) => target.matches(".cell") && send(target))

  async function send(cell) {
    const was = cell.defaultValue
    const body = { worked_on: cell.name, time: cell.value, member: element.dataset.member }
    const back = () => {
      cell.value = was
    }
    cell.defaultValue = cell.value
    const url = `/tasks/${cell.closest("tr").dataset.task}/time`
    const outcome = await ops.write({ method: "PUT", url, body, back })
    if (outcome.invalid) {
      back()
      cell.setAttribute("aria-invalid", "true")
    } else cell.removeAttribute("aria-invalid")
  }
}

const atEdge = (cell, way) =>
  way < 0 ? cell.selectionEnd === 0 || isWhole(cell) : cell.selectionStart === cell.value.length || isWhole(cell)
const isWhole = (cell) => cell.selectionStart === 0 && cell.selectionEnd === cell.value.length

function beside(cell, [down, along]) {
  const row = cell.closest("tr")
  const at = row.cells[cell.closest("td").cellIndex + along]
  const there = down ? (down > 0 ? row.nextElementSibling : row.previousElementSibling) : row
  return (down ? there?.cells[cell.closest("td").cellIndex] : at)?.querySelector?.(".cell")
}
