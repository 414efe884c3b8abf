"""One initiative at the side of the roadmap or as a page, and the project it is begun with."""

from typing import Any
from uuid import UUID

from flask import Blueprint, make_response, request
from werkzeug.wrappers import Response as Answer

from onetask.core import hx
from onetask.core.db import session
from onetask.core.events import standing
from onetask.core.forms import read
from onetask.core.stamps import newest
from onetask.core.subjects import find, one_or_404
from onetask.core.who import me
from onetask.product.access.roadmap import visible_initiatives
from onetask.product.forms.roadmap import ProjectStart
from onetask.product.models.products import Product
from onetask.product.models.roadmap import Initiative
from onetask.product.operations.spine import promote_and_start, promote_idea, start_project
from onetask.product.queries.cards import Card, cards_of
from onetask.product.queries.outcomes import outcomes_of, reading_of
from onetask.product.queries.spine import (
    choices_for,
    free_key,
    metrics_for,
    open_projects,
    people_of,
    without,
)
from onetask.product.words.roadmap import healths, horizons, stages
from onetask.talk.queries.panel import Talk
from onetask.work.queries.templates import template_with, templates_of

bp = Blueprint("product_initiatives", __name__)


@bp.get("/initiatives/<uuid:id>")
def show(id: UUID) -> Answer:
    actor, initiative = me(), _initiative(id)
    now, place = standing(actor.workspace_id), f"product:{initiative.product_id}"
    since = request.args.get("since", type=int)
    if since is not None and max(newest(place), now.floor) <= since:
        return make_response("", 204)
    (card,) = cards_of([initiative])
    product = session.get_one(Product, initiative.product_id)
    facts: dict[str, Any] = {"card": card, "product": product, "place": place}
    facts |= {"number": now.number, "talk": Talk(actor, initiative)}
    facts |= {"choices": _choices(card, product), "subject": initiative}
    facts["outcomes"] = outcomes_of([id]).get(id, [])
    if hx.is_partial() or "part" in request.args:
        is_page = "page" in request.args
        return hx.page("product/_initiative_panel.html", is_page=is_page, **facts)
    return hx.page("product/initiative.html", **facts)


@bp.get("/initiatives/<uuid:id>/project")
def project(id: UUID) -> Answer:
    initiative = _initiative(id)
    facts: dict[str, Any] = {"thing": initiative, "url": f"/initiatives/{id}/project"}
    facts |= {"key": free_key(initiative.workspace_id, initiative.title)}
    facts |= {"templates": templates_of(me(), "project")}
    return hx.page("product/_project_start.html", **facts)


@bp.post("/initiatives/<uuid:id>/project")
def start(id: UUID) -> Answer:
    form, actor = read(ProjectStart), me()
    template = template_with(actor, form.template) if form.template else None
    start_project(actor, _initiative(id), template=template, key=form.key, name=form.name)
    return hx.redrawn(f"/initiatives/{id}")


@bp.get("/ideas/<uuid:id>/project")
def idea_project(id: UUID) -> Answer:
    idea: Any = find(me(), "idea", id)
    facts: dict[str, Any] = {"thing": idea, "url": f"/ideas/{id}/project"}
    facts |= {"key": free_key(idea.workspace_id, idea.title)}
    facts |= {"templates": templates_of(me(), "project")}
    return hx.page("product/_project_start.html", **facts)


@bp.post("/ideas/<uuid:id>/project")
def start_from_idea(id: UUID) -> Answer:
    form, actor = read(ProjectStart), me()
    idea: Any = find(actor, "idea", id)
    template = template_with(actor, form.template) if form.template else None
    product = session.get_one(Product, idea.product_id)
    named = {"key": form.key, "name": form.name}
    promote_and_start(actor, product, idea=idea, template=template, **named)
    return hx.redrawn(f"/ideas/{id}")


@bp.post("/ideas/<uuid:id>/initiative")
def promote(id: UUID) -> Answer:
    idea: Any = find(me(), "idea", id)
    made = promote_idea(me(), session.get_one(Product, idea.product_id), idea=idea)
    return hx.redrawn(f"/initiatives/{made.id}")


def _choices(card: Card, product: Product) -> dict[str, Any]:
    projects = without(open_projects(me()), [one.id for one in card.projects])
    goals = without(choices_for(product, "goal"), [one.id for one in card.goals])
    ideas = without(choices_for(product, "idea"), [one.id for one in card.ideas])
    waits = [card.id, *(one.id for one in card.waits_for)]
    others = without(choices_for(product, "initiative"), waits)
    words = {"horizons": horizons(), "stages": stages(), "healths": healths()}
    people: dict[str, Any] = {"people": people_of(me()), "metrics": metrics_for(product)}
    people["reading"] = reading_of(product.id, card.initiative.confidence)
    found = {"projects": projects, "goals": goals, "ideas": ideas, "others": others}
    return words | people | found


def _initiative(id: UUID) -> Initiative:
    found: Initiative = one_or_404(visible_initiatives(me()), id)
    return found
