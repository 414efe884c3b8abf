"""What the engine is asked about a project: its tasks, links and calendars, as they stand."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import Any
from uuid import UUID

from onetask.plan.engine.axis import Days
from onetask.plan.engine.calendars import Calendar
from onetask.plan.engine.network import Link
from onetask.plan.engine.schedule import Item, Problem, hold_what_is_chosen
from onetask.plan.queries.calendars import calendar_of_project, calendars_of_members
from onetask.plan.queries.lengths import axis_for
from onetask.plan.queries.rows import Tree, tree_of
from onetask.work.models.projects import Project

MARGIN = 400


@dataclass
class Asked:
    """The problem, and whose item each is."""

    problem: Problem
    tree: Tree
    at: dict[UUID, int]
    calendar: Calendar


def asked_of(project: Project, today: date) -> Asked:
    tree = tree_of(project.id)
    calendar = calendar_of_project(project.workspace_id, project.id)
    on_it = {person.id for people in tree.people.values() for person in people}
    theirs = calendars_of_members(project.workspace_id, on_it, project.id)
    axes = _Axes(calendar, theirs, _first_day(tree, project, today))
    at = {row.id: place for place, row in enumerate(tree.rows)}
    items = [_item(row, tree, at, axes) for row in tree.rows]
    links = [
        Link(at[one.blocker_id], at[one.blocked_id], one.link, ceil(one.lag)) for one in tree.links
    ]
    begin = max(today, project.starts_on or today)
    problem = Problem(axes.found, items, links, begin.toordinal())
    hold_what_is_chosen(problem)
    return Asked(problem, tree, at, calendar)


class _Axes:
    """One axis for each group of people that works on something together."""

    def __init__(self, whole: Calendar, people: Mapping[UUID, Calendar], start: date) -> None:
        self.whole, self.people, self.start = whole, people, start
        self.found = [axis_for(whole, [], start)]
        self._known: dict[frozenset[Calendar], int] = {}

    def of(self, members: list[UUID]) -> int:
        calendars = frozenset(self.people[one] for one in members if one in self.people)
        if not calendars or calendars == {self.whole}:
            return 0
        if calendars not in self._known:
            self._known[calendars] = len(self.found)
            self.found.append(axis_for(self.whole, list(calendars), self.start))
        return self._known[calendars]


def _item(row: Any, tree: Tree, at: Mapping[UUID, int], axes: _Axes) -> Item:
    axis = axes.of([person.id for person in tree.people.get(row.id, [])])
    days = axes.found[axis]
    start, finish = _dates(row)
    length = length_in(days, row, axes.whole.minutes_a_day)
    if start is not None and finish is None and length:
        finish = days.finish_at(days.index_at(start) + length) - 1
    return Item(
        length=length,
        axis=axis,
        parent=at.get(row.parent_id),
        start=start,
        finish=finish,
        is_fixed=bool(row.closed_at) or row.mode == "manual" or row.id in tree.lent,
        rule=row.rule or "",
        rule_day=row.rule_on.toordinal() if row.rule_on else 0,
    )


def length_in(days: Days, row: Any, minutes_a_day: int) -> int:
    """As it is said; else from the dates; else from the estimate; else a day."""
    if row.is_milestone:
        return 0
    if row.days is not None:
        said: float = row.days
        return ceil(said)
    if row.starts_on and row.due_on:
        first, last = row.starts_on.toordinal(), row.due_on.toordinal()
        return max(1, days.index_at(last + 1) - days.index_at(first))
    return max(1, ceil((row.minutes or 0) / minutes_a_day))


def _dates(row: Any) -> tuple[int | None, int | None]:
    """As they are set; what is done and never had a date was done when it was done."""
    start, finish = row.starts_on, row.due_on
    if row.closed_at and start is None and finish is None:
        finish = row.closed_at.date()
    return start and start.toordinal(), finish and finish.toordinal()


def _first_day(tree: Tree, project: Project, today: date) -> date:
    days = [day for row in tree.rows for day in (row.starts_on, row.due_on) if day]
    first = min([today, project.starts_on or today, *days])
    return date.fromordinal(first.toordinal() - MARGIN)
