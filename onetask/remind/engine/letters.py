"""Reminders as letters: what is due, why it comes, where to change that."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from onetask.core.locale import gettext as _
from onetask.core.locale import ngettext, short_day
from onetask.core.mail import Letter, address

SETTINGS = "/settings/reminders"


class Piece(NamedTuple):
    """One thing that is to be said, as its reader knows it."""

    ref: str
    title: str
    project: str
    url: str
    words: str
    why: str
    day: date | None
    thing_id: UUID

    @property
    def subject(self) -> str:
        return f"{self.ref} {self.words}: {self.title}".strip()


def due_words(day: date, today: date) -> str:
    days = (day - today).days
    named = {0: _("is due today"), 1: _("is due tomorrow"), -1: _("was due yesterday")}
    dated = _("is due on %(day)s") if days > 0 else _("was due on %(day)s")
    return named.get(days) or dated % {"day": short_day(day)}


def why_words(rule: str) -> str:
    if rule.startswith("slack"):
        return _("You get this because what comes after it has no day to lose.")
    own = rule.startswith(("at@", "before@", "every@", "done"))
    if own:
        return _("You get this because you asked to be reminded.")
    return _("You get this because the task is yours and its due date is near.")


def letter_about(key: str, to: str, piece: Piece, *, is_late: bool) -> Letter:
    facts = {"title": piece.title, "project": piece.project, "due": piece.words}
    lines = [_("%(title)s, in %(project)s, %(due)s.", **facts) if piece.day else piece.subject]
    if is_late:
        lines.append(_("This comes late: OneTask could not send it in time."))
    opens = _("Open %(ref)s", ref=piece.ref or piece.title)
    lines.append(piece.why)
    return Letter(key, to, piece.subject, lines, opens, address(piece.url), _foot())


def digest_about(
    to: tuple[str, str], pieces: Sequence[Piece], *, today: date, is_late: bool, is_weekly: bool
) -> Letter:
    """All of a morning, or what a week brings, in one letter, the latest first."""
    groups = {
        _("Overdue"): [one for one in pieces if one.day and one.day < today],
        _("Today"): [one for one in pieces if one.day == today],
        _("Soon"): [one for one in pieces if one.day and one.day > today],
        _("News"): [one for one in pieces if one.day is None],
    }
    lines: list[str] = []
    for title, group in groups.items():
        lines += [f"{title}:", *map(_line, group)] if group else []
    once = _("You get this once in the morning, instead of a letter about each.")
    lines.append(_("You get this once a week, as you chose.") if is_weekly else once)
    if is_late:
        lines.append(_("Some of this comes late: OneTask could not send it in time."))
    named = _("Your week: %(what)s") if is_weekly else _("Your day: %(what)s")
    subject = named % {"what": _contents(groups)}
    return Letter(*to, subject, lines, _("Open My day"), address("/"), _foot())


def _line(piece: Piece) -> str:
    return f"{piece.ref} {piece.title}: {piece.words}".strip()


def _contents(groups: dict[str, list[Piece]]) -> str:
    late, today = groups[_("Overdue")], groups[_("Today")]
    told = [_("%(count)s overdue", count=len(late)) if late else ""]
    told += [_("%(count)s due today", count=len(today)) if today else ""]
    rest = sum(map(len, groups.values())) - len(late) - len(today)
    told += [ngettext("%(num)d more", "%(num)d more", rest) if rest else ""]
    return ", ".join(filter(None, told))


def _foot() -> tuple[str, str]:
    return _("Choose when and how you are reminded"), address(SETTINGS)
