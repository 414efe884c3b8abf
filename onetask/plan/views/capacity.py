"""Workload: people by week, what is too much, and who could take it."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from flask import Blueprint, make_response, request
from werkzeug.wrappers import Response as Answer

from onetask.core import hx
from onetask.core.clock import today_in
from onetask.core.errors import NotThere
from onetask.core.events import standing
from onetask.core.forms import read
from onetask.core.subjects import one_or_404
from onetask.core.who import me
from onetask.people.access import is_editor, visible_members
from onetask.people.models import Member
from onetask.plan.access.calendars import visible_times_off
from onetask.plan.access.capacity import may_tell_skills
from onetask.plan.access.items import team_project, visible_items
from onetask.plan.engine.hours import monday
from onetask.plan.forms.capacity import AllocationSet, SkillsSet, TimeOffNew
from onetask.plan.models.capacity import Allocation
from onetask.plan.operations.calendars import bin_time_off, take_time_off
from onetask.plan.operations.capacity import allocate, set_skills
from onetask.plan.operations.items import bin_item
from onetask.plan.queries.calendars import times_off_of
from onetask.plan.queries.capacity import check_of, skills_of, tasks_in_week, workload
from onetask.plan.views.sheets import is_unchanged
from onetask.work.access import visible_tasks

WEEKS = 8
bp = Blueprint("plan_workload", __name__)


@bp.get("/workload")
def index() -> Answer:
    if not is_editor(me()):
        raise NotThere
    now, place = standing(me().workspace_id), f"workspace:{me().workspace_id}"
    if is_unchanged(place, now.number, now.floor):
        return make_response("", 204)
    facts = _facts(_from()) | {"number": now.number, "place": place}
    return hx.page(
        "plan/_workload.html" if "part" in request.args else "plan/workload.html", **facts
    )


@bp.get("/workload/<uuid:id>")
def week(id: UUID) -> Answer:
    """What fills somebody's week, beside the heat map."""
    if not is_editor(me()):
        raise NotThere
    member, today = _member(id), today_in(me().zone)
    load, tasks = tasks_in_week(me(), member, _from(), today)
    facts: dict[str, Any] = {"member": member, "load": load, "tasks": tasks, "week": _from()}
    last = _from() + timedelta(days=6)
    facts["off"] = [
        one for one in times_off_of([id]) if one.ends_on >= _from() and one.starts_on <= last
    ]
    return hx.page("plan/_week.html", skills=skills_of(id), may=_may(member), **facts)


@bp.put("/members/<uuid:id>/skills")
@bp.post("/members/<uuid:id>/skills")
def change_skills(id: UUID) -> Answer:
    names = [one.strip() for one in read(SkillsSet).names.split(",")]
    set_skills(me(), _member(id), names=[one for one in names if one])
    return hx.redrawn("/workload")


@bp.post("/members/<uuid:id>/times-off")
def take_off(id: UUID) -> Answer:
    take_time_off(me(), _member(id), **read(TimeOffNew).given())
    return hx.redrawn("/workload")


@bp.delete("/times-off/<uuid:id>")
def drop_off(id: UUID) -> Answer:
    bin_time_off(me(), one_or_404(visible_times_off(me()), id))
    return hx.redrawn("/workload")


@bp.get("/tasks/<uuid:id>/load")
def check(id: UUID) -> Answer:
    """Before somebody is assigned: nothing where it fits, else what it does and who could."""
    if not is_editor(me()):
        raise NotThere
    task = one_or_404(visible_tasks(me()), id)
    try:
        member = _member(UUID(request.args.get("member", "")))
    except ValueError:
        raise NotThere from None
    found = check_of(me(), task, member, today_in(me().zone))
    if found is None:
        return make_response("", 204)
    return hx.page("plan/_overload.html", task=task, check=found)


@bp.put("/projects/<uuid:id>/members/<uuid:member_id>/allocation")
def put_allocation(id: UUID, member_id: UUID) -> Answer:
    form = read(AllocationSet)
    facts: dict[str, Any] = {"percent": form.percent, "role": form.role}
    allocate(me(), team_project(me(), id), member=_member(member_id), **facts)
    return hx.redrawn(f"/projects/{id}/time")


@bp.post("/projects/<uuid:id>/allocations")
def create_allocation(id: UUID) -> Answer:
    form = read(AllocationSet)
    project = team_project(me(), id)
    facts: dict[str, Any] = {"percent": form.percent, "role": form.role}
    allocate(me(), project, member=_member(form.member_id), **facts)
    return hx.redrawn(f"/projects/{id}/time")


@bp.delete("/allocations/<uuid:id>")
def delete_allocation(id: UUID) -> Answer:
    found = one_or_404(visible_items(me(), Allocation), id)
    bin_item(me(), found)
    return hx.redrawn(f"/projects/{found.project_id}/time")


def _facts(first: date) -> dict[str, Any]:
    last = first + timedelta(weeks=WEEKS) - timedelta(days=1)
    loads = workload(me(), first, last, today_in(me().zone))
    mondays = [first + timedelta(weeks=n) for n in range(WEEKS)]
    around = {"before": first - timedelta(weeks=4), "after": first + timedelta(weeks=4)}
    return {"loads": loads, "mondays": mondays, "first": first} | around


def _from() -> date:
    """The Monday of the week that is asked for, else of this one."""
    text = request.args.get("week") or request.args.get("from") or ""
    try:
        asked = date.fromisoformat(text)
    except ValueError:
        asked = today_in(me().zone)
    return monday(asked if 1900 < asked.year < 2200 else today_in(me().zone))


def _may(member: Member) -> bool:
    return may_tell_skills(me(), member)


def _member(id: UUID | None) -> Member:
    if id is None:
        raise NotThere
    found: Member = one_or_404(visible_members(me()), id)
    return found
