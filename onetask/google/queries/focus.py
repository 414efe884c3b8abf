"""Time proposed for my tasks: what is new, what a meeting fell on, and what no longer fits."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from onetask.core.clock import local_moment, now, today_in
from onetask.core.db import session
from onetask.google.access import visible_blocks
from onetask.google.engine.focus import Found, Want, planned, without
from onetask.google.engine.slots import USUAL, Span
from onetask.google.models.days import Block
from onetask.google.queries.days import AHEAD, entries_between, free_time
from onetask.google.queries.proposals import put_off, ranked
from onetask.google.queries.reasons import Promise, too_little, why_here
from onetask.people.models import Member
from onetask.plan.models.time import Stint
from onetask.work.engine.priority import can_start
from onetask.work.models.tasks import Task

LISTED, FARTHEST = 7, 60
Pair = tuple[Promise, Found]


class Slotted(NamedTuple):
    """A slot for a task with its reason; a block that moves there, if it is not a new one."""

    task: Task
    span: Span
    why: str
    block: Block | None = None


class Unfit(NamedTuple):
    """A task that does not fit any more, and by how much."""

    task: Task
    needs: int
    missing: int
    why: str


class Focus(NamedTuple):
    """What could be kept, and what could not."""

    slots: list[Slotted]
    unfit: list[Unfit]


def focus_for(actor: Member, chosen: Sequence[Task] | None = None) -> Focus:
    """For the tasks that were chosen, or for my day's list; the blocks that clash come first."""
    clashing = clashing_blocks(actor)
    tasks = list(chosen) if chosen is not None else _listed(actor)
    promises = _promises(actor, tasks)
    mine = [Promise(one.task, _until(actor, one.task), _length(one), one) for one in clashing]
    days = _days(actor, [one.until for one in (*mine, *promises)])
    free = free_time(actor, days, but=clashing)
    moves = planned([_want(one, days) for one in mine], free)
    for one in (*_taken(moves), *(Span(block.starts_at, block.ends_at) for block in clashing)):
        free = without(free, one)
    found = planned([_want(one, days) for one in promises], free)
    pairs = ([*zip(mine, moves, strict=True)], [*zip(promises, found, strict=True)])
    return _focus(*pairs, most=LISTED if chosen is None else None)


def clashing_blocks(actor: Member) -> list[Block]:
    """Those a meeting fell on, and those that lie after the date of their task."""
    ahead = [one for one in _ahead(actor) if one.task.is_there and not one.task.is_closed]
    if not ahead:
        return []
    last = max(one.ends_at for one in ahead)
    busy = [one for one in entries_between(actor, now(), last) if one.kind == "meeting"]
    return [one for one in ahead if _is_hit(one, busy) or _is_late(actor, one)]


def _is_hit(block: Block, busy: Sequence[object]) -> bool:
    return any(
        one.start < block.ends_at and block.starts_at < one.end  # type: ignore[attr-defined]
        for one in busy
    )


def _is_late(actor: Member, block: Block) -> bool:
    until = _until(actor, block.task)
    return until is not None and now() < until < block.ends_at


def _ahead(actor: Member) -> Sequence[Block]:
    ahead = visible_blocks(actor).where(Block.starts_at > now()).options(joinedload(Block.task))
    return session.scalars(ahead.order_by(Block.starts_at, Block.id)).unique().all()


def _listed(actor: Member) -> list[Task]:
    """The first of my day's list, then whatever else has a date."""
    today, later = today_in(actor.zone), put_off(actor)
    order = [one.task for one in ranked(actor) if can_start(one.task, today)]
    tasks = [row.task for row in order if row.id not in later]
    return [*tasks[:LISTED], *(one for one in tasks[LISTED:] if one.due_on)]


def _promises(actor: Member, tasks: Sequence[Task]) -> list[Promise]:
    """Each with the minutes for which nothing was done or kept so far."""
    ids = [task.id for task in tasks]
    spent, kept = _spent(ids), _kept(actor, ids)
    found = []
    for task in tasks:
        left = (task.minutes or USUAL) - kept.get(task.id, 0)
        left -= spent.get(task.id, 0) if task.minutes else 0
        if left > 0:
            found.append(Promise(task, _until(actor, task), left))
    return found


def _spent(ids: list[UUID]) -> dict[UUID, int]:
    done = Stint.task_id.in_(ids), Stint.binned_at.is_(None)
    sums = select(Stint.task_id, func.sum(Stint.minutes)).where(*done).group_by(Stint.task_id)
    return {task: int(minutes) for task, minutes in session.execute(sums)}


def _kept(actor: Member, ids: list[UUID]) -> dict[UUID, int]:
    kept: dict[UUID, int] = {}
    ahead = visible_blocks(actor).where(Block.ends_at > now(), Block.task_id.in_(ids))
    for block in session.scalars(ahead):
        kept[block.task_id] = kept.get(block.task_id, 0) + _length(block)
    return kept


def _until(actor: Member, task: Task) -> datetime | None:
    """The end of its day, where the person is, unless a time was given."""
    if task.due_at or task.due_on is None:
        return task.due_at
    return local_moment(task.due_on + timedelta(days=1), time.min, actor.zone)


def _days(actor: Member, dates: Sequence[datetime | None]) -> int:
    here, today = ZoneInfo(actor.zone), today_in(actor.zone)
    ahead = [(one.astimezone(here).date() - today).days + 1 for one in dates if one]
    return min(max([AHEAD, *ahead]), FARTHEST)


def _want(one: Promise, days: int) -> Want:
    """Overdue work is wanted as soon as there is time."""
    moment = now()
    last = moment + timedelta(days=days + 1)
    until = one.until if one.until and one.until > moment else last
    return Want(one.block.id if one.block else one.task.id, one.minutes, min(until, last))


def _length(block: Block) -> int:
    return Span(block.starts_at, block.ends_at).minutes


def _taken(found: Sequence[Found]) -> list[Span]:
    return [piece.span for one in found for piece in one.pieces]


def _focus(moves: list[Pair], news: list[Pair], most: int | None) -> Focus:
    slots = [slot for pair in (*moves, *news[:most]) for slot in _slots(*pair)]
    unfit = [
        Unfit(promise.task, found.want.minutes, found.missing, too_little(promise, found))
        for promise, found in (*moves, *news)
        if found.missing
    ]
    return Focus(sorted(slots, key=lambda one: one.span), unfit)


def _slots(promise: Promise, found: Found) -> list[Slotted]:
    """The first piece takes the block along, the others are new."""
    blocks = [promise.block, *([None] * len(found.pieces))]
    return [
        Slotted(promise.task, piece.span, why_here(promise, piece), block)
        for piece, block in zip(found.pieces, blocks, strict=False)
    ]
