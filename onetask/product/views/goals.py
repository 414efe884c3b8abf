"""Goals: all of a product as a tree, one with its key results and what was said."""

from typing import Any
from uuid import UUID

from flask import Blueprint, request
from werkzeug.wrappers import Response as Answer

from onetask.core import hx
from onetask.core.forms import read, seen
from onetask.core.locale import gettext as _
from onetask.core.subjects import one_or_404
from onetask.core.who import me
from onetask.product.access.products import visible_parts, visible_products
from onetask.product.engine.pictures import Aim, chart_of, short, spark_of
from onetask.product.forms.goals import (
    CheckInNew,
    GoalEdit,
    GoalNew,
    Override,
    ResultEdit,
    ResultNew,
)
from onetask.product.models.goals import CheckIn, Goal, KeyResult
from onetask.product.models.metrics import Metric
from onetask.product.models.products import Product
from onetask.product.operations import goals
from onetask.product.operations.parts import bin_part
from onetask.product.queries.goals import Branch, branch_of, goal_above, goals_of, said_of
from onetask.product.queries.lineage import ideas_for, initiatives_for, what_could_serve
from onetask.product.queries.metrics import metrics_of
from onetask.product.queries.people import editors_of
from onetask.product.views.chosen import chosen_product, form_page, product_page
from onetask.talk.queries.panel import Talk

bp = Blueprint("product_goals", __name__)


@bp.get("/goals")
def index() -> Answer:
    product = chosen_product()
    facts = {"goals": goals_of(product.id), "spark": spark_of, "short": short}
    return product_page("product/goals.html", "product/_goals.html", product, **facts)


@bp.get("/goals/<uuid:id>")
def show(id: UUID) -> Answer:
    goal = _goal(id)
    branch, product = branch_of(goal), one_or_404(visible_products(me()), goal.product_id)
    facts: dict[str, Any] = {"branch": branch, "said": said_of(id), "short": short}
    facts |= {"charts": _charts(branch), "talk": Talk(me(), goal), "spark": spark_of}
    facts |= {"above": goal_above(goal), "could": what_could_serve(goal)}
    facts |= {"initiatives": initiatives_for(id), "ideas": ideas_for(id)}
    return product_page("product/goal.html", "product/_goal.html", product, **facts)


@bp.get("/goals/new")
def new() -> Answer:
    product, above = chosen_product(), request.args.get("parent", "")
    return form_page("product/_goal_form.html", **_choices(product), goal=None, above=above)


@bp.get("/goals/<uuid:id>/edit")
def change(id: UUID) -> Answer:
    goal = _goal(id)
    above = str(goal.parent_id or "")
    return form_page(
        "product/_goal_form.html", **_choices(_product(goal), goal), goal=goal, above=above
    )


@bp.post("/goals")
def create() -> Answer:
    form, product = read(GoalNew), chosen_product()
    made = goals.create_goal(me(), product, **form.fields())
    return hx.redrawn(f"/goals/{made.id}")


@bp.patch("/goals/<uuid:id>")
@bp.post("/goals/<uuid:id>")
def edit(id: UUID) -> Answer:
    goals.edit_goal(me(), _goal(id), seen=seen(), **read(GoalEdit).fields())
    return hx.redrawn(f"/goals/{id}")


@bp.delete("/goals/<uuid:id>")
def delete(id: UUID) -> Answer:
    bin_part(me(), _goal(id))
    return hx.redrawn("/goals")


@bp.put("/goals/<uuid:id>/override")
@bp.post("/goals/<uuid:id>/override")
def override(id: UUID) -> Answer:
    form = read(Override)
    goals.edit_goal(me(), _goal(id), set_percent=form.percent, set_why=form.why)
    return hx.redrawn(f"/goals/{id}")


@bp.delete("/goals/<uuid:id>/override")
def measure_again(id: UUID) -> Answer:
    goals.edit_goal(me(), _goal(id), set_percent=None, set_why="")
    return hx.redrawn(f"/goals/{id}")


@bp.get("/goals/<uuid:id>/override")
def ask_override(id: UUID) -> Answer:
    return form_page("product/_override_form.html", goal=_goal(id), branch=branch_of(_goal(id)))


@bp.get("/goals/<uuid:id>/results/new")
def new_result(id: UUID) -> Answer:
    goal = _goal(id)
    there = [(one.id, one.name) for one in metrics_of(goal.product_id)]
    options = [("", _("A new one")), *there]
    return form_page("product/_result_form.html", goal=goal, metrics=there, options=options)


@bp.post("/goals/<uuid:id>/results")
def add_result(id: UUID) -> Answer:
    form, goal = read(ResultNew), _goal(id)
    metric = one_or_404(visible_parts(me(), Metric), form.metric_id) if form.metric_id else None
    goals.add_result(me(), goal, metric=metric, **form.fields())
    return hx.redrawn(f"/goals/{id}")


@bp.get("/results/<uuid:id>/edit")
def change_result(id: UUID) -> Answer:
    result = one_or_404(visible_parts(me(), KeyResult), id)
    return form_page("product/_result_edit.html", result=result)


@bp.patch("/results/<uuid:id>")
@bp.post("/results/<uuid:id>")
def edit_result(id: UUID) -> Answer:
    result = one_or_404(visible_parts(me(), KeyResult), id)
    fields = {k: v for k, v in read(ResultEdit).given().items() if v is not None}
    goals.edit_result(me(), result, seen=seen(), **fields)
    return hx.redrawn(f"/goals/{result.goal_id}")


@bp.delete("/results/<uuid:id>")
def delete_result(id: UUID) -> Answer:
    result = one_or_404(visible_parts(me(), KeyResult), id)
    bin_part(me(), result)
    return hx.redrawn(f"/goals/{result.goal_id}")


@bp.post("/goals/<uuid:id>/checkins")
def check_in(id: UUID) -> Answer:
    goals.check_in(me(), _goal(id), **read(CheckInNew).model_dump())
    return hx.redrawn(f"/goals/{id}")


@bp.delete("/checkins/<uuid:id>")
def take_back(id: UUID) -> Answer:
    said = one_or_404(visible_parts(me(), CheckIn), id)
    goals.take_checkin_back(me(), said)
    return hx.redrawn(f"/goals/{said.goal_id}")


def _charts(branch: Branch) -> dict[UUID, dict[str, Any]]:
    """Each key result with its target, and where it leads by the end of the period."""
    day = branch.goal.ends_on
    return {
        one.result.id: chart_of(one.values, Aim(one.result.target, day, one.forecast(day)))
        for one in branch.results
    }


def _choices(product: Product, goal: Goal | None = None) -> dict[str, Any]:
    """Who may own a goal and what it may lie under: not itself, nor what lies below it."""
    every = [one for top in goals_of(product.id) for one in top.walk()]
    own = {one.goal.id for _depth, one in branch_of(goal).walk()} if goal else set()
    above = [
        (one.goal.id, "\u2003" * depth + one.goal.title)
        for depth, one in every
        if one.goal.id not in own
    ]
    people = [(one.id, one.name) for one in editors_of(product.workspace_id)]
    return {
        "product": product,
        "owners": [("", _("Nobody")), *people],
        "parents": [("", _("Nothing: it stands on top")), *above],
        "weights": [(one, str(one)) for one in range(1, 11)],
    }


def _product(goal: Goal) -> Product:
    found: Product = one_or_404(visible_products(me()), goal.product_id)
    return found


def _goal(id: UUID) -> Goal:
    found: Goal = one_or_404(visible_parts(me(), Goal), id)
    return found
