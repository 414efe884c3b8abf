"""The roadmap in its three shapes, and what is sent to change an initiative."""

from typing import Any
from uuid import UUID

from flask import Blueprint
from werkzeug.wrappers import Response as Answer

from onetask.core import hx
from onetask.core.forms import read, seen
from onetask.core.subjects import find, one_or_404
from onetask.core.who import me
from onetask.product.access.roadmap import binned_initiatives, visible_initiatives
from onetask.product.forms.roadmap import InitiativeEdit, InitiativeNew, InitiativePlace, Waits
from onetask.product.models.roadmap import Initiative
from onetask.product.operations import roadmap, waits
from onetask.product.operations.spine import add_initiative
from onetask.product.queries.spine import choices_for, people_of
from onetask.product.views.chosen import chosen_product, product_page
from onetask.product.views.shapes import choices_in, drawn_region, shape_asked, ways_from
from onetask.product.words.roadmap import horizons

bp = Blueprint("product_roadmap", __name__)


@bp.get("/roadmap")
def show() -> Answer:
    product, shape = chosen_product(), shape_asked()
    facts: dict[str, Any] = {"region": drawn_region(product, shape), "shape": shape}
    facts |= choices_in(me())
    page = "product/_roadmap_region.html"
    return product_page("product/roadmap.html", page, product, **facts, **ways_from(shape))


@bp.get("/initiatives/new")
def new() -> Answer:
    product = chosen_product()
    facts: dict[str, Any] = {"horizons": horizons(), "goals": choices_for(product, "goal")}
    facts |= {"product": product, "people": people_of(me())}
    return hx.page("product/_initiative_new.html", **facts)


@bp.post("/initiatives")
def create() -> Answer:
    form, product = read(InitiativeNew), chosen_product()
    fields = form.given()
    goal_id = fields.pop("goal", None)
    goal = find(me(), "goal", goal_id) if goal_id else None
    made = add_initiative(me(), product, goal=goal, **fields)
    return hx.redrawn(f"/initiatives/{made.id}")


@bp.patch("/initiatives/<uuid:id>")
@bp.post("/initiatives/<uuid:id>")
def edit(id: UUID) -> Answer:
    roadmap.edit_initiative(me(), _initiative(id), seen=seen(), **read(InitiativeEdit).given())
    return hx.redrawn(f"/initiatives/{id}")


@bp.put("/initiatives/<uuid:id>/place")
def place(id: UUID) -> Answer:
    form = read(InitiativePlace)
    where = {"after": form.after, "before": form.before}
    roadmap.move_initiative(me(), _initiative(id), horizon=form.column, **where)
    return hx.redrawn(f"/initiatives/{id}")


@bp.delete("/initiatives/<uuid:id>")
def delete(id: UUID) -> Answer:
    roadmap.bin_initiative(me(), _initiative(id))
    return hx.redrawn("/roadmap")


@bp.post("/initiatives/<uuid:id>/restoration")
def restore(id: UUID) -> Answer:
    roadmap.restore_initiative(me(), one_or_404(binned_initiatives(me()), id))
    return hx.redrawn(f"/initiatives/{id}")


@bp.post("/initiatives/<uuid:id>/waits")
def block(id: UUID) -> Answer:
    blocker = _initiative(read(Waits).blocker)
    waits.block_initiative(me(), _initiative(id), blocker=blocker)
    return hx.redrawn(f"/initiatives/{id}")


@bp.delete("/initiatives/<uuid:id>/waits/<uuid:blocker_id>")
def unblock(id: UUID, blocker_id: UUID) -> Answer:
    waits.unblock_initiative(me(), _initiative(id), blocker=_initiative(blocker_id))
    return hx.redrawn(f"/initiatives/{id}")


def _initiative(id: UUID) -> Initiative:
    found: Initiative = one_or_404(visible_initiatives(me()), id)
    return found
