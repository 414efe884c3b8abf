import "/static/js/app.js"
import { openPage } from "/static/js/live.js"
import { openPresence } from "/static/js/presence.js"
import { dueWords, agoWords } from "/static/js/when.js"
const morph = (old, fresh) => old.replaceWith(fresh)
window.page = openPage(document, { morph })
window.presence = openPresence()
window.due = (due, now) => Object.values(dueWords(due, new Date(now)))
window.ago = (then, now) => agoWords(then, new Date(now))
window.by = ["mei", "Mei Tan", 215]
