"""Products, goals and metrics, for programs."""

from uuid import UUID

from onetask.api.engine import shown_product as s
from onetask.api.forms.product import (
    GoalEdit,
    MetricEdit,
    NewCheckIn,
    NewGoal,
    NewMetric,
    NewPoints,
    NewProduct,
    NewResult,
    ProductEdit,
    ResultEdit,
)
from onetask.api.queries import product as shown
from onetask.api.queries.shown import number_of
from onetask.api.views.registry import again, home, page_of, route
from onetask.core.clock import now
from onetask.core.db import session
from onetask.core.forms import seen
from onetask.core.subjects import one_or_404
from onetask.core.who import me
from onetask.people.models import Workspace
from onetask.product.access.products import visible_parts, visible_products
from onetask.product.models.goals import Goal, KeyResult
from onetask.product.models.metrics import Metric, Point
from onetask.product.models.products import Product
from onetask.product.operations import goals, metrics, products
from onetask.product.operations.parts import bin_part
from onetask.product.queries.goals import branches_with_below
from onetask.product.queries.metrics import gauges_of, points_in
from onetask.product.queries.products import home_product

PAGES = ("cursor", "limit")


def product_for(workspace_id: UUID, product_id: UUID | None) -> Product:
    """The one that is named, else the workspace's first."""
    actor = home(workspace_id)
    if product_id is None:
        product_id = home_product(actor.workspace_id).id
    found: Product = one_or_404(visible_products(actor), product_id)
    return found


@route("GET", "/workspaces/<uuid:id>/products", s.Products, asks=PAGES)
def list_products(id: UUID) -> s.Products:
    """The products of the workspace."""
    number, actor = number_of(home(id)), me()
    rows, rest = page_of(visible_products(actor), Product.id)
    return s.Products(number=number, items=[shown.product_shown(one) for one in rows], next=rest)


@route("POST", "/workspaces/<uuid:id>/products", s.ProductWhole, takes=NewProduct, about="product")
def create_product(form: NewProduct, id: UUID) -> s.ProductWhole:
    """A product beside those there are."""
    actor, place = home(id), session.get_one(Workspace, id)
    made = products.create_product(actor, place, **form.given())
    return shown.product_whole(actor, made.id)


@route("PATCH", "/products/<uuid:id>", s.ProductWhole, takes=ProductEdit, about="product")
def edit_product(form: ProductEdit, id: UUID) -> s.ProductWhole:
    """Changes the fields that are sent; `slug` is its public address."""
    product = one_or_404(visible_products(me()), id)
    products.edit_product(me(), product, seen=seen(), **form.given())
    return shown.product_whole(me(), id)


@route("GET", "/workspaces/<uuid:id>/goals", s.Goals, asks=PAGES)
def list_goals(id: UUID) -> s.Goals:
    """Goals with their progress and key results."""
    number = number_of(home(id))
    rows, rest = page_of(visible_parts(me(), Goal), Goal.id)
    items = [shown.goal_shown(one) for one in branches_with_below(rows)]
    return s.Goals(number=number, items=items, next=rest)


@route("POST", "/workspaces/<uuid:id>/goals", s.GoalWhole, takes=NewGoal, about="goal")
def create_goal(form: NewGoal, id: UUID) -> s.GoalWhole:
    """A goal: on top, or under another by `parent_id`."""
    fields = form.given()
    product = product_for(id, fields.pop("product_id", None))
    return shown.goal_whole(me(), goals.create_goal(me(), product, **fields).id)


@route("GET", "/goals/<uuid:id>", s.GoalWhole)
def read_goal(id: UUID) -> s.GoalWhole:
    """A goal, its key results, what was said of it, and what serves it."""
    return shown.goal_whole(me(), one_or_404(visible_parts(me(), Goal), id).id)


@route("PATCH", "/goals/<uuid:id>", s.GoalWhole, takes=GoalEdit, about="goal")
def edit_goal(form: GoalEdit, id: UUID) -> s.GoalWhole:
    """Changes the fields that are sent; `set_percent` stands instead of the measured progress."""
    goals.edit_goal(me(), one_or_404(visible_parts(me(), Goal), id), seen=seen(), **form.given())
    return shown.goal_whole(me(), id)


@route("DELETE", "/goals/<uuid:id>", s.GoalWhole, about="goal")
def delete_goal(id: UUID) -> s.GoalWhole:
    """Puts it into the bin."""
    bin_part(me(), one_or_404(visible_parts(me(), Goal), id))
    return shown.goal_whole(me(), id)


