"""Reminders as letters: what is due, why it comes, where to change that."""

from datetime import date
from typing import NamedTuple

from onetask.core.locale import gettext as _
from onetask.core.locale import short_day
from onetask.core.mail import Letter, address


class Due(NamedTuple):
    """One thing that is due, as its reader knows it."""

    ref: str
    title: str
    project: str
    url: str
    day: date
    today: date


SETTINGS = "/settings/reminders"


def due_words(due: Due) -> str:
    days = (due.day - due.today).days
    named = {0: _("is due today"), 1: _("is due tomorrow"), -1: _("was due yesterday")}
    day = short_day(due.day)
    dated = _("is due on %(day)s", day=day) if days > 0 else _("was due on %(day)s", day=day)
    return named.get(days) or dated


def letter_about(key: str, to: str, due: Due, *, at: str, is_late: bool) -> Letter:
    words = due_words(due)
    facts = {"title": due.title, "project": due.project, "due": words}
    lines = [_("%(title)s, in %(project)s, %(due)s.", **facts)]
    if is_late:
        lines.append(_("This comes late: OneTask could not send it in time."))
    lines.append(_("You get this because the task is yours. You are reminded at %(at)s.", at=at))
    subject = f"{due.ref} {words}: {due.title}"
    opens = _("Open %(ref)s", ref=due.ref)
    return Letter(key, to, subject, lines, opens, address(due.url), _foot())


def digest_about(key: str, to: str, dues: list[Due]) -> Letter:
    """Everything that should have been said more than a day ago, said once."""
    lines = [_("OneTask could not remind you of these in time:")]
    lines += [f"{due.ref} {due.title}: {due_words(due)}" for due in dues]
    lines.append(_("You get this because the tasks are yours."))
    subject = _("Reminders that come late")
    return Letter(key, to, subject, lines, _("Open My day"), address("/"), _foot())


def _foot() -> tuple[str, str]:
    return _("Choose when and how you are reminded"), address(SETTINGS)
