"""The tasks of a project as plans see them, in a constant number of statements."""

from collections.abc import Sequence
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import and_, select

from onetask.core.db import session
from onetask.people.models import Member, initials
from onetask.plan.models.timings import Timing
from onetask.work.models.projects import Board, Column, Project
from onetask.work.models.tasks import Assignment, Closure, Dependency, Task
from onetask.work.queries.faces import Person

THERE = and_(Task.binned_at.is_(None), Task.archived_at.is_(None))
_ROWS = (
    select(
        *(Task.id, Task.project_id, Task.number, Task.title, Task.parent_id, Task.rank),
        *(Task.starts_on, Task.due_on, Task.minutes, Task.points, Task.column_id),
        *(Project.key, Closure.at.label("closed_at"), Column.step, Column.name.label("column")),
        *(Timing.mode, Timing.days, Timing.is_milestone, Timing.rule, Timing.rule_on),
    )
    .join(Project, Project.id == Task.project_id)
    .outerjoin(Column, Column.id == Task.column_id)
    .outerjoin(Closure, Closure.task_id == Task.id)
    .outerjoin(Timing, Timing.task_id == Task.id)
)


class Tree(NamedTuple):
    """Tasks in the order of their plan: by board, column and rank, parts behind their whole."""

    rows: list[Any]
    depth: dict[UUID, int]
    links: Sequence[Any]
    people: dict[UUID, list[Person]]
    lent: frozenset[UUID]
    """Tasks of other projects that ours wait for."""


def tree_of(project_id: UUID) -> Tree:
    rows = session.execute(_ROWS.where(Task.project_id == project_id, THERE)).all()
    links = _links(project_id)
    known = {row.id for row in rows}
    outside = {link.blocker_id for link in links} - known
    lent = session.execute(_ROWS.where(Task.id.in_(outside), THERE)).all() if outside else []
    order, depth = _in_order(rows, _ranks(project_id))
    there = known | {row.id for row in lent}
    kept = [one for one in links if one.blocker_id in there and one.blocked_id in known]
    return Tree(
        [*order, *lent], depth, kept, _people(project_id), frozenset(row.id for row in lent)
    )


def _links(project_id: UUID) -> Sequence[Any]:
    query = select(
        *(Dependency.id, Dependency.blocker_id, Dependency.blocked_id),
        *(Dependency.link, Dependency.lag),
    ).join(Task, Task.id == Dependency.blocked_id)
    return session.execute(query.where(Task.project_id == project_id)).all()


def _ranks(project_id: UUID) -> dict[UUID, str]:
    columns = select(Column.id, Column.rank).join(Board, Board.id == Column.board_id)
    rows = session.execute(columns.where(Board.project_id == project_id))
    return {row.id: row.rank for row in rows}


def _in_order(rows: Sequence[Any], ranks: dict[UUID, str]) -> tuple[list[Any], dict[UUID, int]]:
    parts: dict[UUID | None, list[Any]] = {}
    known = {row.id for row in rows}
    for row in rows:
        parts.setdefault(row.parent_id if row.parent_id in known else None, []).append(row)
    order: list[Any] = []
    depth: dict[UUID, int] = {}
    stack = [(one, 0) for one in reversed(_sorted(parts.get(None, []), ranks))]
    while stack:
        row, level = stack.pop()
        order.append(row)
        depth[row.id] = level
        below = sorted(parts.get(row.id, []), key=lambda one: one.rank)
        stack += [(one, level + 1) for one in reversed(below)]
    return order, depth


def _sorted(rows: list[Any], ranks: dict[UUID, str]) -> list[Any]:
    """What begins first stands first; what has no date stands last, as it does on its board."""
    return sorted(
        rows,
        key=lambda row: (
            row.starts_on is None and row.due_on is None,
            row.starts_on or row.due_on,
            ranks.get(row.column_id, ""),
            row.rank,
        ),
    )


def _people(project_id: UUID) -> dict[UUID, list[Person]]:
    query = (
        select(Assignment.task_id, Member.id, Member.name, Member.hue)
        .join(Task, Task.id == Assignment.task_id)
        .join(Member, Member.id == Assignment.member_id)
        .where(Task.project_id == project_id, Member.left_at.is_(None))
        .order_by(Assignment.id)
    )
    found: dict[UUID, list[Person]] = {}
    for task_id, *who in session.execute(query):
        face: list[Any] = who
        found.setdefault(task_id, []).append(Person._make([*face, initials(face[1])]))
    return found
