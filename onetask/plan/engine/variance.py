"""What became of a plan: by item and in sum, in days, effort, points and cost."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

MEASURES = ("minutes", "points", "cost")


@dataclass(slots=True)
class Change:
    """One item, as it was and as it is; days are ordinals, later is more."""

    key: str
    ref: str
    title: str
    state: str
    was: dict[str, Any] | None
    now: dict[str, Any] | None
    starts: int = 0
    ends: int = 0
    more: dict[str, float] = field(default_factory=dict)

    @property
    def what(self) -> list[str]:
        """In words that can be shown: added, removed, later, sooner, bigger, smaller, dearer."""
        if self.state != "kept":
            return [self.state]
        words = {"later": self.ends > 0, "sooner": self.ends < 0}
        bigger = self.more["minutes"] > 0 or self.more["points"] > 0
        smaller = self.more["minutes"] < 0 or self.more["points"] < 0
        words |= {"bigger": bigger, "smaller": smaller}
        words |= {"dearer": self.more["cost"] > 0, "cheaper": self.more["cost"] < 0}
        return [word for word, holds in words.items() if holds]


@dataclass(slots=True)
class Variance:
    changes: list[Change]
    end_was: int | None
    end: int | None
    totals: dict[str, tuple[float, float]]

    @property
    def ends(self) -> int:
        return (self.end or 0) - (self.end_was or 0) if self.end and self.end_was else 0

    def counted(self, word: str) -> int:
        return sum(word in change.what for change in self.changes)


def variance(was: Mapping[str, dict[str, Any]], now: Mapping[str, dict[str, Any]]) -> Variance:
    """Both sides by the ids of their tasks."""
    keys = [*was, *(key for key in now if key not in was)]
    changes = [_change(key, was.get(key), now.get(key)) for key in keys]
    totals = {name: (_sum(was, name), _sum(now, name)) for name in MEASURES}
    return Variance(changes, _end(was), _end(now), totals)


def _change(key: str, was: dict[str, Any] | None, now: dict[str, Any] | None) -> Change:
    known = now or was or {}
    state = "kept" if was and now else "removed" if was else "added"
    change = Change(key, known["ref"], known["title"], state, was, now)
    if was and now:
        change.starts, change.ends = now["start"] - was["start"], now["finish"] - was["finish"]
    change.more = {name: _of(now, name) - _of(was, name) for name in MEASURES}
    return change


def _of(item: dict[str, Any] | None, name: str) -> float:
    return float((item or {}).get(name) or 0)


def _sum(items: Mapping[str, dict[str, Any]], name: str) -> float:
    return sum(_of(item, name) for item in items.values() if not item.get("whole"))


def _end(items: Mapping[str, dict[str, Any]]) -> int | None:
    return max((item["finish"] for item in items.values() if item.get("dated")), default=None)
