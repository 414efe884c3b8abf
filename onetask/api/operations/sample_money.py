"""Meridian's money, risks, time and people's skills, through the same door as everything else."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select

from onetask.api.engine import meridian, meridian_money
from onetask.core.clock import now
from onetask.core.db import session
from onetask.people.models import Member, Workspace
from onetask.plan.engine.hours import monday
from onetask.plan.operations.budget import add_budget_line, add_expense
from onetask.plan.operations.calendars import take_time_off
from onetask.plan.operations.capacity import allocate, set_skills
from onetask.plan.operations.rates import add_rate
from onetask.plan.operations.risks import add_record, add_risk
from onetask.plan.operations.time import log_time
from onetask.work.models.projects import Project
from onetask.work.models.tasks import Task
from onetask.work.operations.tasks import edit_task
from onetask.work.queries.tasks import with_ref

LONG_AGO = timedelta(days=200)


def fill_money(member_id: UUID) -> None:
    ana, today = session.get_one(Member, member_id), now().date()
    people = _people(ana)
    _fill_people(ana, people, today)
    for project in session.scalars(
        select(Project).where(Project.workspace_id == ana.workspace_id)
    ).all():
        _fill_project(ana, project, people, today)
    _fill_time(ana, people, today)


def _fill_people(ana: Member, people: dict[str, Member], today: date) -> None:
    home, since = session.get_one(Workspace, ana.workspace_id), today - LONG_AGO
    add_rate(ana, home, per_hour=meridian_money.EVERYBODY * 100, from_on=since, currency="EUR")
    for key, per_hour in meridian_money.RATES.items():
        whose = people[key].id
        add_rate(ana, home, per_hour=per_hour * 100, from_on=since, currency="EUR", member_id=whose)
    for key, names in meridian_money.SKILLS.items():
        set_skills(ana, people[key], names=names)
    for key, first, last, name in meridian_money.OFF_WORK:
        starts, ends = (monday(today) + timedelta(days=day) for day in (first, last))
        take_time_off(ana, people[key], starts_on=starts, ends_on=ends, name=name)


def _fill_project(ana: Member, project: Project, people: dict[str, Member], today: date) -> None:
    for key, percent, role in meridian_money.ALLOCATIONS.get(project.key, ()):
        allocate(ana, project, member=people[key], percent=percent, role=role)
    for title, what, planned, spent, committed in meridian_money.BUDGETS.get(project.key, ()):
        line = add_budget_line(ana, project, title=title, what=what, planned=planned * 100)
        _spend(ana, project, line.id, (title, spent, committed), today)
    for title, hours in meridian_money.LABOUR.get(project.key, ()):
        labour: dict[str, Any] = {"what": "labour", "minutes": hours * 60, "per_hour": 8000}
        add_budget_line(ana, project, title=title, **labour)
    _fill_log(ana, project, people, today)


def _fill_log(ana: Member, project: Project, people: dict[str, Member], today: date) -> None:
    for facts in meridian_money.RISKS.get(project.key, ()):
        _add_risk(ana, project, dict(facts), people, today)
    for what, title, state, key in meridian_money.RECORDS.get(project.key, ()):
        whose = people[key].id
        add_record(ana, project, title=title, what=what, state=state, owner_id=whose)


def _spend(
    ana: Member, project: Project, line_id: UUID, sums: tuple[str, int, int], today: date
) -> None:
    """What is spent came in four parts, weeks apart; the promise is of last week."""
    title, spent, committed = sums
    for at in range(4):
        day = today - timedelta(days=80 - 20 * at)
        amount = spent * 25 if at < 3 else spent * 100 - 3 * spent * 25
        facts: dict[str, Any] = {"amount": amount, "spent_on": day, "line_id": line_id}
        if amount:
            add_expense(ana, project, title=title, **facts)
    if committed:
        facts = {"amount": committed * 100, "spent_on": today - timedelta(days=7)}
        add_expense(ana, project, title=title, state="committed", line_id=line_id, **facts)


def _add_risk(
    ana: Member, project: Project, facts: dict[str, Any], people: dict[str, Member], today: date
) -> None:
    title, days = facts.pop("title"), facts.pop("in_days", None)
    facts["owner_id"] = people[facts.pop("owner")].id
    facts["trigger_on"] = today + timedelta(days=days) if days else None
    add_risk(ana, project, title=title, **facts)


def _fill_time(ana: Member, people: dict[str, Member], today: date) -> None:
    home = select(Task).where(Task.workspace_id == ana.workspace_id)
    estimated = home.where(Task.points.is_not(None), Task.binned_at.is_(None))
    for task in session.scalars(estimated).unique().all():
        step = task.column.step if task.column else ""
        hours = meridian_money.HOURS_A_POINT.get(step, meridian_money.USUAL_HOURS)
        edit_task(ana, task, minutes=round((task.points or 0) * hours * 60))
    for key, ref, ago, minutes, note in meridian_money.WORKED:
        found = with_ref(home.join(Project, Project.id == Task.project_id), ref)
        if found:
            day = today - timedelta(days=ago)
            log_time(ana, found, member=people[key], minutes=minutes, worked_on=day, note=note)


def _people(ana: Member) -> dict[str, Member]:
    """By their initials, as the plan of the sample names them."""
    rows = session.scalars(select(Member).where(Member.workspace_id == ana.workspace_id))
    by_name = {one.name: one for one in rows}
    found = {key: by_name.get(name, ana) for key, (name, _hue) in meridian.PEOPLE.items()}
    return found | {meridian.OWNER: ana}
