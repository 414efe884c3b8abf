"""Workload, allocations and skills, for programs."""

from datetime import date, timedelta
from uuid import UUID

from flask import request

from onetask.api.engine import shown_load as s
from onetask.api.forms.load import AllocationSet, SkillsSet
from onetask.api.queries.items import item_whole
from onetask.api.queries.shown import number_of
from onetask.api.views.registry import home, route
from onetask.core.clock import today_in
from onetask.core.errors import Invalid, NotThere
from onetask.core.locale import gettext as _
from onetask.core.subjects import one_or_404
from onetask.core.who import me
from onetask.people.access import is_editor, visible_members
from onetask.people.models import Member
from onetask.plan.access.items import team_project
from onetask.plan.engine.capacity import weeks_between
from onetask.plan.operations.capacity import allocate, set_skills
from onetask.plan.queries.capacity import MOST_WEEKS, Load, skills_of, workload

EIGHT_WEEKS = timedelta(days=55)


@route("GET", "/workspaces/<uuid:id>/workload", s.Workload, asks=("from", "to"))
def read_workload(id: UUID) -> s.Workload:
    """People by week: minutes to do of minutes free; eight weeks from today unless asked."""
    number, today = number_of(home(id)), today_in(me().zone)
    if not is_editor(me()):
        raise NotThere
    first = _day("from", today)
    last = _day("to", first + EIGHT_WEEKS)
    if not first <= last <= first + timedelta(weeks=MOST_WEEKS - 1):
        raise Invalid({"to": _("Ask for at most a year, the first day first.")})
    people = [_person(one) for one in workload(me(), first, last, today)]
    weeks = [one.isoformat() for one in weeks_between(first, last)]
    return s.Workload(number=number, weeks=weeks, people=people)


@route("PUT", "/projects/<uuid:id>/members/<uuid:member_id>/allocation", s.AllocationWhole,
       takes=AllocationSet)  # fmt: skip
def set_allocation(form: AllocationSet, id: UUID, member_id: UUID) -> s.AllocationWhole:
    """The share of a member's time that the project may count on, and as what."""
    project = team_project(me(), id)
    member = one_or_404(visible_members(me()), member_id)
    made = allocate(me(), project, member=member, percent=form.percent, role=form.role)
    return item_whole(me(), s.AllocationWhole, made)


@route("PUT", "/members/<uuid:id>/skills", s.SkillsShown, takes=SkillsSet)
def set_member_skills(form: SkillsSet, id: UUID) -> s.SkillsShown:
    """What a member is good at."""
    if not is_editor(me()):
        raise NotThere
    number, member = number_of(me()), one_or_404(visible_members(me()), id)
    set_skills(me(), member, names=form.skills)
    return s.SkillsShown(number=number, member_id=str(id), skills=_skills(member))


def _person(load: Load) -> s.PersonLoad:
    facts = [(day.isoformat(), one) for day, one in load.weeks.items()]
    weeks = [
        s.WeekShown(week=day, free=w.free, load=w.load, percent=w.percent, over=w.over)
        for day, w in facts
    ]
    who, name = str(load.member.id), load.member.name
    return s.PersonLoad(
        member_id=who, name=name, skills=load.skills, allocated=load.allocated, weeks=weeks
    )


def _skills(member: Member) -> list[str]:
    return skills_of(member.id)


def _day(name: str, other: date) -> date:
    text = request.args.get(name)
    try:
        found = date.fromisoformat(text) if text else other
    except ValueError:
        raise Invalid({name: _("This must be a date, such as 2026-03-18.")}) from None
    if not 1900 <= found.year <= 2200:
        raise Invalid({name: _("This date is too far away.")})
    return found
