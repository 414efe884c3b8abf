"""Outcomes: named for a release or an initiative, answered when their day has come."""

from typing import Any
from uuid import UUID

from flask import Blueprint, redirect
from werkzeug.wrappers import Response as Answer

from onetask.core import hx
from onetask.core.forms import read
from onetask.core.subjects import find, one_or_404
from onetask.core.who import me
from onetask.product.access.releases import visible_outcomes
from onetask.product.forms.releases import Judgement, OutcomeEdit, OutcomeNew
from onetask.product.models.releases import Outcome
from onetask.product.operations import outcomes

bp = Blueprint("product_outcomes", __name__)


@bp.post("/initiatives/<uuid:id>/outcomes")
def for_initiative(id: UUID) -> Answer:
    return _made("initiative", id)


@bp.post("/releases/<uuid:id>/outcomes")
def for_release(id: UUID) -> Answer:
    return _made("release", id)


@bp.get("/outcomes/<uuid:id>")
def show(id: UUID) -> Answer:
    outcome = _outcome(id)
    return redirect(f"/{outcome.subject_kind}s/{outcome.subject_id}#outcomes", 303)


@bp.patch("/outcomes/<uuid:id>")
def edit(id: UUID) -> Answer:
    outcomes.edit_outcome(me(), _outcome(id), **read(OutcomeEdit).given())
    return hx.redrawn(f"/outcomes/{id}")


@bp.delete("/outcomes/<uuid:id>")
def delete(id: UUID) -> Answer:
    outcomes.bin_outcome(me(), _outcome(id))
    return hx.redrawn()


@bp.post("/outcomes/<uuid:id>/verdict")
def judge(id: UUID) -> Answer:
    outcomes.judge_outcome(me(), _outcome(id), value=read(Judgement).value)
    return hx.redrawn(f"/outcomes/{id}")


@bp.delete("/outcomes/<uuid:id>/verdict")
def reopen(id: UUID) -> Answer:
    outcomes.reopen_outcome(me(), _outcome(id))
    return hx.redrawn(f"/outcomes/{id}")


def _made(kind: str, id: UUID) -> Answer:
    form, actor = read(OutcomeNew), me()
    thing: Any = find(actor, kind, id)
    metric: Any = find(actor, "metric", form.metric)
    fields = {"target": form.target, "look_on": form.look_on, "owner_id": form.owner_id}
    outcomes.add_outcome(actor, thing, metric=metric, **fields)
    return hx.redrawn(f"/{kind}s/{id}")


def _outcome(id: UUID) -> Outcome:
    found: Outcome = one_or_404(visible_outcomes(me()), id)
    return found
