"""Goals, metrics, strategy and research as programs see them."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from onetask.api.engine import shown_product as s
from onetask.api.queries.shown import number_of, shaped
from onetask.api.queries.tables import plain
from onetask.core.db import session
from onetask.core.errors import NotThere
from onetask.product.access.products import may_see_product
from onetask.product.models.goals import CheckIn, Goal, KeyResult
from onetask.product.models.metrics import Metric, Point
from onetask.product.models.products import Product
from onetask.product.models.research import Highlight
from onetask.product.models.strategy import Document
from onetask.product.operations.research import SORTS
from onetask.product.queries.goals import Branch, Measured, branch_of, results_of, said_of
from onetask.product.queries.lineage import ideas_for, initiatives_for
from onetask.product.queries.metrics import series_of

PRODUCT = "name", "slug", "about", "hue", "archived_at"
GOAL = (
    *("title", "about", "owner_id", "starts_on", "ends_on", "weight", "parent_id"),
    *("set_percent", "set_why", "product_id", "binned_at"),
)
METRIC = "name", "about", "sort", "unit", "direction", "window", "product_id", "binned_at"
POINT = "at", "key", "value", "source", "note"
DOCUMENT = "role", "title", "parts", "edition", "product_id", "binned_at"


def facts_of(thing: Any, names: Sequence[str]) -> dict[str, Any]:
    return {"id": str(thing.id)} | {name: plain(getattr(thing, name)) for name in names}


def part_there(actor: Any, model: type[Any], thing_id: UUID) -> Any:
    """The thing, in the bin or not; guests find nothing."""
    found = session.get(model, thing_id)
    if found is None or not may_see_product(actor, found):
        raise NotThere
    return found


def product_shown(product: Product) -> s.ProductShown:
    return shaped(s.ProductShown, **facts_of(product, PRODUCT))


def product_whole(actor: Any, product_id: UUID) -> s.ProductWhole:
    number, product = number_of(actor), part_there(actor, Product, product_id)
    return shaped(s.ProductWhole, number=number, **facts_of(product, PRODUCT))


def goal_shown(branch: Branch) -> s.GoalShown:
    results = [_result(one) for one in branch.results]
    return shaped(s.GoalShown, **_goal(branch), results=results)


def goal_whole(actor: Any, goal_id: UUID) -> s.GoalWhole:
    number, goal = number_of(actor), part_there(actor, Goal, goal_id)
    branch = branch_of(goal)
    said = [_checkin(one) for one, _by in said_of(goal_id)]
    serves = {
        "initiatives": [str(card.id) for card in initiatives_for(goal_id)],
        "ideas": [str(one.id) for one in ideas_for(goal_id)],
    }
    results = [_result(one) for one in branch.results]
    return shaped(
        s.GoalWhole, **_goal(branch), results=results, checkins=said, number=number, **serves
    )


def result_whole(actor: Any, result_id: UUID) -> s.ResultWhole:
    number, result = number_of(actor), part_there(actor, KeyResult, result_id)
    found = results_of([result.goal_id]).get(result.goal_id, [])
    measured = next((one for one in found if one.result.id == result_id), None)
    if measured is None:
        metric = session.get_one(Metric, result.metric_id)
        measured = Measured(result, metric, series_of([metric.id]).get(metric.id, []))
    return shaped(s.ResultWhole, **_result(measured), number=number)


def metric_shown(metric: Metric, current: float | None) -> s.MetricShown:
    return shaped(s.MetricShown, **facts_of(metric, METRIC), current=current)


def metric_whole(actor: Any, metric_id: UUID) -> s.MetricWhole:
    number, metric = number_of(actor), part_there(actor, Metric, metric_id)
    values = series_of([metric_id]).get(metric_id, [])
    current = values[-1].value if values else None
    return shaped(s.MetricWhole, **facts_of(metric, METRIC), current=current, number=number)


def point_shown(point: Point) -> s.PointShown:
    return shaped(s.PointShown, **facts_of(point, POINT))


def document_shown(document: Document) -> s.DocumentShown:
    return shaped(s.DocumentShown, **facts_of(document, DOCUMENT))


def document_whole(actor: Any, document_id: UUID) -> s.DocumentWhole:
    number, document = number_of(actor), part_there(actor, Document, document_id)
    return shaped(s.DocumentWhole, **facts_of(document, DOCUMENT), number=number)


def finding_shown(found: Any) -> s.FindingShown:
    return shaped(s.FindingShown, **_finding(found))


def finding_whole(actor: Any, finding_id: UUID) -> s.FindingWhole:
    return shaped(s.FindingWhole, number=number_of(actor), **_finding(finding(actor, finding_id)))


def finding(actor: Any, finding_id: UUID) -> Any:
    """Of whatever sort, in the bin or not."""
    found = (session.get(model, finding_id) for model, _rules in SORTS.values())
    one = next(filter(None, found), None)
    if one is None or not may_see_product(actor, one):
        raise NotThere
    return one


def passage_whole(actor: Any, passage_id: UUID) -> s.PassageWhole:
    number, one = number_of(actor), part_there(actor, Highlight, passage_id)
    facts = facts_of(one, ("note_id", "begins", "ends", "quote"))
    return shaped(s.PassageWhole, number=number, **facts)


def _goal(branch: Branch) -> dict[str, Any]:
    measured = {"percent": branch.percent, "measured": branch.measured, "outlook": branch.outlook}
    return facts_of(branch.goal, GOAL) | measured


def _result(one: Measured) -> Any:
    names = "goal_id", "metric_id", "name", "start", "target", "binned_at"
    about = {"unit": one.metric.unit, "direction": one.metric.direction}
    return facts_of(one.result, names) | about | {"current": one.now, "percent": one.percent}


def _checkin(one: CheckIn) -> Any:
    return facts_of(one, ("by_id", "at", "outlook", "confidence", "note", "percent"))


def _finding(found: Any) -> dict[str, Any]:
    sort, rules = next((k, rules) for k, (m, rules) in SORTS.items() if isinstance(found, m))
    fields = {name: plain(getattr(found, name)) for name in rules.checks}
    return facts_of(found, ("product_id", "binned_at")) | {"sort": sort, "fields": fields}
