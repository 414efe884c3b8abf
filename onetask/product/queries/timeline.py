"""The roadmap as a timeline: lanes of goals, a row for each initiative, elbows between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from onetask.product.engine import timeline as lines
from onetask.product.engine.timeline import Bar, Elbow, Span
from onetask.product.queries.cards import Card, Named


@dataclass(frozen=True)
class Row:
    """An initiative and where its bar stands, if it stands on what is shown."""

    card: Card
    bar: Bar | None


@dataclass(frozen=True)
class Lane:
    """A goal and the initiatives that serve it; the last lane has none."""

    goal: Named | None
    rows: list[Row]


@dataclass(frozen=True)
class Timeline:
    span: Span
    lanes: list[Lane]
    elbows: list[Elbow]
    height: int


def timeline_of(cards: Sequence[Card], span: Span) -> Timeline:
    lanes = [
        Lane(goal, [Row(card, lines.bar_of(span, card.outlook)) for card in found])
        for goal, found in by_goal(cards)
    ]
    ids = [[row.card.id for row in lane.rows] for lane in lanes]
    return Timeline(span, lanes, _elbows(lanes, ids), lines.total_height(ids))


def by_goal(cards: Sequence[Card]) -> list[tuple[Named | None, list[Card]]]:
    """Each initiative once, under its first goal; goals by their titles, those without last."""
    lanes: dict[UUID | None, list[Card]] = {}
    goals: dict[UUID | None, Named | None] = {}
    for card in sorted(cards, key=_when):
        goal = card.goals[0] if card.goals else None
        goals[goal and goal.id] = goal
        lanes.setdefault(goal and goal.id, []).append(card)
    ordered = sorted(lanes, key=lambda one: _title(goals[one]))
    return [(goals[one], lanes[one]) for one in ordered]


def _title(goal: Named | None) -> tuple[bool, str]:
    return goal is None, goal.title.lower() if goal else ""


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
