"""What one reader is told about one thing, in words."""

from typing import Any
from uuid import UUID

from onetask.core.clock import today_in
from onetask.core.db import session
from onetask.core.events import Event
from onetask.core.locale import gettext as _
from onetask.core.subjects import subject
from onetask.core.words import sentence
from onetask.inbox import words as inbox_words
from onetask.inbox.models import Notification
from onetask.people.models import Member
from onetask.remind.engine.letters import Piece, due_words, why_words
from onetask.remind.engine.rules import due_day, reason_of
from onetask.remind.models import Reminder
from onetask.remind.queries.floats import slack_of


def piece_of(reminder: Reminder, thing: Any, member: Member) -> Piece:
    if reminder.kind == "news":
        return _of_news(reminder, thing, member)
    if reminder.kind in ("room", "answer"):
        return _of_others(reminder, thing, member)
    if reminder.kind == "test":
        return _of_test(member)
    if reminder.kind == "hook":
        return _of_team(reminder, thing, member)
    return of_task(thing, member, reminder.rule)


def of_task(task: Any, member: Member, rule: str = "") -> Piece:
    """A task and what its date means today."""
    today = today_in(member.zone)
    day = due_day(task.due_on, task.due_at, member.zone) if task.due_on else None
    words = (
        _("is done")
        if rule.startswith("done")
        else due_words(day, today)
        if day
        else _("is waiting")
    )
    if rule.startswith("slack") and (slack := slack_of(task)):
        words = _("%(due)s, and %(cause)s cannot wait", due=words, cause=slack.cause)
    where = task.ref, task.title, task.project.name, subject("task").url(task)
    return Piece(*where, words, why_words(rule), day, task.id)


def _of_news(reminder: Reminder, thing: Any, member: Member) -> Piece:
    note = session.get_one(Notification, UUID(reminder.facts["note"]))
    who = session.get(Member, note.actor_id)
    today = today_in(member.zone)
    words = inbox_words.reason(note.reason, who.name if who else "OneTask", note.facts, today)
    return _piece(thing, words, inbox_words.why(note.reason, note.facts))


def _of_others(reminder: Reminder, thing: Any, member: Member) -> Piece:
    reason, facts = reason_of(reminder.rule, reminder.facts), reminder.facts
    words = inbox_words.reason(reason, "OneTask", facts, today_in(member.zone))
    return _piece(thing, words, inbox_words.why(reason, facts))


def _of_test(member: Member) -> Piece:
    words = _("This is a test. The connection works.")
    why = _("You get this because you sent a test.")
    return Piece("", "OneTask", "", "/settings/connections", words, why, None, member.id)


def _of_team(reminder: Reminder, thing: Any, member: Member) -> Piece:
    """What happened, in a sentence with its actor; what comes up, as its reader would hear it."""
    why, facts = _("This channel was connected to hear of it."), reminder.facts
    if facts["reason"] == "room":
        return _of_others(reminder, thing, member)._replace(why=why)
    if facts["reason"] in ("due", "escalated"):
        rule = "slack" if facts["reason"] == "escalated" else ""
        return of_task(thing, member, rule)._replace(why=why)
    happened = facts["event"]
    event = Event(**{name: happened[name] for name in ("kind", "label", "facts")})
    words = f"{happened['by']} {sentence(event)}"
    return _piece(thing, words, why)._replace(ref="")


def _piece(thing: Any, words: str, why: str) -> Piece:
    title = getattr(thing, "title", "") or thing.label
    ref = thing.label if title != thing.label else ""
    project = getattr(thing, "project", None)
    where = project.name if project else "", subject(thing.kind).url(thing)
    return Piece(ref, title, *where, words, why, None, thing.id)
