"""Risks of a project as a matrix and a list, and its log of issues, decisions and changes."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask import Blueprint, make_response, request
from werkzeug.wrappers import Response as Answer

from onetask.core import hx
from onetask.core.clock import today_in
from onetask.core.events import standing
from onetask.core.forms import read, seen
from onetask.core.subjects import one_or_404
from onetask.core.who import me
from onetask.plan.access.items import binned_items, team_project, visible_items
from onetask.plan.engine.risk import level, matrix
from onetask.plan.forms.risks import RecordEdit, RecordNew, RiskEdit, RiskNew
from onetask.plan.models.risks import LOG_STATES, Record, Risk
from onetask.plan.operations.items import bin_item, edit_item, restore_item
from onetask.plan.operations.risks import add_record, add_risk
from onetask.plan.queries.health import health_of
from onetask.plan.queries.risks import faces_of, log_of, risks_of
from onetask.plan.views.sheets import is_unchanged, project_page, team
from onetask.talk.queries.panel import Talk
from onetask.work.models.projects import Project
from onetask.work.queries.scene import project_head

View = Callable[..., Answer]
bp = Blueprint("plan_risks", __name__)
KINDS: dict[str, Any] = {"risks": (Risk, RiskEdit), "records": (Record, RecordEdit)}


def both(path: str, *methods: str) -> Callable[[View], View]:
    """The same addresses for risks and for records."""

    def add(view: View) -> View:
        for kind in KINDS:
            bp.add_url_rule(
                f"/{kind}{path}", view.__name__, view, methods=methods, defaults={"kind": kind}
            )
        return view

    return add


@bp.get("/projects/<uuid:id>/risks")
def index(id: UUID) -> Answer:
    project = team_project(me(), id)
    return project_page(project, "risks", lambda: _facts(project))


@bp.get("/projects/<uuid:id>/risks/new")
def new_risk(id: UUID) -> Answer:
    facts: dict[str, Any] = {"risk": None, "people": team(), "project": team_project(me(), id)}
    return hx.page("plan/_risk_form.html", **facts)


@bp.post("/projects/<uuid:id>/risks")
def create_risk(id: UUID) -> Answer:
    add_risk(me(), team_project(me(), id), **read(RiskNew).given())
    return hx.redrawn(f"/projects/{id}/risks")


@bp.get("/projects/<uuid:id>/records/new")
def new_record(id: UUID) -> Answer:
    what = request.args.get("what", "issue")
    facts: dict[str, Any] = {
        "record": None,
        "what": what if what in LOG_STATES else "issue",
        "people": team(),
    }
    return hx.page("plan/_record_form.html", project=team_project(me(), id), **facts, **_states())


@bp.post("/projects/<uuid:id>/records")
def create_record(id: UUID) -> Answer:
    add_record(me(), team_project(me(), id), **read(RecordNew).given())
    return hx.redrawn(f"/projects/{id}/risks")


@both("/<uuid:id>", "GET")
def show(kind: str, id: UUID) -> Answer:
    """A page of its own: the form, and what is said about it."""
    item, now = _item(kind, id), standing(me().workspace_id)
    if is_unchanged(f"{item.kind}:{id}", now.number, now.floor):
        return make_response("", 204)
    facts = {"item": item, "now": now, "number": now.number, "people": team(), "tab": "risks"}
    facts |= {"risk" if kind == "risks" else "record": item, "project": item.project} | _states()
    facts |= {"kind": kind, "standing": now, "talk": Talk(me(), item), "level": level}
    if "part" in request.args:
        return hx.page("plan/_item.html", **facts)
    return hx.page("plan/item.html", head=project_head(item.project, now), **facts)


@both("/<uuid:id>/edit", "GET")
def change(kind: str, id: UUID) -> Answer:
    item = _item(kind, id)
    name = "risk" if kind == "risks" else "record"
    facts = {name: item, "project": item.project, "people": team(), "number": _number()}
    return hx.page(f"plan/_{name}_form.html", **facts, **_states())


@both("/<uuid:id>", "POST", "PATCH")
def edit(kind: str, id: UUID) -> Answer:
    item = _item(kind, id)
    edit_item(me(), item, seen=seen(), **read(KINDS[kind][1]).given())
    return hx.redrawn(f"/projects/{item.project_id}/risks")


@both("/<uuid:id>", "DELETE")
def delete(kind: str, id: UUID) -> Answer:
    item = bin_item(me(), _item(kind, id))
    return hx.redrawn(f"/projects/{item.project_id}/risks")


@both("/<uuid:id>/restoration", "POST")
def restore(kind: str, id: UUID) -> Answer:
    item = restore_item(me(), one_or_404(binned_items(me(), KINDS[kind][0]), id))
    return hx.redrawn(f"/projects/{item.project_id}/risks")


def _facts(project: Project) -> dict[str, Any]:
    risks, log = risks_of(project.id), log_of(project.id)
    live = [one for one in risks if one.state == "open"]
    shown = {"risks": risks, "log": log, "matrix": matrix(live), "level": level}
    health = health_of([project], today_in(me().zone))[project.id]
    return shown | {"faces": faces_of([*risks, *log]), "open": live, "health": health}


def _item(kind: str, id: UUID) -> Any:
    return one_or_404(visible_items(me(), KINDS[kind][0]), id)


def _states() -> dict[str, Any]:
    return {"states": LOG_STATES}


def _number() -> int:
    return standing(me().workspace_id).number
