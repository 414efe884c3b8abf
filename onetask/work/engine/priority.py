"""In which order to work, and why: plain sums of a few visible factors."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from onetask.core.locale import gettext as _
from onetask.core.locale import ngettext

OVERDUE, DUE_TODAY, DUE_SOON, DUE_LATER = 60, 50, 40, 15
IMPORTANT = {"critical": 45, "important": 20, "anytime": 0}
EACH_WAITING, MOST_WAITING = 12, 36
STARTED, BLOCKED = 10, -70
SOON, LATER = 7, 30


class Reason(NamedTuple):
    """One factor of a place in the order, and what it weighs."""

    factor: str
    words: str
    weight: int


class Ranked(NamedTuple):
    """A task with its weight and the reasons for it, the strongest first."""

    task: Any
    weight: int
    reasons: list[Reason]

    @property
    def why(self) -> str:
        """The two strongest reasons in words."""
        return " · ".join(reason.words for reason in self.reasons[:2])


Orderer = Callable[[Sequence[Any], date], list[Ranked]]
orderers: list[Orderer] = []


def orders(orderer: Orderer) -> Orderer:
    """Lets a room above say the order, with its reasons."""
    orderers.append(orderer)
    return orderer


def prioritized(tasks: Iterable[Any], today: date) -> list[Ranked]:
    """In the order of the last room that has one, else by plain sums."""
    rows = list(tasks)
    return orderers[-1](rows, today) if orderers else plain(rows, today)


def plain(tasks: Iterable[Any], today: date) -> list[Ranked]:
    """The heaviest first; equals by their date, then by their age; what is done comes last."""
    ranked = [_rank(task, today) for task in tasks]
    return sorted(ranked, key=_place)


def ranked_for(member: Any, tasks: Iterable[Any], today: date) -> list[Ranked]:
    """A member's open tasks in the order to work on them; each row knows its `people`."""
    mine = [task for task in tasks if not task.is_closed and member.id in _ids(task.people)]
    return prioritized(mine, today)


def can_start(task: Any, today: date) -> bool:
    """Open, waiting for nothing, begun or allowed to begin, and past the backlog."""
    may_begin = task.starts_on is None or task.starts_on <= today
    is_ready = not task.is_closed and not task.is_blocked
    return is_ready and may_begin and task.step != "backlog"


def _place(one: Ranked) -> tuple[bool, int, date, Any]:
    return _is_done(one.task), -one.weight, one.task.due_on or date.max, one.task.id


def _is_done(task: Any) -> bool:
    return bool(getattr(task, "is_closed", False))


def _rank(task: Any, today: date) -> Ranked:
    reasons = [reason for reason in _reasons(task, today) if reason is not None]
    reasons.sort(key=lambda reason: -abs(reason.weight))
    return Ranked(task, sum(reason.weight for reason in reasons), reasons)


def _reasons(task: Any, today: date) -> list[Reason | None]:
    if _is_done(task):
        return []
    return [_deadline(task, today), _importance(task), _waiting(task), _begun(task), _blocked(task)]


def _deadline(task: Any, today: date) -> Reason | None:
    if task.due_on is None:
        return None
    days = (task.due_on - today).days
    if days < 0:
        words = ngettext("Overdue by %(num)s day", "Overdue by %(num)s days", -days)
        return Reason("deadline", words, OVERDUE + min(-days, 30))
    if days == 0:
        return Reason("deadline", _("Due today"), DUE_TODAY)
    words = ngettext("Due tomorrow", "Due in %(num)s days", days)
    if days <= SOON:
        return Reason("deadline", words, DUE_SOON - 3 * days)
    return Reason("deadline", words, DUE_LATER * (LATER - days) // LATER) if days < LATER else None


def _importance(task: Any) -> Reason | None:
    weight = IMPORTANT[task.importance]
    words = {"critical": _("Critical"), "important": _("Important")}.get(task.importance)
    return Reason("importance", words, weight) if words else None


def _waiting(task: Any) -> Reason | None:
    if not task.holds_up:
        return None
    words = ngettext("%(num)s task waits for it", "%(num)s tasks wait for it", task.holds_up)
    return Reason("waiting", words, min(EACH_WAITING * task.holds_up, MOST_WAITING))


def _begun(task: Any) -> Reason | None:
    begun = task.step in ("doing", "review")
    return Reason("started", _("Already begun"), STARTED) if begun else None


def _blocked(task: Any) -> Reason | None:
    return Reason("blocked", _("Waits for another task"), BLOCKED) if task.is_blocked else None


def _ids(people: Sequence[Any]) -> set[Any]:
    return {person.id for person in people}
