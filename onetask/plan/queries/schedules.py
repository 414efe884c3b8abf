"""The schedule of a project: as it is set, and as it follows from what waits for what."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from onetask.core.clock import now
from onetask.core.errors import Conflict
from onetask.core.locale import gettext as _
from onetask.plan.engine.axis import TooFar
from onetask.plan.engine.network import Circle
from onetask.plan.engine.schedule import Item, Plan, Row, begins, plan
from onetask.plan.queries.problems import Asked, asked_of
from onetask.work.models.projects import Project


class Move(NamedTuple):
    """Where somebody wants a task to stand: both days, one of them, or so many working days on."""

    starts_on: date | None = None
    due_on: date | None = None
    by: int = 0


class Shift(NamedTuple):
    """A task that is planned elsewhere than it is set."""

    task_id: UUID
    ref: str
    title: str
    before: tuple[date | None, date | None]
    after: tuple[date, date]


class Preview(NamedTuple):
    """What a change would do; nothing is written."""

    shifts: list[Shift]
    end_before: date | None
    end: date | None
    critical: list[UUID]
    missed: list[tuple[str, int]]


class Schedule(NamedTuple):
    asked: Asked
    plan: Plan

    def row(self, task_id: UUID) -> Row:
        return self.plan.rows[self.asked.at[task_id]]

    def item(self, task_id: UUID) -> Item:
        return self.asked.problem.items[self.asked.at[task_id]]

    @property
    def tasks(self) -> list[Any]:
        """The tasks of the project itself, in the order of their plan."""
        lent = self.asked.tree.lent
        return [row for row in self.asked.tree.rows if row.id not in lent]


def schedule_of(project: Project, today: date | None = None) -> Schedule:
    """Raises Conflict where tasks wait for each other in a circle, or for more than centuries."""
    asked = asked_of(project, today or now().date())
    return Schedule(asked, solved(asked))


def solved(asked: Asked) -> Plan:
    try:
        return plan(asked.problem)
    except Circle as circle:
        rows = [asked.tree.rows[at] for at in circle.around if at < len(asked.tree.rows)]
        refs = [f"{row.key}-{row.number}" for row in [*rows, *rows[:1]]]
        raise Conflict(
            _("These tasks wait for each other: %(refs)s.", refs=" → ".join(refs))
        ) from None
    except TooFar:
        raise Conflict(_("This plan reaches farther than any calendar.")) from None


def preview_of(project: Project, moves: Mapping[UUID, Move], today: date | None = None) -> Preview:
    """What moves with these tasks: only what waits for them, however far down the line."""
    asked = asked_of(project, today or now().date())
    end_before = last_day(Schedule(asked, solved(asked)))
    touched = [asked.at[task_id] for task_id in moves if task_id in asked.at]
    for task_id, move in moves.items():
        if task_id in asked.at:
            _put(asked, asked.at[task_id], move)
    after = Schedule(asked, solved(asked))
    reached = _downstream(asked, touched)
    shifts = [shift for at in sorted(reached) if (shift := _shift(after, at, at in touched))]
    tasks = after.tasks
    return Preview(
        shifts=shifts,
        end_before=end_before,
        end=last_day(after),
        critical=[row.id for row in tasks if after.row(row.id).is_critical and not row.closed_at],
        missed=[
            (ref_of(row), after.row(row.id).missed) for row in tasks if after.row(row.id).missed > 0
        ],
    )


def last_day(schedule: Schedule) -> date | None:
    """The end of all that has dates, or waits for something that has."""
    items = schedule.asked.problem.items
    ends = [
        row.finish
        for row, item in zip(schedule.plan.rows, items, strict=True)
        if item.start is not None or item.finish is not None
    ]
    return date.fromordinal(max(ends)) if ends else None


def ref_of(row: Any) -> str:
    return f"{row.key}-{row.number}"


def _put(asked: Asked, at: int, move: Move) -> None:
    """One day alone keeps the length when it is the first, and the start when it is the last."""
    item, axis = asked.problem.items[at], asked.problem.axes[asked.problem.items[at].axis]
    index = begins(asked.problem, at)
    if index is None:
        index = axis.index_at(asked.problem.begin)
    if move.starts_on and item.length:
        index = axis.index_at(move.starts_on.toordinal())
    index += move.by
    if move.due_on:
        end = axis.index_at(move.due_on.toordinal() + 1)
        index = index if item.length else end
        item.length = max(1, end - index) if item.length else 0
    item.finish = axis.finish_at(index + item.length) - 1
    item.start = axis.start_at(index) if item.length else item.finish
    item.is_held = True
    if item.is_fixed and not move.by:
        _put_by_hand(item, move)


def _put_by_hand(item: Item, move: Move) -> None:
    """What is scheduled by hand stands where it is put, free day or not."""
    item.start = move.starts_on.toordinal() if move.starts_on else item.start
    item.finish = move.due_on.toordinal() if move.due_on else item.finish


def _downstream(asked: Asked, touched: list[int]) -> set[int]:
    """Those that wait for them, with their parts; and what these are parts of."""
    leads: dict[int, list[int]] = {}
    for link in asked.problem.links:
        leads.setdefault(link.before, []).extend([link.after, *asked.problem.leaves[link.after]])
    for at, item in enumerate(asked.problem.items):
        if item.parent is not None:
            leads.setdefault(at, []).append(item.parent)
    found, front = set(touched), list(touched)
    while front:
        front = list({after for at in front for after in leads.get(at, ())} - found)
        found |= set(front)
    return found


def _shift(schedule: Schedule, at: int, is_asked: bool) -> Shift | None:  # noqa: FBT001
    """Only what has dates moves; a whole follows its parts of itself."""
    row, asked = schedule.asked.tree.rows[at], schedule.asked
    dated = is_asked or row.starts_on or row.due_on
    is_whole = asked.problem.leaves[at] != [at]
    if not dated or is_whole or (asked.problem.items[at].is_fixed and not is_asked):
        return None
    planned = schedule.plan.rows[at]
    after = date.fromordinal(planned.start), date.fromordinal(planned.finish)
    before = row.starts_on, row.due_on
    if after == before or (row.starts_on is None and after[1] == row.due_on):
        return None
    return Shift(row.id, ref_of(row), row.title, before, after)
