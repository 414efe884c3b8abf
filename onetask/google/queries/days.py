"""Somebody's day: what stands in it, what is free, and what fits."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from onetask.core.clock import local_moment, now
from onetask.core.db import session
from onetask.google.access import visible_blocks
from onetask.google.engine.slots import Span, free_spans, rounded_up
from onetask.google.models.days import Block, Meeting, Overlay
from onetask.people.models import Member
from onetask.remind.queries.people import hours_of
from onetask.work.models.tasks import Task

AHEAD = 14
FIRST_HOUR, LAST_HOUR = 8, 18


class Entry(NamedTuple):
    """One thing in a day: a meeting, or time kept for a task."""

    start: datetime
    end: datetime
    title: str
    kind: str
    hue: int
    block: Block | None = None


def entries_between(member: Member, start: datetime, end: datetime) -> list[Entry]:
    """Meetings of all calendars and one's own blocks, the earliest first."""
    found = [*_meetings(member, start, end), *_blocks(member, start, end)]
    return sorted(found, key=lambda one: (one.start, one.end, one.title))


def day_bounds(member: Member, day: date) -> tuple[datetime, datetime]:
    next_day = day + timedelta(days=1)
    midnights = (local_moment(one, time.min, member.zone) for one in (day, next_day))
    return next(midnights), next(midnights)


def windows(member: Member, first: date, days: int) -> list[Span]:
    """Working hours, without days off; nothing lies in the past."""
    hours, start = hours_of(member), rounded_up(now())
    spans = []
    for count in range(days):
        day = first + timedelta(days=count)
        begins, ends = _clock(member.work_from), _clock(member.work_to)
        span = Span(local_moment(day, begins, member.zone), local_moment(day, ends, member.zone))
        if not hours.is_day_off(day) and span.end > start:
            spans.append(span._replace(start=max(span.start, start)))
    return spans


def free_time(member: Member, days: int = AHEAD) -> list[Span]:
    """From now on, within working hours, around everything that is busy."""
    today = now().astimezone(ZoneInfo(member.zone)).date()
    wanted = windows(member, today, days)
    if not wanted:
        return []
    busy = entries_between(member, wanted[0].start, wanted[-1].end)
    taken = [Span(one.start, one.end, one.title) for one in busy if one.kind != "free"]
    return free_spans(wanted, taken)


def has_calendars(member: Member) -> bool:
    mine = select(Overlay.id).where(Overlay.member_id == member.id).limit(1)
    return session.scalar(mine) is not None


def _meetings(member: Member, start: datetime, end: datetime) -> list[Entry]:
    rows = select(Meeting, Overlay.hue).join(Overlay, Overlay.id == Meeting.overlay_id)
    during = Meeting.starts_at < end, Meeting.ends_at > start
    found = session.execute(rows.where(Meeting.member_id == member.id, *during))
    return [
        Entry(one.starts_at, one.ends_at, one.title, _kind(one), hue)
        for one, hue in found
        if not (one.is_all_day and not one.is_busy)
    ]


def _kind(meeting: Meeting) -> str:
    return "meeting" if meeting.is_busy else "free"


def _blocks(member: Member, start: datetime, end: datetime) -> list[Entry]:
    during = Block.starts_at < end, Block.ends_at > start
    mine = visible_blocks(member).where(*during).options(joinedload(Block.task))
    found = session.scalars(mine).unique()
    return [
        Entry(one.starts_at, one.ends_at, one.task.title, "block", 258, one)
        for one in found
        if one.task.is_there and not one.task.is_closed
    ]


def planned_tasks(member: Member, tasks: Sequence[Task]) -> set[object]:
    """Those that have time kept for them from now on."""
    ids = [task.id for task in tasks]
    ahead = visible_blocks(member).where(Block.ends_at > now(), Block.task_id.in_(ids))
    return set(session.scalars(ahead.with_only_columns(Block.task_id)))


def _clock(text: str) -> time:
    return time.fromisoformat(text)
