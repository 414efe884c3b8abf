"""The inbox: one list, a reason on each row, a preview at the side."""

from datetime import datetime
from typing import Any
from uuid import UUID

from flask import Blueprint, request
from werkzeug.wrappers import Response as Answer

from onetask.core import hx
from onetask.core.errors import NotThere
from onetask.core.events import standing
from onetask.core.forms import read
from onetask.core.stamps import newest
from onetask.core.subjects import one_or_404
from onetask.core.who import me
from onetask.inbox.forms import Clearing, Return, Snoozing, moment_of
from onetask.inbox.models import SHOWN
from onetask.inbox.operations import clear, mark_done, mark_open, mark_read, snooze, unclear
from onetask.inbox.queries import note_of, row_of, rows_of, unread_count

bp = Blueprint("inbox", __name__, url_prefix="/inbox")


@bp.get("")
def inbox() -> Answer:
    return _is_current() or _drawn()


@bp.get("/badge")
def badge() -> Answer:
    if answer := _is_current():
        return answer
    return hx.page("inbox/_badge.html", **_count())


@bp.get("/<uuid:note_id>")
def preview(note_id: UUID) -> Answer:
    row = row_of(me(), one_or_404(note_of(me(), note_id)))
    if row is None:
        raise NotThere
    return hx.page("inbox/_preview.html" if hx.is_partial() else "inbox/preview.html", row=row)


@bp.post("/<uuid:note_id>/reading")
def open_(note_id: UUID) -> Answer:
    mark_read(me().id, _known(note_id))
    return hx.page("inbox/_badge_swap.html", **_count())


@bp.post("/<uuid:note_id>/doneness")
@bp.delete("/<uuid:note_id>")
def done(note_id: UUID) -> Answer:
    mark_done(me().id, _known(note_id))
    return _answered(note_id=note_id)


@bp.delete("/<uuid:note_id>/doneness")
@bp.post("/<uuid:note_id>/return")
def again(note_id: UUID) -> Answer:
    mark_open(me().id, _known(note_id))
    return _answered()


@bp.post("/<uuid:note_id>/snooze")
def put_off(note_id: UUID) -> Answer:
    until = moment_of(read(Snoozing).until)
    snooze(me().id, _known(note_id), until)
    return _answered(note_id=note_id)


@bp.post("/clearance")
def clear_all() -> Answer:
    return _answered(moment=clear(me().id, read(Clearing).show))


@bp.post("/clearance/return")
def clear_none() -> Answer:
    unclear(me().id, read(Return).at)
    return _answered()


def _answered(*, note_id: UUID | None = None, moment: datetime | None = None) -> Answer:
    """The list as it is now, with a way back."""
    if not hx.is_partial():
        return hx.redrawn("/inbox")
    return _drawn(is_answer=True, note_id=note_id, moment=moment)


def _drawn(**undo: object) -> Answer:
    show = request.args.get("show", "all")
    if show not in SHOWN:
        raise NotThere
    facts = _count() | {"is_answer": False, "note_id": None, "moment": None} | undo
    page = "inbox/_list.html" if hx.is_partial() else "inbox/inbox.html"
    return hx.page(page, rows=rows_of(me(), show), show=show, **facts)


def _count() -> dict[str, Any]:
    """The number is read first: what is drawn may be newer than it says, never older."""
    number, actor = standing(me().workspace_id).number, me()
    badge = {"count": unread_count(actor), "member_id": actor.id, "number": number}
    return {"inbox_badge": badge, "number": number}


def _is_current() -> Answer | None:
    """Nothing new in the asker's own place since the number their page knows."""
    since = request.args.get("since", type=int)
    place, floor = f"member:{me().id}", standing(me().workspace_id).floor
    if since is not None and max(newest(place), floor) <= since:
        return Answer(status=204)
    return None


def _known(note_id: UUID) -> UUID:
    found: UUID = one_or_404(note_of(me(), note_id)).id
    return found
