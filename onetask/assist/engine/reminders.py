"""When to speak: only where it helps, seldom, and once."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from onetask.assist.engine.quickadd.calendar import plus_workdays

THRESHOLD = 0.35
GAP = 3
PER_TASK, PER_DAY = 3, 2
FADING, SEEN_PROGRESS = 0.75, 0.35
ESCALATE = 0.8


class Chance(NamedTuple):
    """One task of one person this morning: its risk, and what was said before."""

    task: str
    person: str
    risk: float
    has_progress: bool = False
    weight: float = 1.0
    sent: int = 0
    last_on: date | None = None
    is_due: bool = False
    has_slack: bool = True
    holds_up: bool = False
    is_over: bool = False
    was_escalated: bool = False


class Say(NamedTuple):
    """What to say: push, digest or escalate; the benefit is the reason."""

    task: str
    person: str
    how: str
    benefit: float


def benefit(one: Chance) -> float:
    seen = SEEN_PROGRESS if one.has_progress else 1.0
    return one.risk * seen * FADING**one.sent * one.weight


def decide(
    chances: Iterable[Chance], today: date, thresholds: dict[str, float] | None = None
) -> list[Say]:
    """The most useful first, so that what a person hears today is what helps most."""
    asked = sorted(chances, key=lambda one: (-benefit(one), one.task, one.person))
    heard: Counter[str] = Counter()
    said: list[Say] = []
    for one in asked:
        least = (thresholds or {}).get(one.person, THRESHOLD)
        if one.is_over:
            continue
        if _may_push(one, today) and benefit(one) > least and heard[one.person] < PER_DAY:
            heard[one.person] += 1
            said.append(Say(one.task, one.person, "push", benefit(one)))
        elif one.is_due or benefit(one) > least:
            said.append(Say(one.task, one.person, "digest", benefit(one)))
        if _must_escalate(one):
            said.append(Say(one.task, one.person, "escalate", benefit(one)))
    return said


def _may_push(one: Chance, today: date) -> bool:
    rested = one.last_on is None or plus_workdays(one.last_on, GAP) <= today
    return one.sent < PER_TASK and rested


def _must_escalate(one: Chance) -> bool:
    pressing = one.holds_up or not one.has_slack
    return one.risk >= ESCALATE and pressing and not one.was_escalated


def pushes(said: Sequence[Say]) -> list[Say]:
    return [one for one in said if one.how == "push"]
