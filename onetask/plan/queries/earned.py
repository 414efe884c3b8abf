"""Earned value of projects, from their tasks and their money."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import select

from onetask.core.db import session
from onetask.core.locale import gettext as _
from onetask.plan.engine.earned_value import (
    Package,
    Value,
    days_between,
    earned_share,
    planned_share,
    weights,
)
from onetask.plan.queries.budget import Book, books_of, names_of
from onetask.work.models.projects import Project
from onetask.work.models.tasks import Closure, Task


class Earned(NamedTuple):
    """Where a project stands, what it rests on, and what could not be reckoned."""

    value: Value
    book: Book
    packages: list[Package]
    problems: list[str]


class Point(NamedTuple):
    """One day of the S-curve; what has not happened yet is None."""

    day: date
    pv: int
    ev: int | None
    ac: int | None


def earned_values(projects: Sequence[Project], day: date) -> dict[UUID, Earned]:
    """For any number of projects in a constant number of statements."""
    ids = [project.id for project in projects]
    books, packages = books_of(ids), packages_of(projects)
    names = names_of({one for book in books.values() for one in book.ledger.unpaid})
    return {one: _earned(books[one], packages[one], day, names) for one in ids}


def curve_of(found: Earned, today: date) -> list[Point]:
    """PV to the end of the plan; EV and AC until today."""
    days = _span(found, today)
    if days is None:
        return []
    return [_point(found, day, today) for day in days_between(*days)]


def packages_of(projects: Sequence[Project]) -> dict[UUID, list[Package]]:
    """Cards are the pieces of work; their sub-tasks say how far they are."""
    rows: dict[UUID, list[Any]] = defaultdict(list)
    for row in session.execute(_tasks([project.id for project in projects])):
        rows[row.project_id].append(row)
    return {project.id: _packages(project, rows[project.id]) for project in projects}


def _earned(book: Book, packages: list[Package], day: date, names: dict[UUID, str]) -> Earned:
    planned, earned = planned_share(packages, day), earned_share(packages, day)
    value = Value(book.planned, planned, earned, book.ledger.spent_by(day))
    return Earned(value, book, packages, _problems(book, packages, names))


def _problems(book: Book, packages: list[Package], names: dict[UUID, str]) -> list[str]:
    found = []
    if not book.planned:
        found.append(_("There is no budget yet, so nothing can be said about cost."))
    for member_id, minutes in book.ledger.unpaid.items():
        who = {"hours": round(minutes / 60, 1), "name": names.get(member_id, "")}
        found.append(_("%(hours)s hours of %(name)s have no rate and cost nothing here.", **who))
    for currency in sorted(book.ledger.unchanged):
        pair = {"source": currency, "target": book.currency}
        found.append(_("No exchange rate from %(source)s to %(target)s: left out.", **pair))
    if undated := sum(1 for one in packages if one.ends is None):
        found.append(_("%(count)s tasks have no date and are never due.", count=undated))
    return found


def _packages(project: Project, rows: list[Any]) -> list[Package]:
    cards = [row for row in rows if row.parent_id is None]
    parts: dict[UUID, list[date | None]] = defaultdict(list)
    for row in rows:
        if row.parent_id:
            parts[row.parent_id].append(row.at.date() if row.at else None)
    by_minutes = any(row.minutes for row in cards)
    efforts = weights([row.minutes if by_minutes else row.points for row in cards])
    return [
        Package(
            weight,
            row.starts_on or (project.starts_on if not row.due_on else None),
            row.due_on or project.ends_on,
            row.at.date() if row.at else None,
            tuple(parts[row.id]),
        )
        for row, weight in zip(cards, efforts, strict=True)
    ]


def _tasks(ids: list[UUID]) -> Any:
    shown = Task.id, Task.project_id, Task.parent_id, Task.minutes, Task.points
    dates = Task.starts_on, Task.due_on, Closure.at
    query = select(*shown, *dates).outerjoin(Closure, Closure.task_id == Task.id)
    return query.where(Task.project_id.in_(ids), Task.binned_at.is_(None)).order_by(Task.id)


def _span(found: Earned, today: date) -> tuple[date, date] | None:
    starts = [one.starts or one.ends for one in found.packages if one.ends]
    paid = [one.day for one in found.book.ledger.costs]
    known = [day for day in (*starts, *paid) if day]
    ends = [one.ends for one in found.packages if one.ends]
    return (min(known), max(*ends, *paid, today)) if known else None


def _point(found: Earned, day: date, today: date) -> Point:
    book, packages = found.book, found.packages
    value = Value(book.planned, planned_share(packages, day), earned_share(packages, day), 0)
    is_past = day <= today
    spent = book.ledger.spent_by(day) if is_past else None
    return Point(day, value.pv, value.ev if is_past else None, spent)
