"""What an initiative's projects say of it, what was set by hand, and where the two part."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

WORST_FIRST = ("off_track", "at_risk", "paused", "on_track", "done")


@dataclass(frozen=True)
class Delivery:
    """A project that delivers an initiative."""

    id: UUID
    name: str
    status: str
    cards: int = 0
    closed: int = 0
    starts_on: date | None = None
    ends_on: date | None = None
    late_on: date | None = None
    cause: str = ""

    @property
    def lands_on(self) -> date | None:
        """The later of what is planned and what is 85 % sure."""
        days = [day for day in (self.ends_on, self.late_on) if day]
        return max(days) if days else None

    @property
    def percent(self) -> int:
        if self.status == "done":
            return 100
        return round(100 * self.closed / self.cards) if self.cards else 0


@dataclass(frozen=True)
class Outlook:
    """How an initiative stands; `by_hand` names what does not follow from its projects."""

    progress: int | None = None
    health: str | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    late_on: date | None = None
    drift: int = 0
    cause: str = ""
    by_hand: frozenset[str] = field(default_factory=frozenset)

    @property
    def is_late(self) -> bool:
        return self.drift > 0


def outlook_of(initiative: Any, projects: Sequence[Delivery]) -> Outlook:
    """What is set by hand stands; all else comes from the projects."""
    derived = _derived(projects)
    names = ("progress", "health", "starts_on", "ends_on")
    own = {name: getattr(initiative, name) for name in names}
    hand = {name for name, value in own.items() if value is not None and projects}
    shown = {name: derived[name] if own[name] is None else own[name] for name in names}
    last = max(projects, key=lambda one: one.lands_on or date.min, default=None)
    late_on = last.lands_on if last else None
    drift = (late_on - shown["ends_on"]).days if late_on and shown["ends_on"] else 0
    cause = _cause(last) if last and drift > 0 else ""
    return Outlook(**shown, late_on=late_on, drift=drift, cause=cause, by_hand=frozenset(hand))


def _derived(projects: Sequence[Delivery]) -> dict[str, Any]:
    starts = [one.starts_on for one in projects if one.starts_on]
    ends = [one.ends_on for one in projects if one.ends_on]
    return {
        "progress": _progress(projects),
        "health": _health(projects),
        "starts_on": min(starts) if starts else None,
        "ends_on": max(ends) if ends else None,
    }


def _progress(projects: Sequence[Delivery]) -> int | None:
    """By the cards of all its projects together."""
    if not projects:
        return None
    weights = [max(one.cards, 1) for one in projects]
    done = sum(one.percent * weight for one, weight in zip(projects, weights, strict=True))
    return round(done / sum(weights))


def _health(projects: Sequence[Delivery]) -> str | None:
    """No better than the worst of its projects."""
    found = {one.status for one in projects}
    worst = next((status for status in WORST_FIRST if status in found), None)
    return "on_track" if worst == "done" else worst


def _cause(project: Delivery) -> str:
    return f"{project.name}: {project.cause}" if project.cause else project.name
