"""What the assistant says of one task, and proposals to look through."""

from typing import Any
from uuid import UUID

from flask import Blueprint
from werkzeug.wrappers import Response as Answer

from onetask.assist.access import visible_suggestions
from onetask.assist.engine.breakdown import breakdown
from onetask.assist.engine.similar import Item
from onetask.assist.forms import Chosen
from onetask.assist.models import Suggestion
from onetask.assist.operations import suggestions
from onetask.assist.queries.help import help_for
from onetask.assist.queries.sheets import open_proposal, proposals_before, sheet_of
from onetask.assist.queries.work import known_tasks, parents
from onetask.core import hx
from onetask.core.events import standing
from onetask.core.forms import read
from onetask.core.subjects import one_or_404
from onetask.core.who import me
from onetask.work.access import visible_tasks
from onetask.work.models.tasks import Task

bp = Blueprint("assist_tasks", __name__)


@bp.get("/tasks/<uuid:id>/assistance")
def show(id: UUID) -> Answer:
    """Private facts, fetched when looked at."""
    task, help_ = _task(id), help_for(me())
    if not help_.is_on or task.archived_at is not None:
        return hx.page("assist/_off.html", task=task, is_on=help_.is_on)
    return hx.page("assist/_task.html", task=task, sheet=sheet_of(me(), task))


@bp.get("/tasks/<uuid:id>/breakdown")
def parts(id: UUID) -> Answer:
    task = _task(id)
    facts: dict[str, Any] = {"task": task, "proposal": open_proposal(me(), task)}
    return hx.page("assist/breakdown.html", standing=standing(me().workspace_id), **facts)


@bp.post("/tasks/<uuid:id>/breakdown")
def propose(id: UUID) -> Answer:
    """Another list each time it is asked for."""
    actor, task = me(), _task(id)
    known = parents([one for one in known_tasks(actor) if id not in (one.id, one.parent_id)])
    item = Item(str(task.id), task.title, task.description[:800])
    found = breakdown(item, known, proposals_before(actor, task))
    reasons = [reason.words for reason in found.reasons]
    suggestions.propose_parts(actor, task, titles=found.value, reasons=reasons)
    return hx.go(f"/tasks/{id}/breakdown")


@bp.post("/proposals/<uuid:id>/acceptance")
def accept(id: UUID) -> Answer:
    proposal = _proposal(id)
    suggestions.accept_suggestion(me(), proposal, titles=read(Chosen).titles)
    return hx.go(f"/tasks/{proposal.subject_id}")


@bp.post("/proposals/<uuid:id>/dismissal")
def dismiss(id: UUID) -> Answer:
    proposal = _proposal(id)
    suggestions.dismiss_suggestion(me(), proposal)
    return hx.go(f"/tasks/{proposal.subject_id}")


def _task(id: UUID) -> Task:
    found: Task = one_or_404(visible_tasks(me()), id)
    return found


def _proposal(id: UUID) -> Suggestion:
    found: Suggestion = one_or_404(visible_suggestions(me()), id)
    return found
