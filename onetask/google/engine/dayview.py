"""A day as a picture: where each entry stands, and beside which others."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

FIRST, LAST = 8, 18
SHORTEST = 20


class Shown(NamedTuple):
    """An entry with its place: minutes from the top, its height, its lane."""

    entry: Any
    top: int
    height: int
    lane: int
    lanes: int
    clock: str


class Day(NamedTuple):
    """The hours that are shown, with what stands in them and beside them."""

    hours: range
    shown: list[Shown]
    whole: list[Any]
    now_at: int | None

    @property
    def minutes(self) -> int:
        return 60 * (self.hours.stop - self.hours.start - 1)


def drawn(day: date, entries: Sequence[Any], moment: datetime, zone: str) -> Day:
    """Longer hours where something stands in them; all-day entries stand above."""
    here = ZoneInfo(zone)
    timed = [one for one in entries if not _is_whole(one)]
    spans = [(one, _minute(one.start, day, here), _minute(one.end, day, here)) for one in timed]
    first = min([FIRST, *(start // 60 for _, start, _ in spans)])
    last = max([LAST, *(-(-end // 60) for _, _, end in spans)])
    local = moment.astimezone(here)
    is_today = local.date() == day
    minute = 60 * local.hour + local.minute - 60 * first
    now_at = minute if is_today and 0 <= minute <= 60 * (last - first) else None
    whole = [one for one in entries if _is_whole(one)]
    return Day(range(first, last + 1), _laned(spans, 60 * first, here), whole, now_at)


def _is_whole(entry: Any) -> bool:
    return bool((entry.end - entry.start).total_seconds() >= 20 * 3600)


def _minute(moment: datetime, day: date, zone: ZoneInfo) -> int:
    local = moment.astimezone(zone)
    days = (local.date() - day).days
    return max(0, min(24 * 60, 24 * 60 * days + 60 * local.hour + local.minute))


def _laned(spans: Iterable[tuple[Any, int, int]], top: int, zone: ZoneInfo) -> list[Shown]:
    """Those that overlap stand side by side."""
    shown: list[Shown] = []
    group: list[tuple[Any, int, int, int]] = []
    ends: list[int] = []
    for entry, start, end in spans:
        stop = max(end, start + SHORTEST)
        if ends and start >= max(ends):
            shown += _group(group, len(ends), top, zone)
            group, ends = [], []
        lane = next((at for at, last in enumerate(ends) if last <= start), len(ends))
        ends[lane : lane + 1] = [stop]
        group.append((entry, start, stop, lane))
    return shown + _group(group, len(ends), top, zone)


def _group(
    group: list[tuple[Any, int, int, int]], lanes: int, top: int, zone: ZoneInfo
) -> list[Shown]:
    return [
        Shown(one, start - top, stop - start, lane, lanes, f"{one.start.astimezone(zone):%H:%M}")
        for one, start, stop, lane in group
    ]
