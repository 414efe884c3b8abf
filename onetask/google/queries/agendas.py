"""What Google has allowed, and what stands in the calendar there."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import func, select

from onetask.core.clock import now
from onetask.core.db import session
from onetask.google.access import visible_blocks
from onetask.google.models.days import Block
from onetask.google.models.grants import Agenda, Grant, SyncNote, Twin
from onetask.people.models import Member
from onetask.work.access import visible_tasks
from onetask.work.models.projects import Project
from onetask.work.models.tasks import Assignment, Task

AT_ONCE = 20
BACK = timedelta(days=7)
NOTES = 50


def grant_of(account_id: UUID | None) -> Grant | None:
    return session.scalar(select(Grant).where(Grant.account_id == account_id))


def agenda_of(member: Member) -> Agenda | None:
    return session.scalar(select(Agenda).where(Agenda.member_id == member.id))


def due_agendas(moment: datetime) -> Sequence[UUID]:
    usable = select(Agenda.id).join(Grant, Grant.id == Agenda.grant_id)
    due = usable.where(Agenda.next_run <= moment, Grant.state == "ok")
    return session.scalars(due.order_by(Agenda.next_run).limit(AT_ONCE)).all()


def states_of_grants() -> Sequence[tuple[str, int, datetime | None]]:
    """How many connections are in which state, and the oldest last run."""
    counts = select(Grant.state, func.count(Grant.id), func.min(Agenda.ran_at))
    rows = counts.outerjoin(Agenda, Agenda.grant_id == Grant.id).group_by(Grant.state)
    return [(row[0], row[1], row[2]) for row in session.execute(rows)]


def twins_of(agenda_id: UUID) -> Sequence[Twin]:
    return session.scalars(select(Twin).where(Twin.agenda_id == agenda_id)).all()


def twin_of(agenda_id: UUID, item: str) -> Twin | None:
    same = Twin.agenda_id == agenda_id, Twin.item == item
    return session.scalar(select(Twin).where(*same))


def notes_of(agenda: Agenda) -> Sequence[SyncNote]:
    mine = select(SyncNote).where(SyncNote.agenda_id == agenda.id)
    return session.scalars(mine.order_by(SyncNote.at.desc()).limit(NOTES)).all()


def blocks_ahead(member: Member) -> Sequence[Block]:
    return session.scalars(visible_blocks(member).where(Block.ends_at > now() - BACK)).all()


def dated_tasks(member: Member) -> Sequence[Task]:
    mine = select(Assignment.task_id).where(Assignment.member_id == member.id)
    there = Task.archived_at.is_(None), Project.archived_at.is_(None), ~Task.closure.has()
    dated = visible_tasks(member).where(Task.id.in_(mine), *there)
    recent = dated.where(Task.due_on >= (now() - BACK).date())
    return session.scalars(recent.order_by(Task.id)).unique().all()


def waiting_counts(member: Member, agenda: Agenda | None) -> dict[str, int]:
    """What the next run would write: shown before the first one."""
    blocks = {f"block:{one.id}" for one in blocks_ahead(member)}
    days = {f"due:{one.id}" for one in dated_tasks(member)}
    there = {one.item for one in twins_of(agenda.id) if one.is_live} if agenda else set()
    return {"blocks": len(blocks - there), "days": len(days - there), "there": len(there)}
