"""The schedule of the sample workspace, made through the same door as everything else."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select

from onetask.api.engine import meridian, meridian_schedule
from onetask.core.db import session
from onetask.people.models import Member, Workspace
from onetask.plan.operations.baselines import take_baseline
from onetask.plan.operations.calendars import set_calendar, take_time_off
from onetask.plan.operations.plans import apply_plan
from onetask.plan.operations.timings import time_task
from onetask.plan.queries.schedules import Move
from onetask.work.models.tasks import Task
from onetask.work.operations.tasks import edit_task
from onetask.work.operations.waiting import set_dependency


def schedule_meridian(member_id: UUID, today: date) -> None:
    actor = session.get_one(Member, member_id)
    _starts(actor, today)
    for ref, other, kind, lag in meridian_schedule.LINKS:
        named = _tasks(actor)
        set_dependency(actor, named[ref], blocker=named[other], link=kind, lag=lag)
    for ref in meridian_schedule.MILESTONES:
        time_task(actor, _tasks(actor)[ref], is_milestone=True)
    _time_off(actor, today)
    _kept_and_slipped(actor)


def _tasks(actor: Member) -> dict[str, Task]:
    mine = select(Task).where(Task.workspace_id == actor.workspace_id, Task.parent_id.is_(None))
    return {task.ref: task for task in session.scalars(mine).unique()}


def _starts(actor: Member, today: date) -> None:
    for ref, days in meridian_schedule.STARTS.items():
        task, start = _tasks(actor)[ref], _working(today + timedelta(days=days))
        if task.due_on is None or start <= task.due_on:
            edit_task(actor, task, starts_on=start)


def _time_off(actor: Member, today: date) -> None:
    home = session.get_one(Workspace, actor.workspace_id)
    set_calendar(actor, home, country="GB", region="ENG")
    for first, last, name in meridian_schedule.SHUT:
        days: dict[str, Any] = {
            "starts_on": today + timedelta(first),
            "ends_on": today + timedelta(last),
        }
        take_time_off(actor, home, name=name, **days)
    people = {meridian.PEOPLE[code][0]: code for code, *_ in meridian_schedule.AWAY}
    here = select(Member).where(Member.workspace_id == actor.workspace_id)
    codes = {people[one.name]: one.id for one in session.scalars(here) if one.name in people}
    for code, first, last, name in meridian_schedule.AWAY:
        days = {"starts_on": today + timedelta(first), "ends_on": today + timedelta(last)}
        take_time_off(actor, session.get_one(Member, codes[code]), name=name, **days)


def _kept_and_slipped(actor: Member) -> None:
    """The plan as it was approved, and what has slipped since."""
    named = _tasks(actor)
    project = named["TAP-131"].project
    take_baseline(actor, project, name=meridian_schedule.BASELINE)
    for ref, days in meridian_schedule.SLIPS.items():
        apply_plan(actor, project, moves={named[ref].id: Move(by=days)})


def _working(day: date) -> date:
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)
