"""Metrics with their series, for pages, goals and programs: the same few statements each time."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Select, func, select

from onetask.core.clock import now
from onetask.core.db import session
from onetask.product.engine.series import SCORES, Score, Value, change_of
from onetask.product.models.metrics import Metric, Ping, Point, Reply, Stream, Survey

KEPT = 400
REPLIES = timedelta(days=90)
Series = dict[UUID, list[Value]]


class Gauge(NamedTuple):
    """A metric as it stands."""

    metric: Metric
    values: list[Value]

    @property
    def now(self) -> float | None:
        return self.values[-1].value if self.values else None

    @property
    def on(self) -> date | None:
        return self.values[-1].at.date() if self.values else None

    @property
    def change(self) -> float | None:
        return change_of(self.values)

    @property
    def is_better(self) -> bool:
        return ((self.change or 0) >= 0) == (self.metric.direction == "up")


def metrics_of(product_id: UUID) -> Sequence[Metric]:
    here = Metric.product_id == product_id, Metric.binned_at.is_(None)
    return session.scalars(select(Metric).where(*here).order_by(Metric.id)).all()


def gauges_of(metrics: Sequence[Metric]) -> list[Gauge]:
    series = series_of([one.id for one in metrics])
    return [Gauge(one, series.get(one.id, [])) for one in metrics]


def series_of(ids: Iterable[UUID]) -> Series:
    """The latest values of each, the oldest first."""
    newest = func.row_number().over(
        partition_by=Point.metric_id, order_by=(Point.at.desc(), Point.id.desc())
    )
    ranked = select(Point.metric_id, Point.at, Point.value, Point.id, newest.label("place"))
    inner = ranked.where(Point.metric_id.in_(list(ids))).subquery()
    rows = select(inner).where(inner.c.place <= KEPT).order_by(inner.c.at, inner.c.id)
    found: Series = defaultdict(list)
    for row in session.execute(rows):
        found[row.metric_id].append(Value(row.at, row.value))
    return dict(found)


def points_of(metric_id: UUID, most: int = KEPT) -> list[Point]:
    """The latest first."""
    mine = select(Point).where(Point.metric_id == metric_id)
    return list(session.scalars(mine.order_by(Point.at.desc(), Point.id.desc()).limit(most)))


def points_in(metric_id: UUID) -> Select[Point]:
    return select(Point).where(Point.metric_id == metric_id)


def points_at(metric_id: UUID, moments: list[datetime]) -> dict[tuple[datetime, str], Point]:
    """What is there at these moments already."""
    found: dict[tuple[datetime, str], Point] = {}
    for start in range(0, len(moments), 500):
        some = Point.at.in_(moments[start : start + 500])
        rows = session.scalars(select(Point).where(Point.metric_id == metric_id, some))
        found |= {(one.at, one.key): one for one in rows}
    return found


def survey_of(metric_id: UUID) -> Survey | None:
    mine = Survey.metric_id == metric_id, Survey.binned_at.is_(None)
    return session.scalar(select(Survey).where(*mine).order_by(Survey.id.desc()).limit(1))


def score_of(survey: Survey) -> Score | None:
    """What the answers of the last ninety days come to."""
    mine = Reply.survey_id == survey.id, Reply.binned_at.is_(None), Reply.at > now() - REPLIES
    scores = list(session.scalars(select(Reply.score).where(*mine)))
    return SCORES[survey.scale](scores)


def replies_of(survey: Survey, most: int = 50) -> list[Reply]:
    mine = select(Reply).where(Reply.survey_id == survey.id, Reply.binned_at.is_(None))
    return list(session.scalars(mine.order_by(Reply.id.desc()).limit(most)))


def stream_of(product_id: UUID) -> Stream | None:
    mine = Stream.product_id == product_id, Stream.binned_at.is_(None)
    return session.scalar(select(Stream).where(*mine).order_by(Stream.id).limit(1))


def people_in(stream_id: UUID, day: date, window: int) -> int:
    """How many different people came in the days up to this one."""
    days = Ping.day > day - timedelta(days=window), Ping.day <= day
    heads = select(func.count(func.distinct(Ping.who))).where(Ping.stream_id == stream_id, *days)
    return session.scalar(heads) or 0
