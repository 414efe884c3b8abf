"""Reminder policies in a simulated office: mechanism, not the size of an effect."""

import math
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from onetask.assist.engine.reminders import Chance, decide

PEOPLE, DAYS, SEEDS = 30, 90, 8
START = date(2026, 1, 5)
HEEDED, MOVING = 0.8, 4
UNBEGUN = 2.0
ARRIVING, BEGINS, BEGINS_NEAR = 0.17, 0.06, 0.35


@dataclass
class Work:
    """One task in the office."""

    id: str
    person: int
    left: float
    due: int
    begun: bool = False
    worked: int = -99
    sent: int = 0
    last: int | None = None
    done: int | None = None
    useful: int = 0


@dataclass
class Office:
    """People begin most things late, and a reminder makes them begin."""

    chance: random.Random
    open: list[Work] = field(default_factory=list)
    all: list[Work] = field(default_factory=list)

    def arrive(self, day: int) -> None:
        for person in range(PEOPLE):
            if self.chance.random() < ARRIVING:
                size = min(self.chance.lognormvariate(0.9, 0.7), 12.0)
                due = day + max(3, round(size * self.chance.uniform(1.6, 6)))
                work = Work(f"{len(self.all)}", person, size, due)
                self.open.append(work)
                self.all.append(work)

    def labour(self, day: int) -> None:
        """Each works on what is begun and due first."""
        for work in self.open:
            hazard = BEGINS_NEAR if work.due - day <= 1 else BEGINS
            work.begun = work.begun or self.chance.random() < hazard
        for person in range(PEOPLE):
            mine = [work for work in self.open if work.person == person and work.begun]
            if mine:
                chosen = min(mine, key=lambda work: (work.due, work.id))
                chosen.left, chosen.worked = chosen.left - 1.0, day
                if chosen.left <= 0:
                    chosen.done = day
                    self.open.remove(chosen)

    def remind(self, work: Work, day: int) -> None:
        work.sent, work.last = work.sent + 1, day
        if self.chance.random() < HEEDED:
            work.useful += not work.begun and work.left < work.due - day + 2
            work.begun = True

    def risk(self, work: Work, day: int) -> float:
        queue = sum(min(one.left, 3) for one in self.open if one.person == work.person) - work.left
        need = work.left + 0.35 * max(queue, 0) + (0 if work.begun else UNBEGUN)
        return 1 / (1 + math.exp(-1.1 * (need - (work.due - day + 0.5))))


Policy = Callable[[Office, int], list[Work]]


def on_days(*before: int) -> Policy:
    return lambda office, day: [work for work in office.open if work.due - day in before]


def by_risk(noise: float = 0.0) -> Policy:
    def choose(office: Office, day: int) -> list[Work]:
        today = START + timedelta(days=day)
        by_id = {work.id: work for work in office.open}
        chances = [_chance(office, work, day, noise) for work in office.open]
        return [by_id[one.task] for one in decide(chances, today) if one.how == "push"]

    return choose


def _chance(office: Office, work: Work, day: int, noise: float) -> Chance:
    risk = office.risk(work, day) + (office.chance.gauss(0, noise) if noise else 0)
    last = None if work.last is None else START + timedelta(days=work.last)
    moving = day - work.worked <= MOVING
    return Chance(
        work.id, f"{work.person}", min(max(risk, 0), 1), has_progress=moving, sent=work.sent,
        last_on=last, is_due=work.due == day,
    )  # fmt: skip


POLICIES: dict[str, Policy] = {
    "none": lambda _office, _day: [],
    "1": on_days(1),
    "7,1": on_days(7, 1),
    "3,1,0,+1": on_days(3, 1, 0, -1),
    "daily_from_3": on_days(*range(3, -30, -1)),
    "risk": by_risk(),
    "risk_noisy": by_risk(0.15),
}


def measure() -> dict[str, Any]:
    return {name: _run(policy) for name, policy in POLICIES.items()}


def _run(policy: Policy) -> dict[str, Any]:
    late = reminded = tasks = useful = 0
    for seed in range(SEEDS):
        office = Office(random.Random(seed))  # noqa: S311
        for day in range(DAYS):
            if (START + timedelta(days=day)).weekday() < 5:
                office.arrive(day)
                for work in policy(office, day):
                    office.remind(work, day)
                office.labour(day)
        counted = [work for work in office.all if work.due < DAYS]
        tasks += len(counted)
        late += sum(work.done is None or work.done > work.due for work in counted)
        reminded += sum(work.sent for work in counted)
        useful += sum(work.useful for work in counted)
    return {
        "late": round(late / tasks, 4),
        "per_task": round(reminded / tasks, 4),
        "useful": round(useful / reminded, 4) if reminded else None,
    }
