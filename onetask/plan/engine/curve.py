"""Lines in a box, as points that a template only has to print."""

from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

from onetask.core.charts import nice_top

WIDTH, HEIGHT = 520, 220
LEFT, RIGHT, TOP, BOTTOM = 46, 40, 10, 24
TICKS = 5


class Line(NamedTuple):
    name: str
    path: str
    end: tuple[float, float]


class Curve(NamedTuple):
    """Lines, the marks of both axes, and the highest value."""

    lines: list[Line]
    x: list[tuple[float, str]]
    y: list[tuple[float, int]]


def curve(series: Sequence[tuple[str, Sequence[int | None]]], names: Sequence[str]) -> Curve:
    """Values of the same days; a line ends where its values do."""
    top = nice_top(max((value or 0 for _, values in series for value in values), default=0))
    lines = [_line(name, values, top) for name, values in series]
    step = max(1, ceil(len(names) / TICKS))
    x = [(_x(at, len(names)), names[at]) for at in range(0, len(names), step)]
    y = [(_y(top * part // 4, top), top * part // 4) for part in range(TICKS)]
    return Curve([line for line in lines if line is not None], x, y)


def _line(name: str, values: Sequence[int | None], top: int) -> Line | None:
    there = [(at, value) for at, value in enumerate(values) if value is not None]
    if not there:
        return None
    points = [(_x(at, len(values)), _y(value, top)) for at, value in there]
    return Line(name, "M" + "L".join(f"{x},{y}" for x, y in points), points[-1])


def _x(at: int, count: int) -> float:
    return round(LEFT + (WIDTH - LEFT - RIGHT) * at / max(count - 1, 1), 1)


def _y(value: int, top: int) -> float:
    return round(HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / top, 1)
