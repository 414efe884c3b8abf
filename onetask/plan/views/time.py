"""Time: the timer, the timesheet of a week, approvals, and estimate against actual."""

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
from onetask.plan.access.items import may_keep_money, team_project
from onetask.plan.access.time import may_approve, may_speak_for, visible_sheets, visible_stints
from onetask.plan.engine.hours import clock, monday, week_of
from onetask.plan.forms.time import Cell, Week, WeekState
from onetask.plan.operations.items import bin_item
from onetask.plan.operations.time import drop_timer, log_time, set_day, start_timer, stop_timer
from onetask.plan.operations.weeks import move_week, submit_week
from onetask.plan.queries.capacity import allocations_of
from onetask.plan.queries.time import (
    compared,
    lines_of,
    sheet_of,
    spent_on,
    stints_on,
    timer_of,
    waiting_sheets,
)
from onetask.plan.views.sheets import is_unchanged, project_page, team
from onetask.work.access import visible_tasks
from onetask.work.models.projects import Project
from onetask.work.models.tasks import Task

bp = Blueprint("plan_time", __name__)


@bp.get("/time")
def timesheet() -> Answer:
    if not is_editor(me()):
        raise NotThere
    now, who = standing(me().workspace_id), _whose(request.args.get("member"))
    if is_unchanged(f"member:{who.id}", now.number, now.floor):
        return make_response("", 204)
    facts = _sheet(who, _day()) | {"number": now.number, "now": now}
    if "part" in request.args:
        return hx.page("plan/_timesheet.html", **facts)
    waiting = waiting_sheets(me().workspace_id) if may_approve(me()) else None
    return hx.page("plan/timesheet.html", waiting=waiting, **facts)


@bp.get("/time/approvals")
def approvals() -> Answer:
    """The region of weeks that were handed in, for those who approve."""
    if not may_approve(me()):
        raise NotThere
    now = standing(me().workspace_id)
    if is_unchanged(f"workspace:{me().workspace_id}", now.number, now.floor):
        return make_response("", 204)
    facts: dict[str, Any] = {"waiting": waiting_sheets(me().workspace_id), "now": now}
    return hx.page("plan/_approvals.html", clock=clock, **facts)


@bp.get("/timer")
def timer() -> Answer:
    now = standing(me().workspace_id)
    facts: dict[str, Any] = {"timer": timer_of(me().id), "timer_number": now.number}
    return hx.page("plan/_timer.html", **facts)


@bp.get("/tasks/<uuid:id>/time")
def of_task(id: UUID) -> Answer:
    """The part of a task's panel: estimate against actual, and what was noted."""
    if not is_editor(me()):
        raise NotThere
    task, now = _task(id), standing(me().workspace_id)
    if is_unchanged(f"task:{id}", now.number, now.floor):
        return make_response("", 204)
    stints = stints_on(visible_stints(me()), id)
    facts: dict[str, Any] = {"task": task, "now": now, "stints": stints, "spent": spent_on(id)}
    return hx.page("plan/_task_time.html", clock=clock, today=today_in(me().zone), **facts)


@bp.post("/tasks/<uuid:id>/time")
def note(id: UUID) -> Answer:
    form = read(Cell)
    facts: dict[str, Any] = {"minutes": form.time, "worked_on": form.worked_on, "note": form.note}
    log_time(me(), _task(id), member=me(), **facts)
    return hx.redrawn(f"/tasks/{id}")


@bp.put("/tasks/<uuid:id>/time")
def fill_in(id: UUID) -> Answer:
    form = read(Cell)
    who = _whose(str(form.member) if form.member else None)
    set_day(me(), _task(id), member=who, worked_on=form.worked_on, minutes=form.time)
    return hx.redrawn(f"/time?week={form.worked_on}")


@bp.post("/tasks/<uuid:id>/timer")
def start(id: UUID) -> Answer:
    start_timer(me(), _task(id))
    return hx.redrawn("/time")


@bp.delete("/timer")
def stop() -> Answer:
    running = timer_of(me().id)
    if running is None:
        raise NotThere
    (drop_timer if "drop" in request.args else stop_timer)(me(), running)
    return hx.redrawn("/time")


@bp.post("/time/weeks")
def submit() -> Answer:
    form = read(Week)
    who = _whose(str(form.member) if form.member else None)
    submit_week(me(), who, week_on=form.week_on)
    return hx.redrawn(f"/time?week={form.week_on}")


@bp.patch("/timesheets/<uuid:id>")
@bp.post("/timesheets/<uuid:id>")
def decide(id: UUID) -> Answer:
    form = read(WeekState)
    sheet = one_or_404(visible_sheets(me()), id)
    move_week(me(), sheet, state=form.state, note=form.note)
    return hx.redrawn(f"/time?week={sheet.week_on}")


@bp.delete("/stints/<uuid:id>")
def remove(id: UUID) -> Answer:
    stint = one_or_404(visible_stints(me()), id)
    bin_item(me(), stint)
    return hx.redrawn(f"/tasks/{stint.task_id}")


@bp.get("/projects/<uuid:id>/time")
def project(id: UUID) -> Answer:
    """Estimate against actual, by task and by person."""
    found = team_project(me(), id)
    return project_page(found, "time", lambda: _compared(found))


def _compared(project: Project) -> dict[str, Any]:
    by_task, by_person = compared(project.id)
    shown: dict[str, Any] = {"by_task": by_task, "by_person": by_person, "clock": clock}
    shown |= {"allocations": allocations_of(project.id), "people": team()}
    return shown | {"may_keep": may_keep_money(me(), project)}


def _sheet(who: Member, day: date) -> dict[str, Any]:
    lines, sheet = lines_of(who.id, day), sheet_of(who.id, day)
    sums = [sum(line.minutes[n] for line in lines) for n in range(7)]
    is_open = sheet is None or sheet.state in ("open", "returned")
    shown = {"who": who, "lines": lines, "sheet": sheet, "days": week_of(day), "sums": sums}
    around = {"before": monday(day) - timedelta(days=7), "after": monday(day) + timedelta(days=7)}
    return shown | around | {"is_open": is_open, "clock": clock, "approves": may_approve(me())}


def _day() -> date:
    try:
        asked = date.fromisoformat(request.args.get("week", ""))
    except ValueError:
        return today_in(me().zone)
    return asked if 1900 <= asked.year <= 2200 else today_in(me().zone)


def _whose(asked: str | None) -> Member:
    """Oneself, or whom a manager looks after."""
    try:
        who: Member = one_or_404(visible_members(me()), UUID(asked)) if asked else me()
    except ValueError:
        raise NotThere from None
    if not may_speak_for(me(), who):
        raise NotThere
    return who


def _task(id: UUID) -> Task:
    found: Task = one_or_404(visible_tasks(me()), id)
    return found
