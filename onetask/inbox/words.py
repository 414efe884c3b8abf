"""Why somebody is told: the reason on each row, and the answer to "why did I get this?"."""

from datetime import date
from typing import Any

from onetask.core.locale import gettext as _


def reason(what: str, who: str, facts: dict[str, Any]) -> str:
    texts = {
        "mentioned": lambda: _("%(who)s mentioned you", who=who),
        "assigned": lambda: _("%(who)s assigned this to you", who=who),
        "due": lambda: _due(facts),
        "comment": lambda: _("%(who)s commented", who=who),
        "reaction": lambda: _("%(who)s reacted %(emoji)s", who=who, emoji=facts.get("emoji", "")),
        "invited": lambda: _("%(who)s invited you", who=who),
        "unblocked": lambda: _(
            "%(who)s finished %(ref)s, you can go on", who=who, ref=facts.get("ref", "")
        ),
        "watching": lambda: _watched(who, facts),
    }
    return texts[what]()


def why(what: str) -> str:
    texts = {
        "mentioned": lambda: _("You get this because you are named in it."),
        "assigned": lambda: _("You get this because the task is yours now."),
        "due": lambda: _("You get this because the task is yours and its due date is near."),
        "comment": lambda: _("You get this because you watch this."),
        "reaction": lambda: _("You get this because the comment is yours."),
        "invited": lambda: _("You get this because you may see this project now."),
        "unblocked": lambda: _("You get this because your task waited for it."),
        "watching": lambda: _("You get this because you watch this."),
    }
    return texts[what]()


def _due(facts: dict[str, Any]) -> str:
    late = _(" (told late)") if facts.get("is_late") else ""
    days = (date.fromisoformat(facts["due"]) - date.fromisoformat(facts["today"])).days
    if days < 0:
        return _("Was due on %(day)s", day=facts["due"]) + late
    named = {0: _("Due today"), 1: _("Due tomorrow")}
    text: str = named.get(days) or _("Due on %(day)s", day=facts["due"])
    return text + late


def _watched(who: str, facts: dict[str, Any]) -> str:
    texts = {
        "task.closed": lambda: _("%(who)s finished this", who=who),
        "task.reopened": lambda: _("%(who)s reopened this", who=who),
        "task.edited": lambda: (
            _("%(who)s moved the due date to %(day)s", who=who, day=facts["due"])
            if facts.get("due")
            else _("%(who)s removed the due date", who=who)
        ),
    }
    return texts[facts["kind"]]()
