"""When a workspace, a project and its people work: weeks, public holidays, time off."""

from typing import Any
from uuid import UUID

from flask import Blueprint, request
from werkzeug.wrappers import Response as Answer

from onetask.core import hx
from onetask.core.clock import today_in
from onetask.core.events import standing
from onetask.core.forms import read
from onetask.core.subjects import one_or_404
from onetask.core.who import me
from onetask.people.access import visible_members, visible_workspace
from onetask.plan.access.calendars import may_set_calendar, visible_times_off
from onetask.plan.access.items import team_project
from onetask.plan.engine.calendars import countries
from onetask.plan.forms.schedules import CalendarForm, TimeOffForm
from onetask.plan.models.calendars import TimeOff
from onetask.plan.operations.calendars import bin_time_off, set_calendar, take_time_off
from onetask.plan.queries.calendars import calendar_card
from onetask.work.queries.scene import project_head

bp = Blueprint("plan_calendars", __name__)


@bp.get("/projects/<uuid:id>/working-days")
def index(id: UUID) -> Answer:
    project, actor = team_project(me(), id), me()
    now = standing(project.workspace_id)
    home = one_or_404(visible_workspace(actor), actor.workspace_id)
    owners = [(home, "workspaces"), (project, "projects"), (actor, "members")]
    today = today_in(actor.zone)
    facts: dict[str, Any] = {
        "project": project,
        "cards": [
            calendar_card(owner, path, today) | {"may": may_set_calendar(actor, owner)}
            for owner, path in owners
        ],
        "countries": countries(),
        **{"number": now.number, "now": now, "standing": now, "tab": "timeline"},
    }
    if "since" in request.args:
        return hx.page("plan/_calendars.html", **facts)
    return hx.page("plan/calendars.html", head=project_head(project, now), **facts)


@bp.post("/workspaces/<uuid:id>/calendar")
def set_workspace(id: UUID) -> Answer:
    return _set(one_or_404(visible_workspace(me()), id))


@bp.post("/projects/<uuid:id>/calendar")
def set_project(id: UUID) -> Answer:
    return _set(team_project(me(), id))


@bp.post("/members/<uuid:id>/calendar")
def set_member(id: UUID) -> Answer:
    return _set(one_or_404(visible_members(me()), id))


@bp.post("/workspaces/<uuid:id>/times-off")
def close_workspace(id: UUID) -> Answer:
    return _take(one_or_404(visible_workspace(me()), id))


@bp.post("/projects/<uuid:id>/times-off")
def close_project(id: UUID) -> Answer:
    return _take(team_project(me(), id))


@bp.post("/members/<uuid:id>/times-off")
def take_leave(id: UUID) -> Answer:
    return _take(one_or_404(visible_members(me()), id))


@bp.delete("/times-off/<uuid:id>")
def drop(id: UUID) -> Answer:
    there = visible_times_off(me()).where(TimeOff.binned_at.is_(None))
    bin_time_off(me(), one_or_404(there, id))
    return hx.redrawn()


def _set(owner: Any) -> Answer:
    form = read(CalendarForm).given()
    if "hours" in form:
        hours = form.pop("hours")
        form["week"] = [round(60 * one) for one in hours] if hours else None
    if "country" in form:
        form["country"] = form["country"] or None
    set_calendar(me(), owner, **form)
    return hx.redrawn()


def _take(owner: Any) -> Answer:
    form = read(TimeOffForm)
    days = {"starts_on": form.starts_on, "ends_on": form.ends_on}
    fields: dict[str, Any] = days | {"name": form.name, "minutes": round(60 * form.hours)}
    take_time_off(me(), owner, **fields)
    return hx.redrawn()
