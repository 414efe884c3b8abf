"""Ideas as a table, a matrix and a board of the same order; one with all that speaks for it."""

from typing import Any
from uuid import UUID

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response as Answer

from onetask.core import hx
from onetask.core.db import session
from onetask.core.events import standing
from onetask.core.forms import read, seen
from onetask.core.subjects import one_or_404
from onetask.core.who import me
from onetask.people.models import Workspace
from onetask.product.access.products import visible_parts, visible_products
from onetask.product.engine.scoring import METHODS
from onetask.product.forms import ideas as forms
from onetask.product.models.ideas import STATUSES, Idea
from onetask.product.models.products import Product
from onetask.product.operations import ideas as operations
from onetask.product.operations.scoring import set_scoring
from onetask.product.operations.votes import take_vote, vote_for
from onetask.product.queries import idea_page as pages
from onetask.product.queries.alike import similar_ideas
from onetask.product.queries.ideas import ideas_like
from onetask.product.queries.portal import portal_of, remarks_on, waiting_ideas
from onetask.product.queries.scoring import Ranking
from onetask.product.views.chosen import chosen_product, form_page, product_page
from onetask.talk.queries.panel import Talk

bp = Blueprint("ideas", __name__)
VIEWS = {"table": "product/_ideas_table.html", "matrix": "product/_ideas_matrix.html",
         "board": "product/_ideas_board.html"}  # fmt: skip


def found(idea_id: UUID) -> Idea:
    one: Idea = one_or_404(visible_parts(me(), Idea), idea_id)
    return one


@bp.get("/ideas")
def index() -> Answer:
    product, now = chosen_product(), standing(me().workspace_id)
    view = request.args.get("view", "table")
    view = view if view in VIEWS else "table"
    ranking = Ranking(product.workspace_id, product.id)
    facts: dict[str, Any] = {"ranking": ranking, "view": view, "body": VIEWS[view]}
    facts |= {"number": now.number, "waiting": len(waiting_ideas(product.id)), "pages": pages}
    facts |= {"statuses": STATUSES, "methods": METHODS}
    return product_page("product/ideas.html", "product/_ideas.html", product, **facts)


@bp.get("/ideas/<uuid:id>")
def show(id: UUID) -> Answer:
    """An idea that was merged leads to the one it went into."""
    now, idea = standing(me().workspace_id), found(id)
    if idea.home_id != idea.id:
        return redirect(f"/ideas/{idea.home_id}", 302)
    product: Product = one_or_404(visible_products(me()), idea.product_id)
    facts: dict[str, Any] = {"sheet": pages.IdeaPage(idea), "talk": Talk(me(), idea)}
    facts |= {"number": now.number, "idea": idea, "statuses": STATUSES, "pages": pages}
    facts |= {"portal": portal_of(product.id), "remarks": remarks_on(idea.id, "public")}
    return product_page("product/idea.html", "product/_idea.html", product, **facts)


@bp.get("/ideas/new")
def new() -> Answer:
    return form_page("product/_idea_form.html", product=chosen_product(), idea=None)


@bp.get("/ideas/alike")
def alike() -> Answer:
    """While a title is typed: ideas there are already."""
    product, typed = chosen_product(), request.args.get("title", "")[:160]
    return hx.page("product/_alike.html", said=(), ideas=similar_ideas(product.id, typed))


@bp.get("/ideas/<uuid:id>/edit")
def change(id: UUID) -> Answer:
    idea = found(id)
    product: Product = one_or_404(visible_products(me()), idea.product_id)
    return form_page("product/_idea_form.html", product=product, idea=idea)


@bp.post("/ideas")
def create() -> Answer:
    form, product = read(forms.IdeaNew), chosen_product()
    one = operations.create_idea(me(), product, title=form.title, need=form.need, id=form.id)
    return hx.redrawn(f"/ideas/{one.id}")


@bp.patch("/ideas/<uuid:id>")
@bp.post("/ideas/<uuid:id>")
def edit(id: UUID) -> Answer:
    operations.edit_idea(me(), found(id), seen=seen(), **read(forms.IdeaEdit).given())
    return hx.redrawn(f"/ideas/{id}")


@bp.put("/ideas/<uuid:id>/factors")
@bp.post("/ideas/<uuid:id>/factors")
def weigh(id: UUID) -> Answer:
    form = read(forms.Factors)
    operations.weigh_idea(me(), found(id), **{form.name: form.value})
    return hx.redrawn(f"/ideas/{id}")


@bp.delete("/ideas/<uuid:id>")
def delete(id: UUID) -> Answer:
    operations.bin_idea(me(), found(id))
    return hx.redrawn("/ideas")


@bp.get("/ideas/<uuid:id>/merge")
def merging(id: UUID) -> Answer:
    """Which idea it goes into: those of the typed words."""
    idea, typed = found(id), request.args.get("title", "").strip()[:160]
    others = [one for one in ideas_like(idea.product_id, typed, 7) if one.id != id]
    if "title" in request.args:
        return hx.page("product/_merge_choices.html", others=others)
    return form_page("product/_merge_form.html", idea=idea, others=others)


@bp.post("/ideas/<uuid:id>/merge")
def merge(id: UUID) -> Answer:
    into = found(read(forms.Merge).into)
    operations.merge_idea(me(), found(id), into=into)
    session.refresh(into)
    return hx.redrawn(f"/ideas/{into.id}")


@bp.post("/ideas/<uuid:id>/votes")
def vote(id: UUID) -> Answer:
    form = read(forms.NewVote)
    vote_for(me(), found(id), who=form.who(), words=form.words, id=form.id)
    return hx.redrawn(f"/ideas/{id}")


@bp.delete("/ideas/<uuid:id>/votes/<uuid:vote_id>")
def unvote(id: UUID, vote_id: UUID) -> Answer:
    take_vote(me(), found(id), vote_id=vote_id)
    return hx.redrawn(f"/ideas/{id}")


@bp.put("/scoring/weights")
@bp.post("/scoring/weights")
def set_weight() -> Answer:
    form, home = read(forms.Weight), session.get_one(Workspace, me().workspace_id)
    set_scoring(me(), home, weights={form.name: form.weight})
    return hx.redrawn("/ideas")


@bp.put("/scoring/formula")
@bp.post("/scoring/formula")
def set_formula() -> Answer:
    form, home = read(forms.FormulaSent), session.get_one(Workspace, me().workspace_id)
    set_scoring(me(), home, formula=form.formula)
    return hx.redrawn("/ideas")
