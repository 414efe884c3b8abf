// The lines of the trace: drawn once the columns stand, and again when they move.
const NS = "http://www.w3.org/2000/svg"
const WORK = ["project", "task"]

export function wire(trace) {
  const draw = () => lines(document.getElementById("trace") ?? trace)
  new ResizeObserver(draw).observe(trace)
  document.addEventListener("live:after", draw)
  draw()
}

function lines(trace) {
  const box = trace.querySelector(".trace-cols")
  const svg = box.querySelector(".trace-lines")
  const edges = box.querySelector("[data-edges]").dataset.edges
  const at = box.getBoundingClientRect()
  const pairs = edges ? edges.split(",").map((pair) => pair.split(" ")) : []
  svg.replaceChildren(...pairs.map(([from, to]) => line(box, at, from, to)).filter(Boolean))
}

function line(box, at, from, to) {
  const [one, other] = [from, to].map((id) => box.querySelector(`[data-node="${CSS.escape(id)}"]`))
  if (!one || !other) return null
  const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()]
  const [x1, y1] = [a.right - at.left, a.top + a.height / 2 - at.top]
  const [x2, y2] = [b.left - at.left, b.top + b.height / 2 - at.top]
  const path = document.createElementNS(NS, "path")
  const bend = Math.max(16, (x2 - x1) / 2)
  path.setAttribute("d", `M${x1} ${y1} C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`)
  if (WORK.some((kind) => one.classList.contains(kind) || other.classList.contains(kind))) path.classList.add("work")
  return path
}
