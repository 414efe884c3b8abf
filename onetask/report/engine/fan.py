"""Scope and done up to today, and the fan of what comes: points in a box."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from onetask.core import charts as chart
from onetask.report.engine.flow import Day


class Outlook(NamedTuple):
    """The last days as 15, 50 and 85 of 100 runs have it, and the day it should be."""

    early: date | None
    likely: date | None
    late: date | None
    target: date | None


def burnup(days: Sequence[Day], outlook: Outlook) -> dict[str, Any]:
    """What a template prints; the fan is missing where there is no forecast."""
    scope = [sum(day.counts.values()) for day in days]
    done = [day.counts["done"] for day in days]
    first, today = days[0].day, days[-1].day
    last = max([today, *(day for day in outlook if day)]) + timedelta(days=3)
    box = _Box(first, (last - first).days + 1, chart.nice_top(max(scope)))
    ends: dict[str, Any] = {"scope": scope[-1], "done": done[-1], "target": None, "fan": None}
    if outlook.target and first <= outlook.target:
        ends["target"] = box.x(outlook.target)
    if outlook.early and outlook.likely and outlook.late:
        ends["fan"] = _fan(box, (today, done[-1]), outlook, scope[-1])
    return ends | {
        "y": chart.y_ticks(box.top),
        "x": box.marks(),
        "scope_path": box.path(
            [*zip((d.day for d in days), scope, strict=True), (last, scope[-1])]
        ),
        "done_path": box.path(list(zip((d.day for d in days), done, strict=True))),
        "at": box.spot(today, done[-1]),
        "scope_y": chart.y_of(scope[-1], box.top),
    }


def burndown(days: Sequence[Day], target: date | None) -> dict[str, Any]:
    """What is left each day beside the scope; the ideal falls to nothing on the target."""
    scope = [sum(day.counts.values()) for day in days]
    left = [every - day.counts["done"] for every, day in zip(scope, days, strict=True)]
    first, today = days[0].day, days[-1].day
    box = _Box(first, (max(today, target or today) - first).days + 1, chart.nice_top(max(scope)))
    when = [day.day for day in days]
    start = next((at for at, many in enumerate(left) if many), 0)
    ideal = [(when[start], left[start]), (target, 0)] if target and target > when[start] else None
    return {
        "y": chart.y_ticks(box.top),
        "x": box.marks(),
        "scope_path": box.path(list(zip(when, scope, strict=True))),
        "left_path": box.path(list(zip(when, left, strict=True))),
        "ideal": box.path(ideal) if ideal else None,
        "at": box.spot(today, left[-1]),
        "left": left[-1],
        "scope": scope[-1],
    }


class _Box(NamedTuple):
    first: date
    width: int
    top: int

    def x(self, day: date) -> float:
        return chart.x_of((day - self.first).days, self.width)

    def spot(self, day: date, value: float) -> tuple[float, float]:
        return self.x(day), chart.y_of(value, self.top)

    def path(self, points: Sequence[tuple[date, float]]) -> str:
        return "M" + "L".join(f"{x},{y}" for x, y in (self.spot(*one) for one in points))

    def marks(self) -> list[tuple[float, date]]:
        step = max(self.width // 5, 1)
        days = [self.first + timedelta(days=at) for at in range(0, self.width, step)]
        return [(self.x(day), day) for day in days]


def _fan(box: _Box, start: tuple[date, float], outlook: Outlook, scope: float) -> dict[str, Any]:
    early, likely, late = outlook[:3]
    tips = [(day, scope) for day in (early, likely, late) if day]
    return {
        "area": box.path([start, tips[0], tips[2]]) + "Z",
        "middle": box.path([start, tips[1]]),
        "late": box.spot(*tips[2]),
    }
