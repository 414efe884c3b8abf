"""The roadmap, the spine's links and the trace, for programs."""

from typing import Any
from uuid import UUID

from onetask.api.engine import shown_roadmap as s
from onetask.api.forms.roadmap import (
    InitiativeEdit,
    InitiativePlace,
    NewInitiative,
    NewSpineLink,
    NewStart,
    NewWait,
)
from onetask.api.queries.roadmap import initiative_whole, initiatives_shown, trace_shown
from onetask.api.queries.shown import number_of
from onetask.api.views.registry import again, home, page_of, route
from onetask.core.errors import NotThere
from onetask.core.forms import seen
from onetask.core.subjects import find, one_or_404
from onetask.core.who import me
from onetask.people.access import is_editor
from onetask.product.access.links import visible_links
from onetask.product.access.products import visible_products
from onetask.product.access.roadmap import binned_initiatives, visible_initiatives
from onetask.product.models.products import Product
from onetask.product.models.roadmap import Initiative
from onetask.product.operations import roadmap, waits
from onetask.product.operations.links import link, unlink
from onetask.product.operations.spine import add_initiative, start_project
from onetask.product.queries.products import home_product
from onetask.work.queries.templates import template_with

PAGES = ("cursor", "limit")
again["initiative"] = initiative_whole


def product_for(workspace_id: UUID, product_id: UUID | None) -> Product:
    """The one that is named, else the first of the workspace; guests find none."""
    actor = home(workspace_id)
    if not is_editor(actor):
        raise NotThere
    if product_id is None:
        return home_product(workspace_id)
    found: Product = one_or_404(visible_products(actor), product_id)
    return found


@route("GET", "/workspaces/<uuid:id>/initiatives", s.Initiatives, asks=PAGES)
def list_initiatives(id: UUID) -> s.Initiatives:
    """The cards of the roadmap, with what their projects say of them."""
    product_for(id, None)
    number = number_of(me())
    rows, rest = page_of(visible_initiatives(me()), Initiative.id)
    return s.Initiatives(number=number, items=initiatives_shown(rows), next=rest)


@route("POST", "/workspaces/<uuid:id>/initiatives", s.InitiativeWhole,
       takes=NewInitiative, about="initiative")  # fmt: skip
def create_initiative(form: NewInitiative, id: UUID) -> s.InitiativeWhole:
    """A new card at the end of its horizon, under the goal it serves."""
    fields = form.given()
    product = product_for(id, fields.pop("product", None))
    goal_id = fields.pop("goal", None)
    goal = find(me(), "goal", goal_id) if goal_id else None
    return initiative_whole(me(), add_initiative(me(), product, goal=goal, **fields).id)


@route("GET", "/initiatives/<uuid:id>", s.InitiativeWhole)
def read_initiative(id: UUID) -> s.InitiativeWhole:
    """One card; `set_by_hand` names what does not follow from its projects."""
    return initiative_whole(me(), _one(id).id)


@route("PATCH", "/initiatives/<uuid:id>", s.InitiativeWhole,
       takes=InitiativeEdit, about="initiative")  # fmt: skip
def edit_initiative(form: InitiativeEdit, id: UUID) -> s.InitiativeWhole:
    """Changes the fields that are sent; null lets progress, dates and health follow again."""
    roadmap.edit_initiative(me(), _one(id), seen=seen(), **form.given())
    return initiative_whole(me(), id)


@route("PUT", "/initiatives/<uuid:id>/place", s.InitiativeWhole,
       takes=InitiativePlace, about="initiative")  # fmt: skip
def place_initiative(form: InitiativePlace, id: UUID) -> s.InitiativeWhole:
    """Another horizon or another place in it: behind `after`, before `before`, else the end."""
    where: Any = {"after": form.after, "before": form.before}
    roadmap.move_initiative(me(), _one(id), horizon=form.horizon, **where)
    return initiative_whole(me(), id)


@route("DELETE", "/initiatives/<uuid:id>", s.InitiativeWhole, about="initiative")
def delete_initiative(id: UUID) -> s.InitiativeWhole:
    """Puts it into the bin."""
    roadmap.bin_initiative(me(), _one(id))
    return initiative_whole(me(), id)


@route("POST", "/initiatives/<uuid:id>/restoration", s.InitiativeWhole, about="initiative")
def restore_initiative(id: UUID) -> s.InitiativeWhole:
    """Takes it out of the bin."""
    roadmap.restore_initiative(me(), one_or_404(binned_initiatives(me()), id))
    return initiative_whole(me(), id)


@route("PUT", "/initiatives/<uuid:id>/waits", s.InitiativeWhole, takes=NewWait, about="initiative")
def let_initiative_wait(form: NewWait, id: UUID) -> s.InitiativeWhole:
    """It waits for another; a circle is refused by name."""
    waits.block_initiative(me(), _one(id), blocker=_one(form.blocker))
    return initiative_whole(me(), id)


@route("DELETE", "/initiatives/<uuid:id>/waits/<uuid:other>", s.InitiativeWhole,
       about="initiative")  # fmt: skip
def end_wait(id: UUID, other: UUID) -> s.InitiativeWhole:
    """It waits for the other no longer."""
    waits.unblock_initiative(me(), _one(id), blocker=_one(other))
    return initiative_whole(me(), id)


@route("PUT", "/initiatives/<uuid:id>/project", s.InitiativeWhole,
       takes=NewStart, about="initiative")  # fmt: skip
def start_initiative(form: NewStart, id: UUID) -> s.InitiativeWhole:
    """Starts its project, from a template if one is named; one undo takes all of it back."""
    template = template_with(me(), form.template) if form.template else None
    start_project(me(), _one(id), template=template, key=form.key.upper(), name=form.name)
    return initiative_whole(me(), id)


@route("POST", "/links", s.LinkMade, takes=NewSpineLink)
def create_link(form: NewSpineLink) -> s.LinkMade:
    """Joins two things of the spine: an idea to an initiative, a release to what it brings."""
    source = find(me(), form.from_.kind, form.from_.id)
    made = link(me(), source, target=find(me(), form.to.kind, form.to.id))
    return s.LinkMade(number=number_of(me()), id=str(made.id))


@route("DELETE", "/links/<uuid:id>", s.LinkMade)
def delete_link(id: UUID) -> s.LinkMade:
    """Parts them again."""
    there = one_or_404(visible_links(me()), id)
    source = find(me(), there.source_kind, there.source_id)
    unlink(me(), source, target=find(me(), there.target_kind, there.target_id))
    return s.LinkMade(number=number_of(me()), id=str(id))


@route("GET", "/trace/<kind>/<uuid:id>", s.TraceShown)
def read_trace(kind: str, id: UUID) -> s.TraceShown:
    """Everything on the spine that hangs together with one thing, as far as it is in sight."""
    return trace_shown(me(), kind, id)


def _one(id: UUID) -> Initiative:
    found: Initiative = one_or_404(visible_initiatives(me()), id)
    return found
