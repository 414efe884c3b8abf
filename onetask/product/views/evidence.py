"""Passages linked to ideas, from the page of what was said."""

from uuid import UUID

from flask import Blueprint, request
from werkzeug.wrappers import Response as Answer

from onetask.core import hx
from onetask.core.db import session
from onetask.core.errors import Invalid
from onetask.core.forms import read
from onetask.core.locale import gettext as _
from onetask.core.subjects import one_or_404
from onetask.core.who import me
from onetask.product.access.feedback import visible_evidence
from onetask.product.access.products import visible_parts
from onetask.product.forms import feedback as forms
from onetask.product.models.ideas import Evidence, Idea
from onetask.product.operations.capture import link_new
from onetask.product.operations.evidence import (
    link_feedback,
    unlink_evidence,
    weigh_evidence,
)
from onetask.product.queries.alike import similar_ideas
from onetask.product.queries.ideas import ideas_like
from onetask.product.views.feedback import found

bp = Blueprint("evidence", __name__)


@bp.get("/feedback/<uuid:id>/ideas")
def choices(id: UUID) -> Answer:
    """Ideas to link to: those of the typed words, or else the nearest."""
    one, typed = found(id), request.args.get("title", "").strip()[:160]
    ideas = (
        ideas_like(one.product_id, typed) if typed else similar_ideas(one.product_id, one.text, 5)
    )
    return hx.page("product/_idea_choices.html", ideas=ideas, typed=typed)


@bp.post("/feedback/<uuid:id>/evidence")
def link(id: UUID) -> Answer:
    form, one = read(forms.Linking), found(id)
    if form.idea:
        idea = one_or_404(visible_parts(me(), Idea), form.idea)
        link_feedback(me(), one, idea=idea, passage=form.passage())
    elif form.title:
        link_new(me(), one, title=form.title, passage=form.passage())
    else:
        raise Invalid({"title": _("Choose an idea, or name a new one.")})
    return hx.redrawn(f"/feedback/{id}")


@bp.patch("/evidence/<uuid:id>")
@bp.post("/evidence/<uuid:id>")
def weigh(id: UUID) -> Answer:
    evidence = _evidence(id)
    weigh_evidence(me(), evidence, importance=read(forms.Weighing).importance)
    session.refresh(evidence)
    return hx.redrawn(f"/ideas/{evidence.idea_id}")


@bp.delete("/evidence/<uuid:id>")
def unlink(id: UUID) -> Answer:
    evidence = _evidence(id)
    idea_id = evidence.idea_id
    unlink_evidence(me(), evidence)
    return hx.redrawn(f"/ideas/{idea_id}")


def _evidence(evidence_id: UUID) -> Evidence:
    evidence: Evidence = one_or_404(visible_evidence(me()), evidence_id)
    return evidence
