"""What is due, what was sent, and what nobody could send."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, or_, select, true

from onetask.core.clock import now
from onetask.core.db import session
from onetask.people.models import Member
from onetask.remind.access import visible_deliveries
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


def claimed_now(moment: datetime) -> int:
    """How many are on their way."""
    held = Delivery.state == "claimed", Delivery.lease_until >= moment
    return session.scalar(select(func.count(Delivery.id)).where(*held)) or 0


def of_batch(token: UUID) -> Sequence[UUID]:
    """Those that were taken together, the earliest first; lost ones go alone."""
    mine = Delivery.token == token, Delivery.state == "claimed", Delivery.losses == 0
    rows = select(Delivery.id).where(*mine).order_by(Delivery.next_try, Delivery.id)
    return session.scalars(rows).all()


def oldest_due_unsent_seconds() -> float:
    """How long the oldest delivery waits beyond the moment it should be tried."""
    moment = database_now()
    waiting = Delivery.state.in_(WAITING), Delivery.next_try <= moment
    oldest = session.scalar(select(func.min(Delivery.next_try)).where(*waiting))
    return (moment - oldest).total_seconds() if oldest else 0.0


def goes_along(delivery: Delivery, moment: datetime) -> Sequence[Delivery]:
    """Other mails to the same person: due at the same moment, or a day ago and more."""
    theirs = Delivery.recipient_id == delivery.recipient_id, Delivery.channel == delivery.channel
    is_old = delivery.due_at < moment - TOO_LATE
    same = Delivery.due_at == delivery.due_at, Delivery.due_at < moment - TOO_LATE
    old = true() if is_old else or_(*same)
    waiting = Delivery.state.in_(WAITING), Delivery.next_try <= moment
    others = select(Delivery).where(*theirs, *waiting, old, Delivery.id != delivery.id)
    return session.scalars(others.order_by(Delivery.due_at, Delivery.id).limit(SHOWN)).all()


def history(actor: Member, state: str = "", limit: int = SHOWN) -> Sequence[Any]:
    """What was promised, sent and given up, the newest first: all of it for owners."""
    rows = _told().where(visible_deliveries(actor))
    if state:
        rows = rows.where(Delivery.state == state)
    return session.execute(rows.order_by(Delivery.due_at.desc(), Delivery.id).limit(limit)).all()


def sent_to(member: Member, limit: int) -> Sequence[Any]:
    """What is promised and was sent to one person."""
    rows = _told().where(Delivery.recipient_id == member.id)
    return session.execute(rows.order_by(Delivery.due_at.desc(), Delivery.id).limit(limit)).all()


def dead_letter(workspace_id: UUID, delivery_id: UUID) -> Select[Any]:
    here = Delivery.workspace_id == workspace_id, Delivery.id == delivery_id
    return select(Delivery).where(*here, Delivery.state == "dead")


def _told() -> Select[Any]:
    shown = Delivery, Reminder.rule, Reminder.zone, Reminder.facts, Member.name
    rows: Any = select(*shown, Task.title, Task.id.label("task_id"), Task.number, Project.key)
    rows = rows.join(Reminder, Reminder.id == Delivery.reminder_id)
    rows = rows.join(Member, Member.id == Delivery.recipient_id)
    rows = rows.outerjoin(Task, Task.id == Reminder.subject_id)
    told: Select[Any] = rows.outerjoin(Project, Project.id == Task.project_id)
    return told
