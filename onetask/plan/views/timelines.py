"""The timeline of a project: its page, what a move would do, and the move itself."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from flask import Blueprint, make_response, request
from werkzeug.wrappers import Response as Answer

from onetask.core import hx
from onetask.core.clock import today_in
from onetask.core.errors import Invalid
from onetask.core.events import standing
from onetask.core.forms import read
from onetask.core.locale import gettext as _
from onetask.core.subjects import one_or_404
from onetask.core.who import me
from onetask.plan.engine.scale import ZOOMS
from onetask.plan.forms.schedules import DependencyForm, Moves, TimingForm
from onetask.plan.models.baselines import Baseline
from onetask.plan.operations.plans import apply_plan, refuse_odd
from onetask.plan.operations.timings import time_task
from onetask.plan.queries.baselines import spans_of
from onetask.plan.queries.kept import baselines_of
from onetask.plan.queries.lengths import timing_of
from onetask.plan.queries.previews import told
from onetask.plan.queries.regions import timeline_region
from onetask.plan.queries.schedules import Move, preview_of
from onetask.plan.queries.timelines import Look
from onetask.plan.views.sheets import is_unchanged
from onetask.work.access import visible_projects, visible_tasks
from onetask.work.models.projects import Project
from onetask.work.models.tasks import Task
from onetask.work.operations.waiting import set_dependency
from onetask.work.queries.panel import blockers_on
from onetask.work.queries.scene import project_head
from onetask.work.queries.tasks import with_ref

bp = Blueprint("plan_timelines", __name__)


@bp.get("/projects/<uuid:id>/timeline")
def show(id: UUID) -> Answer:
    project = _project(id)
    now, place = standing(project.workspace_id), f"project:{id}"
    if is_unchanged(place, now.number, now.floor):
        return make_response("", 204)
    kept = baselines_of(me(), id)
    look, chosen, base = _look(kept)
    facts: dict[str, Any] = {
        "project": project,
        "number": now.number,
        "zoom": look.zoom,
        "html": timeline_region(project, look, now, base.id if base else None),
        "src": f"/projects/{id}/timeline?{urlencode(chosen | {'part': 1})}",
    }
    if "part" in request.args:
        return hx.page("plan/_timeline.html", **facts)
    facts |= {"now": now, "standing": now, "tab": "timeline", "today": look.today}
    facts |= {"head": project_head(project, now), "at": _at(chosen)}
    facts |= {"baselines": kept, "baseline": base}
    return hx.page("plan/timeline.html", **facts)


@bp.post("/projects/<uuid:id>/timeline/preview")
def preview(id: UUID) -> Answer:
    """Words and ghosts; nothing is written."""
    form, project = read(Moves), _project(id)
    refuse_odd(form.wanted)
    found = preview_of(project, _seen(form))
    facts: dict[str, Any] = {"shifts": found.shifts, "words": told(found, len(form.moves))}
    return hx.page("plan/_preview.html", **facts)


@bp.put("/projects/<uuid:id>/timeline")
def move(id: UUID) -> Answer:
    form, project = read(Moves), _project(id)
    apply_plan(me(), project, moves=_seen(form), follow=form.follow)
    return hx.redrawn(f"/projects/{id}/timeline")


@bp.post("/tasks/<uuid:id>/dependencies")
def link(id: UUID) -> Answer:
    form, task = read(DependencyForm), _task(id)
    other = with_ref(visible_tasks(me()), form.on.strip())
    if other is None:
        raise Invalid({"on": _("There is no task “%(ref)s”.", ref=form.on[:40])})
    set_dependency(me(), task, blocker=other, link=form.kind, lag=form.lag)
    return hx.redrawn(f"/projects/{task.project_id}/timeline")


@bp.get("/tasks/<uuid:id>/timing")
def timing(id: UUID) -> Answer:
    task = _task(id)
    waits_for, _holds_up = blockers_on([id])
    facts: dict[str, Any] = {"timing": timing_of(id), "waits_for": waits_for.get(id, [])}
    return hx.page("plan/_timing.html", task=task, **facts)


@bp.patch("/tasks/<uuid:id>/timing")
@bp.post("/tasks/<uuid:id>/timing")
def set_timing(id: UUID) -> Answer:
    fields, task = read(TimingForm).given(), _task(id)
    if "rule" in fields:
        fields["rule"] = fields["rule"] or None
    time_task(me(), task, **fields)
    return hx.redrawn(f"/projects/{task.project_id}/timeline")


def _look(kept: list[Baseline]) -> tuple[Look, dict[str, str], Baseline | None]:
    """What the address asks for, the address it is kept under, and the baseline beside it."""
    zoom = request.args.get("zoom", "weeks")
    chosen = {"zoom": zoom if zoom in ZOOMS else "weeks"}
    if request.args.get("all"):
        chosen["all"] = "1"
    base = next((one for one in kept if str(one.id) == request.args.get("baseline")), None)
    if base:
        chosen["baseline"] = str(base.id)
    spans = spans_of(base) if base else {}
    look = Look(chosen["zoom"], today_in(me().zone), spans, chosen.get("all", ""))
    return look, chosen, base


def _at(chosen: dict[str, str]) -> Any:
    def address(**changes: Any) -> str:
        kept = {name: str(value) for name, value in (chosen | changes).items() if value}
        return f"?{urlencode(kept)}"

    return address


def _seen(form: Moves) -> dict[UUID, Move]:
    """Only tasks in sight move."""
    return {one: move for one, move in form.wanted.items() if _task(one)}


def _project(id: UUID) -> Project:
    found: Project = one_or_404(visible_projects(me()), id)
    return found


def _task(id: UUID) -> Task:
    found: Task = one_or_404(visible_tasks(me()), id)
    return found
