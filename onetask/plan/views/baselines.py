"""Baselines of a project: those kept, and what became of the plan since."""

from datetime import date
from typing import Any
from uuid import UUID

from flask import Blueprint, make_response, request
from werkzeug.wrappers import Response as Answer

from onetask.core import hx
from onetask.core.events import standing
from onetask.core.forms import read
from onetask.core.locale import figure, short_day
from onetask.core.subjects import one_or_404
from onetask.core.who import me
from onetask.people.access import is_editor
from onetask.plan.access.baselines import visible_baselines
from onetask.plan.forms.baselines import BaselineForm
from onetask.plan.models.baselines import Baseline
from onetask.plan.operations.baselines import bin_baseline, rename_baseline, take_baseline
from onetask.plan.queries.baselines import variance_of
from onetask.plan.queries.kept import baselines_of
from onetask.plan.views.sheets import is_unchanged
from onetask.work.access import visible_projects
from onetask.work.models.projects import Project
from onetask.work.queries.scene import project_head

bp = Blueprint("plan_baselines", __name__)


@bp.get("/projects/<uuid:id>/baselines")
def index(id: UUID) -> Answer:
    kept = baselines_of(me(), id)
    return _page(_project(id), kept[-1] if kept else None)


@bp.post("/projects/<uuid:id>/baselines")
def take(id: UUID) -> Answer:
    baseline = take_baseline(me(), _project(id), name=read(BaselineForm).name)
    return hx.redrawn(f"/baselines/{baseline.id}")


@bp.get("/baselines/<uuid:id>")
def show(id: UUID) -> Answer:
    baseline = _baseline(id)
    return _page(_project(baseline.project_id), baseline)


@bp.patch("/baselines/<uuid:id>")
@bp.post("/baselines/<uuid:id>")
def rename(id: UUID) -> Answer:
    rename_baseline(me(), _baseline(id), name=read(BaselineForm).name)
    return hx.redrawn(f"/baselines/{id}")


@bp.delete("/baselines/<uuid:id>")
def delete(id: UUID) -> Answer:
    baseline = bin_baseline(me(), _baseline(id))
    return hx.redrawn(f"/projects/{baseline.project_id}/baselines")


def _page(project: Project, baseline: Baseline | None) -> Answer:
    now = standing(project.workspace_id)
    if is_unchanged(f"project:{project.id}", now.number, now.floor):
        return make_response("", 204)
    facts: dict[str, Any] = {
        "project": project,
        "number": now.number,
        "baseline": baseline,
        "baselines": baselines_of(me(), project.id),
        "found": variance_of(project, baseline) if baseline else None,
        "src": request.path,
        "sees_cost": is_editor(me()),
        "day": lambda ordinal: short_day(date.fromordinal(ordinal)),
        "signed": lambda value: ("+" if value > 0 else "") + figure(value) if value else "–",
    }
    if "since" in request.args:
        return hx.page("plan/_baselines.html", **facts)
    facts |= {"now": now, "standing": now, "tab": "timeline"}
    return hx.page("plan/baselines.html", head=project_head(project, now), **facts)


def _project(id: UUID) -> Project:
    found: Project = one_or_404(visible_projects(me()), id)
    return found


def _baseline(id: UUID) -> Baseline:
    found: Baseline = one_or_404(visible_baselines(me()), id)
    return found
