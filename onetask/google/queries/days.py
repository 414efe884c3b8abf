"""Somebody's day: what stands in it, what is free, and what fits."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from onetask.core.clock import local_moment, now
from onetask.core.db import session
from onetask.core.events import standing
from onetask.core.stamps import newest
from onetask.google.access import visible_blocks
from onetask.google.engine.slots import Span, free_spans, rounded_up
from onetask.google.models.days import Block, Meeting, Overlay
from onetask.people.models import Member
from onetask.plan.queries.calendars import calendars_of_members
from onetask.remind.queries.people import hours_of

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
    """Working hours, without days off, holidays and leave; nothing lies in the past."""
    hours, start = hours_of(member), rounded_up(now())
    calendar = calendars_of_members(member.workspace_id, [member.id])[member.id]
    spans = []
    for day in (first + timedelta(days=count) for count in range(days)):
        minutes = calendar.minutes_on(day.toordinal())
        if minutes and not hours.is_day_off(day):
            whole = minutes >= calendar.minutes_a_day
            spans.append(_hours(member, day, None if whole else minutes))
    return [one._replace(start=max(one.start, start)) for one in spans if one.end > start]


def _hours(member: Member, day: date, most: int | None) -> Span:
    """A short day ends early."""
    begins, ends = (
        local_moment(day, time.fromisoformat(text), member.zone)
        for text in (member.work_from, member.work_to)
    )
    return Span(begins, min(ends, begins + timedelta(minutes=most)) if most else ends)


def free_time(member: Member, days: int = AHEAD, but: Iterable[Block] = ()) -> list[Span]:
    """From now on, within working hours, around everything that is busy but some blocks."""
    today = now().astimezone(ZoneInfo(member.zone)).date()
    wanted = windows(member, today, days)
    if not wanted:
        return []
    busy, left_out = entries_between(member, wanted[0].start, wanted[-1].end), set(but)
    taken = [
        Span(one.start, one.end, one.title)
        for one in busy
        if one.kind != "free" and one.block not in left_out
    ]
    return free_spans(wanted, taken)


def is_unchanged(actor: Member, number: int) -> bool:
    """Nothing told this member of a task of theirs after a number."""
    now = standing(actor.workspace_id)
    return max(newest(f"member:{actor.id}"), now.floor) <= number


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
