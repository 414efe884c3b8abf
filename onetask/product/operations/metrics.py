"""Metrics and their points, however these come."""

from collections.abc import Sequence
from datetime import UTC, datetime
from math import isfinite
from typing import Any, NamedTuple
from uuid import UUID

from onetask.core.change import Actor, Change
from onetask.core.db import session
from onetask.core.door import operation
from onetask.core.errors import Conflict, Invalid
from onetask.core.events import Event
from onetask.core.ids import uuid7
from onetask.core.locale import gettext as _
from onetask.core.undo import undoes
from onetask.product.access.metrics import may_measure
from onetask.product.access.products import may_edit_product
from onetask.product.models.metrics import DIRECTIONS, SORTS, SOURCES, WINDOWS, Metric, Point
from onetask.product.models.products import Product
from onetask.product.operations.parts import Rules, bin_part, made, rewritten, undoes_parts
from onetask.product.queries.goals import goals_served_by
from onetask.product.queries.metrics import points_at
from onetask.work.operations.fields import checked, line, one_of, plain, prose

MOST = 2_000
WORDS = {"key": line(80, least=0), "note": line(200, least=0)}
LARGEST = 1e15


def _window(value: Any) -> str | None:
    return one_of(*WINDOWS)(value) if value else None


METRIC = Rules(
    {
        "name": line(120),
        "about": prose(5_000),
        "sort": one_of(*SORTS),
        "unit": line(12, least=0),
        "direction": one_of(*DIRECTIONS),
        "window": _window,
    },
    typed=("name", "about"),
)


class Reading(NamedTuple):
    """A value on its way in."""

    at: datetime
    value: float
    key: str = ""
    note: str = ""


@operation(may_edit_product)
def create_metric(change: Change, product: Product, /, *, name: str, **fields: Any) -> Metric:
    return made(change, product, Metric, METRIC, fields | {"name": name})


@operation(may_edit_product)
def edit_metric(
    change: Change, metric: Metric, /, *, seen: int | None = None, **fields: Any
) -> Metric:
    rewritten(change, metric, METRIC, fields, seen)
    return metric


@operation(may_edit_product)
def delete_metric(change: Change, metric: Metric) -> Metric:
    """Not while a goal is measured by it."""
    if goals := goals_served_by(metric.id):
        names = ", ".join(one.title for one in goals)
        raise Conflict(_("Goals are measured by it: %(names)s", names=names))
    bin_part(change.actor, metric)
    return metric


@operation(may_measure)
def add_points(
    change: Change, metric: Metric, /, *, readings: Sequence[Reading], source: str = "hand"
) -> Metric:
    """A reading of a moment and key that is there already takes its place, told once."""
    readings = [_fair(one) for one in readings]
    if not readings or len(readings) > MOST:
        raise Invalid({"points": _("Between one and %(most)s points at once.", most=MOST)})
    change.hold(metric)
    there = points_at(metric.id, [one.at for one in readings])
    news = [fact for one in readings if (fact := _put(metric, there, one, source))]
    if news:
        session.flush()
        last = max(readings, key=lambda one: one.at)
        facts = {"count": len(news), "value": last.value, "unit": metric.unit}
        change.record("metric.measured", metric, points=news, **facts)
    return metric


@operation(may_edit_product)
def remove_point(change: Change, metric: Metric, /, *, point_id: UUID) -> Metric:
    point = session.get(Point, point_id)
    if point is not None and point.metric_id == metric.id:
        change.record("metric.unmeasured", metric, point=_kept(point), value=point.value)
        session.delete(point)
    return metric


def _fair(one: Reading) -> Reading:
    if not isfinite(one.value) or abs(one.value) > LARGEST:
        raise Invalid({"value": _("This number is too large.")})
    if not 1900 <= one.at.year <= 2200:
        raise Invalid({"at": _("This date is too far away.")})
    words = checked(WORDS, {"key": one.key, "note": one.note})
    return one._replace(at=one.at.astimezone(UTC), **words)


def _put(
    metric: Metric, there: dict[tuple[datetime, str], Point], one: Reading, source: str
) -> dict[str, Any] | None:
    """What changed, for undo: the point as it was, or that it was not."""
    point = there.get((one.at, one.key))
    if point is None:
        new = {"value": one.value, "note": one.note, "source": one_of(*SOURCES)(source)}
        where = {"id": uuid7(), "workspace_id": metric.workspace_id, "metric_id": metric.id}
        point = there[one.at, one.key] = Point(at=one.at, key=one.key, **where, **new)
        session.add(point)
        return {"id": str(point.id)}
    if (point.value, point.note) == (one.value, one.note or point.note):
        return None
    was = {"id": str(point.id), "value": point.value, "note": point.note}
    point.value, point.note = one.value, one.note or point.note
    return was


def _kept(point: Point) -> dict[str, Any]:
    names = ("id", "at", "key", "value", "source", "note")
    return {name: plain(getattr(point, name)) for name in names}


@operation(may_edit_product)
def put_points_back(change: Change, metric: Metric, /, *, points: list[dict[str, Any]]) -> Metric:
    """As they were before they came; part of an undo."""
    facts = []
    for was in reversed(points):
        point = session.get(Point, UUID(was["id"]))
        if point is None or point.metric_id != metric.id:
            continue
        facts.append(_kept(point))
        if "value" in was:
            point.value, point.note = was["value"], was["note"]
        else:
            session.delete(point)
    if facts:
        change.record("metric.reset", metric, kept=facts, count=len(facts))
    return metric


@operation(may_edit_product)
def keep_points(change: Change, metric: Metric, /, *, points: list[dict[str, Any]]) -> Metric:
    """Points that were taken away or set back come again under their own ids."""
    news = []
    for kept in points:
        at, point = datetime.fromisoformat(kept["at"]), session.get(Point, UUID(kept["id"]))
        if point is None:
            news.append({"id": kept["id"]})
            where = {"id": UUID(kept["id"]), "workspace_id": metric.workspace_id}
            words = {name: kept[name] for name in ("key", "value", "source", "note")}
            session.add(Point(metric_id=metric.id, at=at, **where, **words))
        elif point.metric_id == metric.id:
            news.append({"id": kept["id"], "value": point.value, "note": point.note})
            point.value, point.note = kept["value"], kept["note"]
    if news:
        facts = {"count": len(news), "value": points[-1]["value"], "unit": metric.unit}
        change.record("metric.measured", metric, points=news, **facts)
    return metric


undoes_parts("metric", edit_metric)


@undoes("metric.measured")
def take_points_back(actor: Actor, event: Event) -> None:
    put_points_back(actor, session.get_one(Metric, event.subject_id), points=event.facts["points"])


@undoes("metric.unmeasured", "metric.reset")
def bring_points_again(actor: Actor, event: Event) -> None:
    kept = event.facts.get("kept") or [event.facts["point"]]
    keep_points(actor, session.get_one(Metric, event.subject_id), points=kept)
