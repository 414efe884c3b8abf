import { openPage } from "/static/js/live.js"
import { joinHtmx } from "/static/js/swaps.js"
import { openRegions } from "/static/js/region.js"
import { get } from "/static/js/send.js"
const swaps = window.swaps = joinHtmx(window.htmx, () => window.live)
window.regions = null
window.live = openPage(document, { ...swaps, refetch: (region, n) => window.fetched.push([region.id, n]) })
window.regions = openRegions({ page: window.live, morph: swaps.morph, get })
window.fetched = []
window.body = document.querySelector("main")
window.set = (html) => { window.body.innerHTML = html }
window.look = () => [...document.querySelectorAll("ul")]
  .map((ul) => [...ul.children].map((li) => li.textContent).join(" ")).join(" | ")
