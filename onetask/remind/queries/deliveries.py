"""What is due, what was sent, and what nobody could send."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, or_, select

from onetask.core.clock import now
from onetask.core.db import session
from onetask.people.models import Member
from onetask.remind.models import WAITING, Delivery, Reminder
from onetask.work.models.projects import Project
from onetask.work.models.tasks import Task

LATE_AFTER = timedelta(minutes=10)
TOO_LATE = timedelta(hours=24)
SHOWN = 200


def database_now() -> datetime:
    """Due is what the database's clock says; SQLite has none but ours."""
    if session.get_bind().dialect.name == "sqlite":
        return now()
    moment: datetime = session.execute(select(func.now())).scalar_one()
    return moment


def due(moment: datetime) -> Any:
    """To be claimed: its time has come, and nobody holds it any more."""
    fresh = (Delivery.state == "pending") & (Delivery.next_try <= moment)
    lost = (Delivery.state == "claimed") & (Delivery.lease_until < moment)
    return or_(fresh, lost)


def is_anything_due(moment: datetime) -> bool:
    return session.scalar(select(Delivery.id).where(due(moment)).limit(1)) is not None


def oldest_due_unsent_seconds() -> float:
    """How long the oldest delivery waits beyond the moment it should be tried."""
    moment = database_now()
    waiting = Delivery.state.in_(WAITING), Delivery.next_try <= moment
    oldest = session.scalar(select(func.min(Delivery.next_try)).where(*waiting))
    return (moment - oldest).total_seconds() if oldest else 0.0


def too_late_mails(delivery: Delivery, moment: datetime) -> Sequence[Delivery]:
    """Other mails to the same person that should have gone out more than a day ago."""
    theirs = Delivery.recipient_id == delivery.recipient_id, Delivery.channel == "mail"
    old = Delivery.state.in_(WAITING), Delivery.due_at < moment - TOO_LATE
    others = select(Delivery).where(*theirs, *old, Delivery.id != delivery.id)
    return session.scalars(others.order_by(Delivery.due_at).limit(SHOWN)).all()


def history(workspace_id: UUID, state: str = "", member_id: UUID | None = None) -> Sequence[Any]:
    """What was promised, sent and given up, the newest first; for owners."""
    rows = _told().where(Delivery.workspace_id == workspace_id)
    if state:
        rows = rows.where(Delivery.state == state)
    if member_id:
        rows = rows.where(Delivery.recipient_id == member_id)
    return session.execute(rows.order_by(Delivery.due_at.desc()).limit(SHOWN)).all()


def dead_letter(workspace_id: UUID, delivery_id: UUID) -> Select[Any]:
    here = Delivery.workspace_id == workspace_id, Delivery.id == delivery_id
    return select(Delivery).where(*here, Delivery.state == "dead")


def _told() -> Select[Any]:
    shown = Delivery, Reminder.days_before, Reminder.at, Reminder.zone, Member.name
    rows: Any = select(*shown, Task.title, Task.id.label("task_id"), Task.number, Project.key)
    rows = rows.join(Reminder, Reminder.id == Delivery.reminder_id)
    rows = rows.join(Member, Member.id == Delivery.recipient_id)
    told: Select[Any] = rows.join(Task, Task.id == Reminder.task_id).join(Project)
    return told
