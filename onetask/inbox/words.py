"""Why somebody is told: the reason on each row, and the answer to "why did I get this?"."""

from datetime import date
from typing import Any

from onetask.core.asking import telling
from onetask.core.locale import gettext as _
from onetask.core.locale import short_day


def reason(what: str, who: str, facts: dict[str, Any], today: date) -> str:
    texts = {
        "mentioned": lambda: _("%(who)s mentioned you", who=who),
        "assigned": lambda: _("%(who)s assigned this to you", who=who),
        "due": lambda: _due(facts, today),
        "escalated": lambda: _firm(facts, today),
        "unanswered": lambda: _("%(name)s still waits for your answer", name=facts.get("name", "")),
        "room": lambda: telling[facts["topic"]](facts["about"]).words,
        "comment": lambda: _("%(who)s commented", who=who),
        "reaction": lambda: _("%(who)s reacted %(emoji)s", who=who, emoji=facts.get("emoji", "")),
        "invited": lambda: _("%(who)s invited you", who=who),
        "unblocked": lambda: _(
            "%(who)s finished %(ref)s, you can go on", who=who, ref=facts.get("ref", "")
        ),
        "watching": lambda: _watched(who, facts),
        "outcome": lambda: _("What became of it? Its day has come"),
        "failed": lambda: _("A reminder to %(who)s could not be delivered", who=facts["to"]),
    }
    return texts[what]()


def why(what: str, facts: dict[str, Any]) -> str:
    texts = {
        "mentioned": lambda: _("You get this because you are named in it."),
        "assigned": lambda: _("You get this because the task is yours now."),
        "due": lambda: _("You get this because the task is yours and its due date is near."),
        "escalated": lambda: _("You get this because what comes after it has no day to lose."),
        "unanswered": lambda: _("You get this because you were named and nobody answered."),
        "room": lambda: telling[facts["topic"]](facts["about"]).why,
        "comment": lambda: _("You get this because you watch this."),
        "reaction": lambda: _("You get this because the comment is yours."),
        "invited": lambda: _("You get this because you may see this project now."),
        "unblocked": lambda: _("You get this because your task waited for it."),
        "watching": lambda: _("You get this because you watch this."),
        "outcome": lambda: _("You get this because you own the outcome."),
        "failed": lambda: _("You get this because you own the workspace."),
    }
    return texts[what]()


def _day(facts: dict[str, Any]) -> str:
    return short_day(date.fromisoformat(facts["due"]))


def _due(facts: dict[str, Any], today: date) -> str:
    day = date.fromisoformat(facts["due"])
    if "done_by" in facts:
        return _("Done, as you wanted to know")
    named = {0: _("Due today"), 1: _("Due tomorrow"), -1: _("Was due yesterday")}
    dated = _("Due on %(day)s") if day > today else _("Was due on %(day)s")
    text = named.get((day - today).days) or dated % {"day": short_day(day)}
    return _("%(due)s (told late)", due=text) if facts.get("is_late") else text


def _firm(facts: dict[str, Any], today: date) -> str:
    """It is due, and why that matters to others."""
    return _("%(due)s, and %(cause)s cannot wait", due=_due(facts, today), cause=facts["cause"])


def _watched(who: str, facts: dict[str, Any]) -> str:
    texts = {
        "task.closed": lambda: _("%(who)s finished this", who=who),
        "task.reopened": lambda: _("%(who)s reopened this", who=who),
        "task.edited": lambda: (
            _("%(who)s moved the due date to %(day)s", who=who, day=_day(facts))
            if facts.get("due")
            else _("%(who)s removed the due date", who=who)
        ),
    }
    return texts[facts["kind"]]()
