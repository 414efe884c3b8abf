"""Why something that was promised is not said any more."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select

from onetask.core.asking import doubting
from onetask.core.db import session
from onetask.inbox.models import Notification
from onetask.remind.engine.rules import STANDING, reason_of
from onetask.remind.models import Delivery, Outlet, Reminder
from onetask.remind.queries.contents import has_contents
from onetask.remind.queries.people import ways_of
from onetask.remind.queries.plans import (
    is_reachable,
    is_there,
    occurrences,
    standing_occurrences,
)
from onetask.talk.access import may_see
from onetask.talk.models import Comment

JUST_BEFORE = timedelta(microseconds=1)
Doubt = Callable[[Delivery, Reminder, Any], str]


def objection(delivery: Delivery, reminder: Reminder, thing: Any) -> str:
    if not is_reachable(reminder.member):
        return "not theirs"
    if reminder.kind in STANDING:
        return _of_digest(delivery, reminder)
    if reminder.kind == "test":
        return ""
    if not may_see(reminder.member, thing):
        return "not theirs"
    found = DOUBTS.get(reminder.kind, _of_task)(delivery, reminder, thing)
    return found or _of_way(delivery, reminder, thing)


def _of_digest(delivery: Delivery, reminder: Reminder) -> str:
    coming = standing_occurrences(reminder.member, delivery.occurrence_utc - JUST_BEFORE)
    if coming.get(reminder.rule) != delivery.occurrence_utc:
        return "moved"
    return "" if has_contents(reminder.member, reminder.kind) else "nothing to say"


def _of_task(delivery: Delivery, reminder: Reminder, task: Any) -> str:
    if not is_there(task) or (task.is_closed and reminder.kind != "done"):
        return "finished"
    coming = occurrences(task, reminder.member, delivery.occurrence_utc - JUST_BEFORE)
    if reminder.rule not in coming:
        return "there is time" if reminder.kind == "slack" else "not theirs"
    return "" if coming[reminder.rule] == delivery.occurrence_utc else "moved"


def _of_news(_: Delivery, reminder: Reminder, _thing: Any) -> str:
    note = session.get(Notification, UUID(reminder.facts["note"]))
    is_read = note is None or note.read_at is not None or note.done_at is not None
    return "read already" if is_read else ""


def _of_answer(delivery: Delivery, reminder: Reminder, thing: Any) -> str:
    note = session.get(Notification, UUID(reminder.facts["note"]))
    if note is None or note.done_at is not None:
        return "dealt with"
    said = Comment.subject_id == thing.id, Comment.author_id == reminder.member_id
    since = Comment.at >= delivery.occurrence_utc
    return "answered" if session.scalar(select(Comment.id).where(*said, since)) else ""


def _of_room(_: Delivery, reminder: Reminder, thing: Any) -> str:
    still = doubting.get(thing.kind)
    return "" if still is None or still(thing, reminder.rule) else "finished"


def _of_team(delivery: Delivery, reminder: Reminder, thing: Any) -> str:
    outlet = session.get(Outlet, UUID(reminder.facts["hook"]))
    if outlet is None or reminder.facts["reason"] not in outlet.hears:
        return "not wanted"
    return _of_room(delivery, reminder, thing) if reminder.facts["reason"] == "room" else ""


def _of_way(delivery: Delivery, reminder: Reminder, thing: Any) -> str:
    if reminder.kind == "hook":
        return ""
    reason = reason_of(reminder.rule, reminder.facts)
    wished = ways_of(reminder.member_id, reason, thing.scope_id)
    return "" if delivery.channel in wished else "not wanted"


DOUBTS: dict[str, Doubt] = {"news": _of_news, "answer": _of_answer, "room": _of_room}
DOUBTS["hook"] = _of_team
