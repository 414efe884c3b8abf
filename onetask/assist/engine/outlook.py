"""Which open work will be late, and why: everybody's queue, run through many times."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from onetask.assist.engine.answers import Reason
from onetask.assist.engine.forecast import Job, simulate
from onetask.assist.engine.order import DAY_MINUTES, workdays
from onetask.core.lazily import np
from onetask.core.locale import gettext as _
from onetask.core.locale import ngettext

RUNS = 1000
TEAM = (0.5, 1.0, 3.0)
LOW, HIGH = 0.7, 1.7
WARNING = 0.5


class Open(NamedTuple):
    """Open work as it stands; `usual` is how long such work took, in days: low, middle, high."""

    id: str
    title: str
    person: str | None
    minutes: int | None
    due: date | None
    blockers: tuple[str, ...]
    usual: tuple[float, float, float] = TEAM


class Outlook(NamedTuple):
    """How likely it is late, when it will be done in working days, and why."""

    id: str
    risk: float | None
    p50: float
    p85: float
    reasons: tuple[Reason, ...]

    @property
    def is_warning(self) -> bool:
        return self.risk is not None and self.risk >= WARNING


def outlooks(work: Sequence[Open], today: date, runs: int = RUNS) -> dict[str, Outlook]:
    """Each person works by due date, one thing after the other; the same facts, the same answer."""
    queue = sorted(work, key=lambda one: (one.due or date.max, one.id))
    place = {one.id: number for number, one in enumerate(queue)}
    people = {
        one: number for number, one in enumerate(sorted({w.person for w in work if w.person}))
    }
    jobs = [_job(one, place, people) for one in queue]
    each = simulate(jobs, runs).each
    ahead: dict[str | None, list[Open]] = {}
    found = {}
    for number, one in enumerate(queue):
        before = ahead.setdefault(one.person, [])
        found[one.id] = _outlook(one, each[number], today, before if one.person else [])
        before.append(one)
    return found


def _job(one: Open, place: Mapping[str, int], people: Mapping[str, int]) -> Job:
    low, middle, high = length(one)
    after = tuple(place[other] for other in one.blockers if other in place)
    return Job(low, middle, high, people.get(one.person or "", -1), after)


def length(one: Open) -> tuple[float, float, float]:
    """In days: as estimated, else as long as such work took."""
    if one.minutes:
        middle = one.minutes / DAY_MINUTES
        return LOW * middle, middle, HIGH * middle
    return one.usual


def _outlook(one: Open, ends: Any, today: date, before: Sequence[Open]) -> Outlook:
    p50, p85 = (float(value) for value in np.percentile(ends, [50, 85]))
    if one.due is None:
        return Outlook(one.id, None, p50, p85, ())
    left = workdays(today, one.due) + 1
    risk = float((ends > left).mean()) if left > 0 else 1.0
    return Outlook(one.id, risk, p50, p85, tuple(_reasons(one, left, before)))


def _reasons(one: Open, left: float, before: Sequence[Open]) -> list[Reason]:
    """The facts behind a percentage, with figures."""
    if left <= 0:
        return [Reason(_("Its date has passed"), 1.0, "due")]
    ahead = sum(length(other)[1] for other in before)
    need = length(one)[1]
    found = [
        Reason(ngettext("%(num)s working day left", "%(num)s working days left", int(left)), left)
    ]
    found.append(Reason(_("About %(days)s days of work", days=f"{need:.1f}"), need))
    if before:
        said = ngettext("%(num)s task comes before it", "%(num)s tasks come before it", len(before))
        found.append(Reason(_("%(tasks)s, %(days)s days", tasks=said, days=f"{ahead:.1f}"), ahead))
    if one.blockers:
        waits = ngettext("Waits for %(num)s task", "Waits for %(num)s tasks", len(one.blockers))
        found.append(Reason(waits, float(len(one.blockers)), "blocked", one.blockers))
    return found
