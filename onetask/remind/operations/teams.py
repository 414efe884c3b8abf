"""What a team's chat or program hears, written with the change that it is about."""

from datetime import datetime, time
from typing import Any

from sqlalchemy import func, select

from onetask.core.asking import Wanted
from onetask.core.change import Change
from onetask.core.db import Thing, session
from onetask.core.events import Event
from onetask.core.ids import uuid7
from onetask.remind.models import Delivery, Outlet, Reminder
from onetask.remind.operations.promising import new_reminder, promise
from onetask.remind.queries.outlets import listening

MOST_AT_ONCE = 10


def tell_team(change: Change, thing: Thing, topic: str, event: Event) -> None:
    """Of many at once a few are told."""
    if [one.kind for one in change.events].count(event.kind) > MOST_AT_ONCE:
        return
    happened = {"kind": event.kind, "label": event.label, "facts": event.facts}
    for outlet in listening(change.workspace_id, thing.scope_id, topic):
        facts = {"event": happened | {"by": change.actor.name}}
        reminder = _reminder(outlet, thing, f"{topic}@{uuid7()}", topic, facts)
        promise(reminder, outlet.way, change.at, change.at)


def tell_team_once_a_day(change: Change, thing: Thing, topic: str) -> None:
    """However many are reminded of it."""
    day = datetime.combine(change.at.date(), time.min, change.at.tzinfo)
    for outlet in listening(change.workspace_id, thing.scope_id, topic):
        reminder = _known(outlet, thing, topic) or _reminder(outlet, thing, topic, topic, {})
        if not _is_promised(reminder, day):
            promise(reminder, outlet.way, day, change.at)


def ask_for_team(change: Change, wanted: Wanted) -> None:
    facts = {"topic": wanted.topic, "about": wanted.facts}
    for outlet in listening(change.workspace_id, wanted.thing.scope_id, "room"):
        key = f"room@{wanted.key}@{change.at.isoformat()}"
        reminder = _reminder(outlet, wanted.thing, key, "room", facts)
        promise(reminder, outlet.way, change.at, wanted.at)


def _known(outlet: Outlet, thing: Thing, key: str) -> Reminder | None:
    same = {
        "member_id": outlet.member_id,
        "subject_id": thing.id,
        "rule": f"hook@{outlet.id}@{key}",
    }
    return session.scalar(select(Reminder).filter_by(**same))


def _reminder(
    outlet: Outlet, thing: Thing, key: str, topic: str, facts: dict[str, Any]
) -> Reminder:
    told = {"hook": str(outlet.id), "reason": topic} | facts
    return new_reminder(outlet.member, thing, f"hook@{outlet.id}@{key}", told)


def _is_promised(reminder: Reminder, occurrence: datetime) -> bool:
    same = Delivery.reminder_id == reminder.id, Delivery.occurrence_utc == occurrence
    return bool(session.scalar(select(func.count(Delivery.id)).where(*same)))
