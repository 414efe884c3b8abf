"""A series as a picture: axes that fit it, its line, where it should go and where it leads."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from math import ceil, floor, log10
from typing import Any, NamedTuple

from onetask.core.charts import BOTTOM, HEIGHT, LEFT, RIGHT, TOP, WIDTH, Tick, spark
from onetask.core.locale import figure, short_day
from onetask.product.engine.series import Value

DAY = 86_400
SIZES = ((1e9, 1e9, "B"), (1e6, 1e6, "M"), (1e4, 1e3, "k"))
SPARKED = 24


class Aim(NamedTuple):
    """Where a series should arrive, and where it seems to lead, by when."""

    target: float | None = None
    day: date | None = None
    forecast: float | None = None


class Box(NamedTuple):
    """The corners of a picture, in the units of its axes."""

    begins: float
    ends: float
    low: float
    high: float
    step: float

    def x(self, at: float) -> float:
        wide = WIDTH - LEFT - 10 - RIGHT
        return round(LEFT + 10 + wide * (at - self.begins) / (self.ends - self.begins), 1)

    def y(self, value: float) -> float:
        tall = HEIGHT - TOP - BOTTOM
        return round(HEIGHT - BOTTOM - tall * (value - self.low) / (self.high - self.low), 1)

    @property
    def across(self) -> list[Tick]:
        moments = [self.begins + (self.ends - self.begins) * part / 4 for part in range(5)]
        days = {datetime.fromtimestamp(at, UTC).date(): at for at in moments}
        return [Tick(self.x(at), short_day(day)) for day, at in days.items()]

    @property
    def upwards(self) -> list[Tick]:
        count = min(round((self.high - self.low) / self.step) + 1, 9)
        values = [self.low + self.step * place for place in range(count)]
        return [Tick(self.y(value), short(value)) for value in values]


def chart_of(values: Sequence[Value], aim: Aim | None = None) -> dict[str, Any]:
    """What the template prints: ticks, paths and marks in the box of the other charts."""
    aim = aim or Aim()
    box = _box(values, aim)
    dots = [(box.x(one.at.timestamp()), box.y(one.value)) for one in values]
    path = "M" + "L".join(f"{x},{y}" for x, y in dots) if dots else ""
    floor_at = HEIGHT - BOTTOM
    return {
        **{"x": box.across, "y": box.upwards, "path": path},
        "area": f"{path}L{dots[-1][0]},{floor_at}L{dots[0][0]},{floor_at}Z" if dots else "",
        "last": dots[-1] if dots else None,
        "target": None if aim.target is None else box.y(aim.target),
        "ahead": _ahead(box, dots, aim),
    }


def spark_of(values: Sequence[Value]) -> tuple[str, str]:
    """The latest values as a small line and the area below it; nothing for fewer than two."""
    recent = [one.value for one in values[-SPARKED:]]
    return spark(recent) if len(recent) > 1 else ("", "")


def short(value: float) -> str:
    """Few characters for large figures: 184k, 1.2M."""
    for least, size, sign in SIZES:
        if abs(value) >= least:
            return f"{figure(value / size)}{sign}"
    return figure(value)


def _ahead(box: Box, dots: list[tuple[float, float]], aim: Aim) -> dict[str, Any] | None:
    if not dots or aim.forecast is None or aim.day is None:
        return None
    x, y = box.x(_noon(aim.day)), box.y(aim.forecast)
    return {"path": f"M{dots[-1][0]},{dots[-1][1]}L{x},{y}", "x": x, "y": y}


def _box(values: Sequence[Value], aim: Aim) -> Box:
    moments = [one.at.timestamp() for one in values]
    if aim.day and aim.forecast is not None:
        moments.append(_noon(aim.day))
    begins, ends = min(moments, default=0.0), max(moments, default=1.0)
    if begins == ends:
        begins, ends = begins - DAY, begins + DAY
    asked = [*(one.value for one in values), aim.target, aim.forecast]
    return Box(begins, ends, *_scale([one for one in asked if one is not None]))


def _scale(values: Sequence[float]) -> tuple[float, float, float]:
    """Round bounds around the values, and the step between the ticks: about five."""
    low, high = min(values, default=0.0), max(values, default=1.0)
    span = (high - low) or max(abs(high), 1.0)
    power = 10.0 ** floor(log10(span / 4))
    step = next(part * power for part in (1, 2, 2.5, 5, 10) if part * power >= span / 4 * 0.999)
    bottom = 0.0 if 0 < low < span else floor(low / step) * step
    return bottom, max(ceil(high / step) * step, bottom + step), step


def _noon(day: date) -> float:
    return float((day - date(1970, 1, 1)).days * DAY + DAY // 2)
