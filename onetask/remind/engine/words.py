"""Rules of reminders in words, and the names of events and ways."""

from datetime import datetime
from zoneinfo import ZoneInfo

from babel.dates import get_day_names

from onetask.core.locale import current_locale, ngettext, short_day
from onetask.core.locale import gettext as _
from onetask.remind.engine.rules import key_of, kind_of, slot_of


def rule_words(rule: str, zone: str) -> str:
    """Like "1 day before the due date, 08:00"."""
    kind = kind_of(rule)
    if kind == "d":
        days, at = slot_of(rule)
        named = ngettext("%(num)d day before the due date", "%(num)d days before it", days)
        return f"{named if days else _('On the day')}, {at}"
    told = {"before": _before, "every": _every, "weekly": _every, "at": _exactly}
    return told[kind](key_of(rule), zone) if kind in told else plain_words().get(kind, kind)


def plain_words() -> dict[str, str]:
    return {
        "done": _("When it is done"),
        "digest": _("Morning digest"),
        "slack": _("No day to lose"),
        "news": _("Unread in the inbox"),
        "answer": _("Not answered for two days"),
        "room": _("Asked for"),
        "hook": _("For the team"),
        "test": _("A test"),
    }


def event_names() -> dict[str, str]:
    """What happens, as the rows of the matrix."""
    return {
        "mentioned": _("Somebody names me"),
        "assigned": _("A task becomes mine"),
        "due": _("A task of mine is due"),
        "escalated": _("There is no day to lose"),
        "unanswered": _("I have not answered"),
        "room": _("A risk or a figure needs a look"),
        "unblocked": _("I can go on"),
        "invited": _("I may see a project"),
        "comment": _("Comments on what I watch"),
        "watching": _("Changes to what I watch"),
        "reaction": _("Reactions to my words"),
    }


def way_names() -> dict[str, str]:
    outside = {"push": _("Push"), "slack": "Slack", "chat": "Google Chat", "webhook": "Webhook"}
    return {"inbox": _("Inbox"), "mail": _("Mail"), "digest": _("Mail")} | outside


def heard_names() -> dict[str, str]:
    """What a team may hear of."""
    return {
        "created": _("New tasks"),
        "done": _("Finished tasks"),
        "status": _("A new status of a project"),
        "due": _("Tasks that are due"),
        "escalated": _("There is no day to lose"),
        "room": _("A risk or a figure needs a look"),
    }


def day_names() -> dict[str, str]:
    names = get_day_names(locale=current_locale())
    return {str(number): names[number] for number in range(7)}


def _before(minutes: str, _zone: str) -> str:
    hours, rest = divmod(int(minutes), 60)
    if not rest and hours:
        return ngettext("%(num)d hour before", "%(num)d hours before", hours)
    return ngettext("%(num)d minute before", "%(num)d minutes before", int(minutes))


def _every(key: str, _zone: str) -> str:
    days, _sign, at = key.partition("@")
    named = {"day": _("Every day"), "workday": _("Every working day")} | {
        number: _("Every %(day)s", day=name) for number, name in day_names().items()
    }
    text = named.get(days) or _("Every month on day %(day)s", day=days[1:])
    return f"{text}, {at}"


def _exactly(text: str, zone: str) -> str:
    moment = datetime.fromisoformat(text).astimezone(ZoneInfo(zone))
    return f"{short_day(moment.date())}, {moment:%H:%M}"
