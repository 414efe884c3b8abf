"""Figures as points in a box, so that a template only has to print them."""

from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

WIDTH, HEIGHT = 520, 220
LEFT, RIGHT, TOP, BOTTOM = 34, 84, 10, 24


class Tick(NamedTuple):
    """A mark on an axis: where, and what it says."""

    at: float
    text: str


class Band(NamedTuple):
    """One layer of a stacked area, with the place for its name."""

    name: str
    path: str
    label_y: float


class Line(NamedTuple):
    name: str
    path: str
    end_y: float


def x_of(place: int, count: int) -> float:
    return round(LEFT + (WIDTH - LEFT - RIGHT) * place / max(count - 1, 1), 1)


def y_of(value: float, top: float) -> float:
    return round(HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / top, 1)


def nice_top(most: float) -> int:
    """The next round figure above, which four steps divide; never below 4."""
    power = 1
    while most > 40 * power:
        power *= 10
    tops = (step * power for step in (4, 8, 10, 12, 16, 20, 24, 32, 40))
    return next(top for top in tops if top >= most and top % 4 == 0)


def y_ticks(top: int) -> list[Tick]:
    return [Tick(y_of(top * part / 4, top), str(round(top * part / 4))) for part in range(5)]


def x_ticks(names: Sequence[str], most: int = 5) -> list[Tick]:
    """A few of the names, evenly chosen, so that they do not touch."""
    step = max(ceil(len(names) / most), 1)
    return [Tick(x_of(i, len(names)), names[i]) for i in range(0, len(names), step)]


def line(name: str, values: Sequence[float], top: float) -> Line:
    points = [f"{x_of(i, len(values))},{y_of(value, top)}" for i, value in enumerate(values)]
    return Line(name, "M" + "L".join(points), y_of(values[-1], top))


def stacked(layers: Sequence[tuple[str, Sequence[float]]], top: float) -> list[Band]:
    """Areas on top of each other, the first layer at the bottom."""
    base = [0.0] * len(layers[0][1])
    bands = []
    for name, values in layers:
        above = [low + value for low, value in zip(base, values, strict=True)]
        bands.append(Band(name, _area(base, above, top), y_of((base[-1] + above[-1]) / 2, top)))
        base = above
    return bands


def _area(low: Sequence[float], high: Sequence[float], top: float) -> str:
    count = len(high)
    upper = [f"{x_of(i, count)},{y_of(value, top)}" for i, value in enumerate(high)]
    lower = [f"{x_of(i, count)},{y_of(low[i], top)}" for i in reversed(range(count))]
    return "M" + "L".join(upper + lower) + "Z"


def spark(values: Sequence[float], width: float = 96, height: float = 28) -> tuple[str, str]:
    """A small line through some values and the area below it, each as a path."""
    low, high = min(values), max(values)
    span, step = (high - low) or 1, width / max(len(values) - 1, 1)
    dots = [
        f"{round(i * step, 1)},{round(height - 3 - (height - 6) * (value - low) / span, 1)}"
        for i, value in enumerate(values)
    ]
    line = "M" + "L".join(dots)
    return line, f"{line}L{width},{height}L0,{height}Z"
