// What every request of ours carries: who asks, from which page, and under which token.

export function uuid7() {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  let now = Date.now()
  for (let at = 5; at >= 0; at--) {
    bytes[at] = now % 256
    now = Math.floor(now / 256)
  }
  bytes[6] = (bytes[6] & 15) | 112
  bytes[8] = (bytes[8] & 63) | 128
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("")
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-")
}

export function standingHeaders() {
  const body = document.body
  const text = body.getAttribute("hx-headers:inherited") ?? body.getAttribute("hx-headers") ?? "{}"
  return JSON.parse(text)
}

export function headersFor({ op = uuid7(), about, seen, place }) {
  const drawing = about?.closest?.("[data-v]")
  const at = place ?? placesNear(about)
  const number = seen ?? drawing?.dataset.v
  const headers = { "X-Op": op, Accept: "text/html" }
  if (number !== undefined) headers["X-Seen"] = String(number)
  if (at) headers["X-Place"] = at
  return headers
}

// All places of the page want their drawings in the answer; the nearest first.
function placesNear(about) {
  const near = about?.closest?.("[data-place]")
  const all = [near, ...document.querySelectorAll("[data-place]")].filter(Boolean)
  return [...new Set(all.map((element) => element.dataset.place))].slice(0, 8).join(",")
}

export const get = (url, headers = {}) =>
  fetch(url, {
    headers: { ...standingHeaders(), "HX-Request": "true", Accept: "text/html", ...headers },
  })

export function send({ method, url, body, headers = {}, signal }) {
  const json = body !== undefined && !(body instanceof URLSearchParams) && !(body instanceof FormData)
  return fetch(url, {
    method,
    signal,
    keepalive: true,
    body: json ? JSON.stringify(body) : body,
    headers: {
      ...(json && { "Content-Type": "application/json" }),
      ...standingHeaders(),
      ...headers,
    },
  })
}

// A fragment's thing: "card-0192…" stands for 0192….
export const idOf = (element) => element.dataset.thing ?? element.id.replace(/^[a-z_]+-/, "")

export const linkOf = (element) =>
  element.closest("[data-href]")?.dataset.href ?? element.querySelector("a[href]")?.getAttribute("href")