@route("POST", "/goals/<uuid:id>/results", s.ResultWhole, takes=NewResult, about="keyresult")
def create_result(form: NewResult, id: UUID) -> s.ResultWhole:
    """A key result: a metric with where it began and where it shall arrive."""
    goal, fields = one_or_404(visible_parts(me(), Goal), id), form.given()
    metric_id = fields.pop("metric_id", None)
    metric = one_or_404(visible_parts(me(), Metric), metric_id) if metric_id else None
    made = goals.add_result(me(), goal, metric=metric, **fields)
    return shown.result_whole(me(), made.id)


@route("PATCH", "/results/<uuid:id>", s.ResultWhole, takes=ResultEdit, about="keyresult")
def edit_result(form: ResultEdit, id: UUID) -> s.ResultWhole:
    """Another name, start or target."""
    result = one_or_404(visible_parts(me(), KeyResult), id)
    goals.edit_result(me(), result, seen=seen(), **form.given())
    return shown.result_whole(me(), id)


@route("DELETE", "/results/<uuid:id>", s.ResultWhole, about="keyresult")
def delete_result(id: UUID) -> s.ResultWhole:
    """Puts it into the bin; its metric stays."""
    bin_part(me(), one_or_404(visible_parts(me(), KeyResult), id))
    return shown.result_whole(me(), id)


@route("POST", "/goals/<uuid:id>/checkins", s.GoalWhole, takes=NewCheckIn, about="goal")
def create_checkin(form: NewCheckIn, id: UUID) -> s.GoalWhole:
    """How it stands, with a confidence of one to ten."""
    goals.check_in(me(), one_or_404(visible_parts(me(), Goal), id), **form.model_dump())
    return shown.goal_whole(me(), id)


@route("GET", "/workspaces/<uuid:id>/metrics", s.Metrics, asks=PAGES)
def list_metrics(id: UUID) -> s.Metrics:
    """Metrics with their latest value."""
    number = number_of(home(id))
    rows, rest = page_of(visible_parts(me(), Metric), Metric.id)
    items = [shown.metric_shown(one.metric, one.now) for one in gauges_of(rows)]
    return s.Metrics(number=number, items=items, next=rest)


@route("POST", "/workspaces/<uuid:id>/metrics", s.MetricWhole, takes=NewMetric, about="metric")
def create_metric(form: NewMetric, id: UUID) -> s.MetricWhole:
    """Something to be measured again and again."""
    fields = form.given()
    product = product_for(id, fields.pop("product_id", None))
    return shown.metric_whole(me(), metrics.create_metric(me(), product, **fields).id)


@route("GET", "/metrics/<uuid:id>", s.MetricWhole)
def read_metric(id: UUID) -> s.MetricWhole:
    """A metric and its latest value."""
    return shown.metric_whole(me(), one_or_404(visible_parts(me(), Metric), id).id)


@route("PATCH", "/metrics/<uuid:id>", s.MetricWhole, takes=MetricEdit, about="metric")
def edit_metric(form: MetricEdit, id: UUID) -> s.MetricWhole:
    """Changes the fields that are sent."""
    metric = one_or_404(visible_parts(me(), Metric), id)
    metrics.edit_metric(me(), metric, seen=seen(), **form.given())
    return shown.metric_whole(me(), id)


@route("DELETE", "/metrics/<uuid:id>", s.MetricWhole, about="metric")
def delete_metric(id: UUID) -> s.MetricWhole:
    """Puts it into the bin, unless a goal is measured by it."""
    metrics.delete_metric(me(), one_or_404(visible_parts(me(), Metric), id))
    return shown.metric_whole(me(), id)


@route("GET", "/metrics/<uuid:id>/points", s.Series, asks=PAGES)
def list_points(id: UUID) -> s.Series:
    """The values of a metric in the order they came."""
    number, metric = number_of(me()), one_or_404(visible_parts(me(), Metric), id)
    rows, rest = page_of(points_in(metric.id), Point.id)
    return s.Series(number=number, items=[shown.point_shown(one) for one in rows], next=rest)


@route("POST", "/metrics/<uuid:id>/points", s.MetricWhole, takes=NewPoints, about="metric")
def create_points(form: NewPoints, id: UUID) -> s.MetricWhole:
    """Values by moment and key: sent again they take their own place, and nothing happens."""
    metric = one_or_404(visible_parts(me(), Metric), id)
    sent = [metrics.Reading(one.at, one.value, one.key, one.note) for one in form.points]
    if form.value is not None:
        sent.append(metrics.Reading(form.at or now(), form.value, form.key, form.note))
    metrics.add_points(me(), metric, readings=sent, source="api")
    return shown.metric_whole(me(), id)


again |= {
    "product": shown.product_whole,
    "goal": shown.goal_whole,
    "keyresult": shown.result_whole,
    "metric": shown.metric_whole,
}
