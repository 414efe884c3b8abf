// Geometry the modules need, as one constructed sheet: the policy allows no inline style but custom properties.

const RULES = `
  .menu[data-floats] { position: fixed; inset: auto; margin: 0; left: var(--x, 0); top: var(--y, 0) }
  .drag-ghost { position: fixed; inset: 0 auto auto 0; margin: 0; inline-size: var(--w); pointer-events: none;
    z-index: 40; transform: translate(var(--x), var(--y)) rotate(var(--tilt, 0deg)) }
  .drag-gap { block-size: var(--high) }
  [data-dragging] { user-select: none; cursor: grabbing }
`

export function addGeometry() {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(RULES)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
}

export const setAll = (element, facts) => {
  for (const [name, value] of Object.entries(facts)) element.style.setProperty(`--${name}`, value)
}
