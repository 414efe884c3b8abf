"""Mei's week in the sample workspace: a calendar with meetings, and time kept around them."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from sqlalchemy import select

from onetask.api.engine import meridian
from onetask.api.engine.meridian_days import CALENDAR, LENGTHS, MEETINGS
from onetask.core.clock import local_moment
from onetask.core.db import session
from onetask.google.engine.ical import Found
from onetask.google.operations.blocks import Slot, plan_blocks
from onetask.google.operations.feeds import add_own_calendar, keep_meetings
from onetask.google.queries.focus import focus_for
from onetask.people.models import Member
from onetask.work.models.tasks import Task
from onetask.work.operations.tasks import edit_task

KEPT = 2


def fill_days(member_id: UUID, today: date) -> None:
    owner = session.get_one(Member, member_id)
    name, _hue = meridian.PEOPLE["MT"]
    mei = session.scalars(
        select(Member).where(Member.workspace_id == owner.workspace_id, Member.name == name)
    ).one()
    for ref, minutes in LENGTHS.items():
        edit_task(owner, _task(owner, ref), minutes=minutes)
    for member in (mei, owner):
        _meetings(member, today)
    slots = focus_for(mei).slots[:KEPT]
    plan_blocks(mei, mei, slots=[Slot(one.task.id, *one.span[:2]) for one in slots])


def _task(owner: Member, ref: str) -> Task:
    key, number = ref.split("-")
    mine = select(Task).where(Task.workspace_id == owner.workspace_id, Task.number == int(number))
    return next(one for one in session.scalars(mine).unique() if one.ref == f"{key}-{number}")


def _meetings(member: Member, today: date) -> None:
    overlay_id = add_own_calendar(member.id, name=CALENDAR, hue=215)
    monday = today - timedelta(days=today.weekday())
    found = [
        _meeting(member, monday + timedelta(days=7 * week + weekday), start, end, title)
        for week in range(3)
        for weekday, start, end, title in MEETINGS
    ]
    keep_meetings(overlay_id, found, None)


def _meeting(member: Member, day: date, start: str, end: str, title: str) -> Found:
    begins, ends = (_at(day, clock, member.zone) for clock in (start, end))
    return Found(f"{title}@meridian", title, begins, ends, is_all_day=False, is_busy=True)


def _at(day: date, clock: str, zone: str) -> datetime:
    return local_moment(day, time.fromisoformat(clock), zone)
