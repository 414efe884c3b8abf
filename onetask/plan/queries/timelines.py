"""A timeline for a page: rows with bars, arrows between them, kept whole while nothing changes."""

from datetime import date, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from onetask.core.errors import Conflict
from onetask.plan.engine.calendars import Calendar
from onetask.plan.engine.scale import ROW, Scale, elbow, scale_for
from onetask.plan.engine.schedule import Row
from onetask.plan.queries.schedules import Schedule, last_day, ref_of, schedule_of
from onetask.work.models.projects import Project

NARROW = 72
LATELY = timedelta(days=14)


class Line(NamedTuple):
    """One row: a task with its bar, or the head of a group."""

    task: Any
    ref: str
    depth: int
    people: list[Any]
    start: int
    finish: int
    x: float
    width: float
    slack_x: float
    slack_width: float
    slack: int
    progress: int
    is_whole: bool
    is_milestone: bool
    is_critical: bool
    is_set: bool
    missed: int
    base: tuple[float, float] | None

    @property
    def label_outside(self) -> bool:
        return self.width < NARROW or self.is_milestone

    @property
    def first(self) -> date:
        return date.fromordinal(self.start)

    @property
    def last(self) -> date:
        return date.fromordinal(self.finish)


class Arrow(NamedTuple):
    path: str
    is_critical: bool


class Drawing(NamedTuple):
    lines: list[Line]
    arrows: list[Arrow]
    scale: Scale
    off: list[tuple[float, float]]
    total: int
    end: date | None
    critical: int
    problem: str = ""

    @property
    def height(self) -> int:
        return len(self.lines) * ROW


class Look(NamedTuple):
    """How close, on which day, beside which baseline; all tasks, or only those with a plan."""

    zoom: str
    today: date
    base: dict[UUID, tuple[int, int]]
    everything: str = ""


def timeline_of(project: Project, look: Look) -> Drawing:
    try:
        schedule = schedule_of(project, look.today)
    except Conflict as refused:
        scale = scale_for(look.zoom, [], look.today.toordinal())
        return Drawing([], [], scale, [], 0, None, 0, str(refused))
    canvas = _Canvas(schedule, look)
    lines = [canvas.line(task) for task in canvas.tasks]
    return Drawing(
        lines=lines,
        arrows=_arrows(schedule, lines),
        scale=canvas.scale,
        off=_off(schedule.asked.calendar, canvas.scale),
        total=len(schedule.tasks),
        end=last_day(schedule),
        critical=sum(line.is_critical and not line.is_whole for line in lines),
    )


class _Canvas:
    """The tasks that are shown and where days stand."""

    def __init__(self, schedule: Schedule, look: Look) -> None:
        self.schedule, self.asked, self.base = schedule, schedule.asked, look.base
        self.today = look.today
        self.linked = {end for one in self.asked.problem.links for end in (one.before, one.after)}
        all_tasks = schedule.tasks
        self.tasks = [one for one in all_tasks if look.everything or self._belongs(one)]
        days = [day for one in self.tasks for day in _days(one, schedule.row(one.id))]
        days += [day for one in self.tasks for day in look.base.get(one.id, ())]
        self.scale = scale_for(look.zoom, days, look.today.toordinal())

    def line(self, task: Any) -> Line:
        at, row = self.asked.at[task.id], self.schedule.row(task.id)
        is_whole = self.asked.problem.leaves[at] != [at]
        is_set = not is_whole and bool(task.starts_on or task.due_on)
        start, finish = _days(task, row) if is_set else (row.start, row.finish)
        is_milestone = not is_whole and self.asked.problem.items[at].length == 0
        was = self.base.get(task.id)
        return Line(
            task=task,
            ref=ref_of(task),
            depth=self.asked.tree.depth[task.id],
            people=self.asked.tree.people.get(task.id, []),
            start=start,
            finish=finish,
            **self._place(start, finish, row, "point" if is_milestone else "bar"),
            progress=self._progress(task, at),
            is_whole=is_whole,
            is_milestone=is_milestone,
            is_critical=row.is_critical and not task.closed_at,
            is_set=is_set or is_whole,
            base=self.scale.span(*was) if was else None,
        )

    def _place(self, start: int, finish: int, row: Row, shape: str) -> dict[str, Any]:
        """Where it stands, and how far it may slip; a milestone stands at the end of its day."""
        x, width = self.scale.span(start, finish)
        return {
            "x": x + width if shape == "point" else x,
            "width": width,
            "slack_x": x + width,
            "slack_width": max(0.0, (row.late_finish - finish) * self.scale.px),
            "slack": row.total_slack,
            "missed": max(0, row.missed),
        }

    def _belongs(self, task: Any) -> bool:
        """What has a date, is linked, or has parts with dates; not what is long done."""
        if task.closed_at and task.closed_at.date() < self.today - LATELY:
            return False
        at = self.asked.at[task.id]
        rows = [self.asked.tree.rows[leaf] for leaf in self.asked.problem.leaves[at]]
        dated = any(row.starts_on or row.due_on for row in (task, *rows))
        return dated or at in self.linked

    def _progress(self, task: Any, at: int) -> int:
        """How many of its parts are done; what is done is whole."""
        leaves = self.asked.problem.leaves[at]
        done = sum(bool(self.asked.tree.rows[leaf].closed_at) for leaf in leaves)
        return 100 if task.closed_at else round(100 * done / len(leaves))


def _days(task: Any, row: Row) -> tuple[int, int]:
    """As it is set, where it is; else as it is planned."""
    finish = task.due_on.toordinal() if task.due_on else row.finish
    start = task.starts_on.toordinal() if task.starts_on else min(row.start, finish)
    return start, max(start, finish)


def _arrows(schedule: Schedule, lines: list[Line]) -> list[Arrow]:
    at = {line.task.id: (place, line) for place, line in enumerate(lines)}
    found = []
    for link in schedule.asked.tree.links:
        if link.blocker_id in at and link.blocked_id in at:
            before, after = at[link.blocker_id], at[link.blocked_id]
            ends = _end(before, link.link[0]), _end(after, link.link[1])
            is_critical = before[1].is_critical and after[1].is_critical
            found.append(Arrow(elbow(*ends, link.link), is_critical))
    return sorted(found, key=lambda arrow: arrow.is_critical)


def _end(placed: tuple[int, Line], side: str) -> tuple[float, float]:
    place, line = placed
    wide = line.width if side == "F" and not line.is_milestone else 0
    return line.x + wide, place * ROW + ROW / 2


def _off(calendar: Calendar, scale: Scale) -> list[tuple[float, float]]:
    """Stretches of days on which nobody works; too thin to be seen by quarters."""
    if scale.zoom == "quarters":
        return []
    end = scale.first + scale.days
    working = set(calendar.working_days(scale.first, end))
    found: list[tuple[float, float]] = []
    for x in (scale.x(day) for day in range(scale.first, end) if day not in working):
        if found and sum(found[-1]) == x:
            found[-1] = (found[-1][0], found[-1][1] + scale.px)
        else:
            found.append((x, scale.px))
    return found
