"""Why a slot was chosen, and why there is none, in words."""

from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from onetask.core.clock import now
from onetask.core.locale import gettext as _
from onetask.core.locale import named_day
from onetask.google.engine.focus import Found, Piece
from onetask.google.models.days import Block
from onetask.work.engine.durations import duration_words
from onetask.work.models.tasks import Task


class Promise(NamedTuple):
    """A task with what it still needs until when; the block that has to move, if it is one."""

    task: Task
    until: datetime | None
    minutes: int
    block: Block | None = None

    @property
    def is_overdue(self) -> bool:
        return self.until is not None and self.until <= now()


def why_here(promise: Promise, piece: Piece) -> str:
    asked, length = duration_words(piece.asked), duration_words(piece.span.minutes)
    day = _day(promise)
    if not piece.is_whole:
        facts = {"asked": asked, "length": length}
        if not day:
            return _("no %(asked)s are free in one piece: the first %(length)s", **facts)
        text = _("no %(asked)s are free in one piece before %(day)s: the first %(length)s")
        return text % (facts | {"day": day})
    if promise.is_overdue:
        return _("overdue: the first free %(length)s", length=length)
    if not day:
        return _("the first free %(length)s", length=length)
    return _("the first free %(length)s before the due date, %(day)s", length=length, day=day)


def too_little(promise: Promise, found: Found) -> str:
    facts = {"ref": promise.task.ref, "needs": duration_words(found.want.minutes)}
    facts |= {"free": duration_words(found.free)}
    if promise.is_overdue or promise.until is None:
        return _("%(ref)s needs %(needs)s, only %(free)s are free in the coming weeks", **facts)
    facts["day"] = _day(promise)
    if promise.block:
        return _("%(ref)s lost its %(needs)s, only %(free)s are free before %(day)s", **facts)
    return _("%(ref)s needs %(needs)s, only %(free)s are free before %(day)s", **facts)


def clock_words(begins: datetime, ends: datetime, zone: str) -> str:
    """Like Tue 24 Mar, 09:00–11:00."""
    start, end = (moment.astimezone(ZoneInfo(zone)) for moment in (begins, ends))
    return f"{named_day(start.date())}, {start:%H:%M}–{end:%H:%M}"


def _day(promise: Promise) -> str:
    """A day given without a time counts to its end."""
    if promise.until is None or promise.is_overdue:
        return ""
    return named_day(promise.task.due_on) if promise.task.due_on else ""
