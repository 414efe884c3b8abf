"""The rows of a promise: a rule that says whom of what, and a delivery for each way and time."""

from datetime import datetime
from typing import Any

from onetask.core.db import Thing, session
from onetask.people.models import Member
from onetask.remind.models import Delivery, Reminder


def new_reminder(member: Member, thing: Thing, rule: str, facts: dict[str, Any]) -> Reminder:
    whose = {"member_id": member.id, "workspace_id": member.workspace_id, "zone": member.zone}
    about = {"subject_kind": thing.kind, "subject_id": thing.id, "facts": facts}
    reminder = Reminder(rule=rule, **whose, **about)
    session.add(reminder)
    session.flush()
    return reminder


def promise(about: Reminder, way: str, occurrence: datetime, due_at: datetime) -> None:
    whose = {"recipient_id": about.member_id, "workspace_id": about.workspace_id}
    when = {"occurrence_utc": occurrence, "due_at": due_at, "next_try": due_at}
    session.add(Delivery(reminder_id=about.id, channel=way, **whose, **when))
