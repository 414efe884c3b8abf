// Light, dark or as the system has it: at once on this page, and kept for the next.

export function wireTheme({ ops }) {
  function set(theme) {
    document.documentElement.dataset.theme = theme
    mark()
    ops.write({ method: "PATCH", url: "/me/settings", body: { theme }, silent: true })
  }

  function mark() {
    for (const button of document.querySelectorAll("[data-theme-set]")) {
      const on = button.dataset.themeSet === document.documentElement.dataset.theme
      button.setAttribute("aria-pressed", String(on))
    }
  }

  const next = () =>
    set({ light: "dark", dark: "system", system: "light" }[document.documentElement.dataset.theme] ?? "dark")

  document.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-theme-set]")
    if (button) set(button.dataset.themeSet)
  })
  mark()
  return { next }
}
