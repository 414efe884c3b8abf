// Wires the page: one message rule, one way to write, one set of keys.
import { openActions } from "./actions.js"
import { openAddRows } from "./addrow.js"
import { typingInto } from "./ahead.js"
import { keepFolds, tellFolds } from "./collapse.js"
import { openContest } from "./contest.js"
import { wireDialogs } from "./dialogs.js"
import { afterChanges, markMine } from "./edges.js"
import { openEdit } from "./edit.js"
import { keepFocus, oneStop } from "./focus.js"
import { listenToKeys } from "./keys.js"
import { lazily, onIdle } from "./lazily.js"
import { openPage } from "./live.js"
import { watchWindows } from "./more.js"
import { openMoves } from "./moves.js"
import { openOps } from "./ops.js"
import { openPanel } from "./panel.js"
import { openQueue } from "./queue.js"
import { openRegions } from "./region.js"
import { reload } from "./reload.js"
import { wireSelection } from "./select.js"
import { get } from "./send.js"
import { bindKeys } from "./shortcuts.js"
import { openSocket } from "./socket.js"
import { addGeometry } from "./styles.js"
import { joinHtmx } from "./swaps.js"
import { wireTheme } from "./theme.js"
import { leaveWord, readWord, toast } from "./toast.js"
import { openUndo } from "./undo.js"
import { wireUses } from "./uses.js"
import { keepTimes, tellTimes } from "./when.js"
import { t } from "./words.js"

const { htmx, io } = window

const swaps = joinHtmx(htmx, () => page)
const page = openPage(document, { ...swaps, refetch: (...stale) => regions.refetch(...stale) })
const regions = openRegions({ page, morph: swaps.morph, get })

const undo = openUndo({ ops: () => ops, toast })
const clash = lazily(
  () => import("./clash.js"),
  ({ openClash }) => openClash({ ops: () => ops, toast }),
  ["show", "switchLast"],
)
const queue = await openQueue({ ops: () => ops, toast, clash }).catch(() => null)
const ops = openOps({ page, toast, queue, clash, undo })

addGeometry()
const contest = openContest({ toast })
const moves = openMoves({ ops, page, contest })
const edit = openEdit({ ops, page })
const panel = openPanel({ htmx, toast })
const actions = openActions({ ops, moves, edit })
const adds = openAddRows({ ops })
const theme = wireTheme({ ops })
const dialogs = wireDialogs({ ops, htmx, toast })
wireSelection()
keepFocus()
onIdle(() => import("./menu.js"))
onIdle(() => import("./who.js").then(({ showOthers }) => showOthers(ops.isMine)))
onIdle(() => import("./drag.js").then(({ enableDrag }) => enableDrag({ page, moves })))
onIdle(() => import("./mention.js").then(({ watchMentions }) => watchMentions()))
onIdle(() => import("./sheet.js").then(({ wireSheet }) => wireSheet({ actions, moves })))

const lazy = {
  palette: (typed) =>
    void typingInto(() => import("./palette.js").then(({ openPalette }) => openPalette({ actions, panel, typed }))),
  keys: () => void typingInto(() => import("./overlay.js").then(({ openKeys }) => openKeys())),
}
bindKeys({ contest, actions, edit, panel, moves, undo, clash, adds, theme, lazy })
onIdle(() => import("./itemkeys.js").then(({ bindItemKeys }) => bindItemKeys({ ops, dialogs, toast, lazy })))
listenToKeys()
document.addEventListener("click", ({ target }) => {
  const opener = target.closest("[data-opens-lazily]")
  if (opener) lazy[opener.dataset.opensLazily]?.()
})

afterChanges(tellTimes, markMine, oneStop, tellFolds, watchWindows({ page }), () =>
  wireUses({ ops, page, moves, panel, toast, get, htmx }),
)
keepFolds()
keepTimes()
readWord()

function bye({ again }) {
  if (again) return reload()
  leaveWord(t("You no longer have access to that page."))
  location.replace("/")
}

if (io && document.querySelector("[data-place]")) {
  const { here } = lazily(
    () => import("./presence.js"),
    ({ openPresence }) => openPresence(),
    ["here"],
  )
  const socket = openSocket({ io, page, on: { here, bye, isMine: ops.isMine }, reload })
  document.addEventListener("focusin", ({ target }) => {
    const place = target.closest("[data-place]")?.dataset.place
    const thing = target.closest("[data-in][id]")?.id
    if (place && thing) socket.focus(place, thing)
  })
}
document.documentElement.dataset.ready = ""
