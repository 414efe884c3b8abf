"""The roadmap as a timeline: lanes of goals, a row for each initiative, elbows between them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import select

from onetask.core.db import session
from onetask.core.locale import figure
from onetask.core.locale import gettext as _
from onetask.product.engine import timeline as lines
from onetask.product.engine.timeline import Bar, Elbow, Span
from onetask.product.models.goals import Goal
from onetask.product.models.releases import Release
from onetask.product.models.roadmap import HORIZONS
from onetask.product.queries.cards import Card, Named
from onetask.product.queries.goals import Branch, branches_of
from onetask.product.queries.links import sources_of
from onetask.product.words.roadmap import horizons


@dataclass(frozen=True)
class Row:
    """An initiative and where its bar stands, if it stands on what is shown."""

    card: Card
    bar: Bar | None
    releases: list["Mark"] = field(default_factory=list)

    @property
    def key(self) -> tuple[Any, ...]:
        """All that its drawings print."""
        return *self.card.key, self.bar, *self.releases


class Mark(NamedTuple):
    """A release on the row of what it brings."""

    x: float
    words: str
    is_out: bool


class Gauge(NamedTuple):
    """How a goal is measured first of all: where that stands, and how far along it is."""

    name: str
    now: str
    target: str
    percent: int
    outlook: str


@dataclass(frozen=True)
class Lane:
    """Initiatives under what they have in common, which usually is their goal."""

    name: str
    goal: Named | None
    rows: list[Row]
    gauge: "Gauge | None" = None


@dataclass(frozen=True)
class Timeline:
    span: Span
    lanes: list[Lane]
    elbows: list[Elbow]
    height: int


def timeline_of(cards: Sequence[Card], span: Span, group: str = "goal") -> Timeline:
    grouped = in_lanes(cards, group)
    marks = _marks(cards, span)
    gauges = _gauges([group.goal.id for group, _ in grouped if group.goal])
    lanes = [
        Lane(
            group.name,
            group.goal,
            [Row(c, lines.bar_of(span, c.outlook), marks.get(c.id, [])) for c in found],
            gauges.get(group.goal.id) if group.goal else None,
        )
        for group, found in grouped
    ]
    ids = [[row.card.id for row in lane.rows] for lane in lanes]
    return Timeline(span, lanes, _elbows(lanes, ids), lines.total_height(ids))


def in_lanes(cards: Sequence[Card], group: str) -> list[tuple["Group", list[Card]]]:
    """Each initiative once; what has no goal or no owner stands last."""
    lanes: dict[Group, list[Card]] = {}
    for card in sorted(cards, key=_when):
        lanes.setdefault(GROUPS[group](card), []).append(card)
    return sorted(lanes.items(), key=lambda pair: pair[0].order)


class Group(NamedTuple):
    """What the rows of a lane have in common."""

    order: tuple[int, str, str]
    name: str
    goal: Named | None = None


def _goal(card: Card) -> Group:
    goal = card.goals[0] if card.goals else None
    if goal is None:
        return Group((1, "", ""), _("No goal yet"))
    return Group((0, goal.title.lower(), str(goal.id)), goal.title, goal)


def _owner(card: Card) -> Group:
    one = card.owner
    if one is None:
        return Group((1, "", ""), _("Nobody"))
    return Group((0, one.name.lower(), str(one.id)), one.name)


def _horizon(card: Card) -> Group:
    when = card.initiative.horizon
    return Group((HORIZONS.index(when), "", ""), horizons()[when])


GROUPS = {"goal": _goal, "owner": _owner, "horizon": _horizon}


def _when(card: Card) -> tuple[bool, str, str]:
    day = card.outlook.starts_on or card.outlook.ends_on
    return day is None, str(day or ""), card.initiative.rank


def _elbows(lanes: list[Lane], ids: list[list[UUID]]) -> list[Elbow]:
    tops = lines.heights(ids)
    rows = {row.card.id: row for lane in lanes for row in lane.rows}
    found = []
    for row in rows.values():
        for other in row.card.waits_for:
            first = rows.get(other.id)
            if first and first.bar and row.bar:
                start = (_end(first.bar), tops[first.card.id])
                late = _is_late(first.card, row.card)
                found.append(lines.elbow(start, (row.bar.x, tops[row.card.id]), is_late=late))
    return found


def _end(bar: Bar) -> float:
    return bar.tail_x + bar.tail_wide if bar.tail_x is not None else bar.x + bar.wide


def _is_late(first: Card, then: Card) -> bool:
    """What is waited for may land behind the start of what waits, or is late itself."""
    lands = first.outlook.late_on or first.outlook.ends_on
    begins = then.outlook.starts_on
    return first.outlook.is_late or bool(lands and begins and lands >= begins)


def _marks(cards: Sequence[Card], span: Span) -> dict[UUID, list[Mark]]:
    """The releases that bring each initiative, on their day."""
    brought = sources_of([card.id for card in cards], "release")
    ids = {one for found in brought.values() for one in found}
    there = Release.id.in_(ids), Release.binned_at.is_(None)
    rows = session.scalars(select(Release).where(*there)).all() if ids else []
    known = {one.id: mark for one in rows if (mark := _mark(one, span))}
    return {key: [known[one] for one in ids if one in known] for key, ids in brought.items()}


def _mark(release: Release, span: Span) -> Mark | None:
    day = release.published_at.date() if release.published_at else release.releases_on
    if day is None or not span.holds(day):
        return None
    return Mark(span.x(day), release.title, release.published_at is not None)


def _gauges(goal_ids: list[UUID]) -> dict[UUID, Gauge]:
    goals = session.scalars(select(Goal).where(Goal.id.in_(goal_ids))).all() if goal_ids else []
    branches = branches_of(goals)
    return {key: _gauge(one) for key, one in branches.items() if one.results}


def _gauge(branch: Branch) -> Gauge:
    first = branch.results[0]
    unit, percent = first.metric.unit, first.percent or 0
    now = "?" if first.now is None else measured(first.now, unit)
    target, share = measured(first.result.target, unit), round(min(100, max(0, percent)))
    return Gauge(first.result.name or first.metric.name, now, target, share, branch.outlook)


def measured(value: float, unit: str) -> str:
    """A value with its unit: signs of money stand before it."""
    short = figure(value / 1000) + "k" if abs(value) >= 10_000 else figure(value)
    if unit in ("€", "$", "£"):
        return unit + short
    return f"{short}{unit}" if unit in ("%", "") else f"{short} {unit}"
