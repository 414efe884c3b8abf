"""The health of a project: set by hand with a reason, or derived again."""

from uuid import UUID

from flask import Blueprint
from werkzeug.wrappers import Response as Answer

from onetask.core import hx
from onetask.core.forms import read
from onetask.core.who import me
from onetask.plan.access.items import team_project
from onetask.plan.forms.risks import VerdictSet
from onetask.plan.operations.health import follow_health, judge_health

bp = Blueprint("plan_health", __name__)


@bp.get("/projects/<uuid:id>/verdict")
def form(id: UUID) -> Answer:
    return hx.page("plan/_verdict_form.html", project=team_project(me(), id))


@bp.put("/projects/<uuid:id>/verdict")
@bp.post("/projects/<uuid:id>/verdict")
def judge(id: UUID) -> Answer:
    sent = read(VerdictSet)
    judge_health(me(), team_project(me(), id), status=sent.status, reason=sent.reason)
    return hx.redrawn(f"/projects/{id}/risks")


@bp.delete("/projects/<uuid:id>/verdict")
def follow(id: UUID) -> Answer:
    follow_health(me(), team_project(me(), id))
    return hx.redrawn(f"/projects/{id}/risks")
