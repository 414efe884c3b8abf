"""What stands in somebody's inbox goes further by the ways they chose; unread, after a while."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select, update

from onetask.core.asking import Wanted
from onetask.core.change import Change
from onetask.core.db import Thing, session
from onetask.core.subjects import subject
from onetask.inbox.models import Notification
from onetask.people.models import Member
from onetask.remind.engine.quiet import allowed_from
from onetask.remind.models import Delivery, Reminder
from onetask.remind.operations.promising import new_reminder, promise
from onetask.remind.operations.teams import ask_for_team
from onetask.remind.queries.people import hours_of, ways_of

GRACE = timedelta(minutes=5)
PATIENCE = timedelta(hours=46)
TOLD_HERE = ("due", "escalated", "failed", "room", "unanswered")


def wants_in_inbox(member: Member, reason: str, thing: Thing) -> bool:
    return "inbox" in ways_of(member.id, reason, thing.scope_id)


def carry_on(change: Change, member: Member, note: Notification) -> None:
    """What reminders put there has deliveries of its own already."""
    if note.reason in TOLD_HERE:
        return
    thing = session.get_one(subject(note.subject_kind).model, note.subject_id)
    ways = [way for way in ways_of(member.id, note.reason, thing.scope_id) if way != "inbox"]
    facts = {"note": str(note.id), "reason": note.reason}
    if ways:
        _promise(change, member, new_reminder(member, thing, f"news@{note.id}", facts), ways)
    if note.reason == "mentioned":
        _follow_up(change, member, thing, facts)


def _follow_up(change: Change, member: Member, thing: Thing, facts: dict[str, Any]) -> None:
    """Named and silent for two days: said once more, in the inbox."""
    ways = ways_of(member.id, "unanswered", thing.scope_id)
    asked = facts | {"reason": "unanswered", "name": change.actor.name}
    reminder = new_reminder(member, thing, f"answer@{facts['note']}", asked)
    _promise(change, member, reminder, list(ways), after=PATIENCE)


def _promise(
    change: Change,
    member: Member,
    reminder: Reminder,
    ways: list[str],
    after: timedelta = GRACE,
) -> None:
    due_at = allowed_from(change.at + after, hours_of(member))
    for way in ways:
        promise(reminder, way, change.at, due_at)


def ask_for(change: Change, wanted: Wanted) -> None:
    """What another room wants said: the same key again replaces what was asked for before."""
    facts = {"reason": "room", "topic": wanted.topic, "about": wanted.facts}
    for member_id in wanted.member_ids:
        member = session.get_one(Member, member_id)
        rule = f"room@{wanted.key}@{change.at.isoformat()}"
        reminder = new_reminder(member, wanted.thing, rule, facts)
        ways = ways_of(member.id, "room", wanted.thing.scope_id)
        _promise(change, member, reminder, list(ways), after=wanted.at - change.at)
    ask_for_team(change, wanted)


def call_off_asked(subject_id: UUID, at: datetime) -> None:
    """What a room asked for about a thing, before it asks anew."""
    asked = Reminder.subject_id == subject_id, _is_asked()
    theirs = select(Reminder.id).where(*asked)
    waiting = Delivery.reminder_id.in_(theirs), Delivery.state == "pending", Delivery.due_at > at
    session.execute(update(Delivery).where(*waiting).values(state="cancelled"))


def _is_asked() -> Any:
    """Of a person, or for a team."""
    return Reminder.rule.startswith("room@") | Reminder.rule.like("hook@%@room@%")
