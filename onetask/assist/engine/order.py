"""Tasks of a list as facts for the score, and the score in words."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from onetask.assist.engine.priority import WEIGHTS, Facts, Part, Score, ordered, scores
from onetask.core.locale import gettext as _
from onetask.core.locale import ngettext
from onetask.work.engine.priority import Ranked, Reason

USUAL_MINUTES, DAY_MINUTES = 240, 480


def ranked(
    rows: Sequence[Any], today: date, weights: Mapping[str, float] | None = None
) -> list[Ranked]:
    """The rows in the order to work on them, each with its points and reasons."""
    facts = [facts_of(row, today) for row in rows]
    found = scores(facts, weights)
    by_id = {one.id: row for one, row in zip(facts, rows, strict=True)}
    order = ordered(facts, found)
    return [_ranked(by_id[id], found[id], today) for id in order]


def facts_of(row: Any, today: date) -> Facts:
    due = row.due_on
    made = getattr(row, "made_at", None)
    minutes = getattr(row, "minutes", None)
    slack = None if due is None else workdays(today, due) - (minutes or USUAL_MINUTES) / DAY_MINUTES
    return Facts(
        id=str(row.id),
        minutes=minutes,
        slack=slack,
        importance=row.importance,
        age=None if made is None else float((today - made.date()).days),
        holds_up=float(row.holds_up),
        is_blocked=bool(row.is_blocked),
        is_done=bool(getattr(row, "is_closed", False)),
        due=due.isoformat() if due else "9999",
    )


def workdays(first: date, last: date) -> float:
    """From one day to another, Saturdays and Sundays not counted; below zero for the past."""
    if last < first:
        return -workdays(last, first)
    weeks, days = divmod((last - first).days, 7)
    rest = sum((first.weekday() + step) % 7 < 5 for step in range(1, days + 1))
    return float(weeks * 5 + rest)


def _ranked(row: Any, score: Score, today: date) -> Ranked:
    reasons = [
        Reason(part.factor, words(part, row, today), round(part.points)) for part in shown(score)
    ]
    if score.gate == "blocked":
        reasons.insert(0, Reason("blocked", _("Waits for another task"), 0))
    return Ranked(row, round(score.points), [one for one in reasons if one.words])


def shown(score: Score) -> list[Part]:
    """What made the points, the most first."""
    return sorted(score.parts, key=lambda part: (-part.points, part.factor))


def words(part: Part, row: Any, today: date) -> str:
    makers = {
        "deadline": lambda: due_words(row.due_on, today),
        "blocks": lambda: _waiting(row.holds_up),
        "stated": lambda: _stated(row.importance),
        "age": lambda: _age(row, today),
        "inherited": lambda: _("Holds up something pressing"),
    }
    return makers.get(part.factor, lambda: "")()


def due_words(due: date | None, today: date) -> str:
    if due is None:
        return ""
    days = (due - today).days
    if days < 0:
        return ngettext("Overdue by %(num)s day", "Overdue by %(num)s days", -days)
    if days == 0:
        return _("Due today")
    return ngettext("Due tomorrow", "Due in %(num)s days", days)


def _waiting(count: int) -> str:
    if not count:
        return ""
    return ngettext("%(num)s task waits for it", "%(num)s tasks wait for it", count)


def _stated(importance: str) -> str:
    return {"critical": _("Critical"), "important": _("Important")}.get(importance, "")


def _age(row: Any, today: date) -> str:
    days = (today - row.made_at.date()).days if getattr(row, "made_at", None) else 0
    return ngettext("Open for %(num)s day", "Open for %(num)s days", days) if days > 6 else ""


def factor_words() -> dict[str, str]:
    named = {
        "value": _("Value for the work"),
        "deadline": _("Deadline"),
        "blocks": _("Others wait for it"),
        "demand": _("People who asked"),
        "goal": _("Its goal"),
        "cost_of_delay": _("Cost of delay"),
        "stated": _("Importance stated"),
        "age": _("Age"),
        "inherited": _("What it holds up"),
    }
    return {name: named[name] for name in (*WEIGHTS, "inherited")}
