"""Reminders in the inbox: written, told and marked as sent in one change, so exactly once."""

from typing import Any
from uuid import UUID

from sqlalchemy import select

from onetask.core.change import Change
from onetask.core.db import session
from onetask.core.door import operation
from onetask.core.undo import cannot_undo
from onetask.inbox.operations import News, supersede, tell
from onetask.people.models import Member
from onetask.remind.operations.keeping import Claim, note_dead, note_told
from onetask.work.models.tasks import Task


def is_system(actor: Any, _member: Member) -> bool:
    """Nobody but OneTask itself keeps its promises."""
    return bool(actor.role == "system")


@operation(is_system)
def remind_member(
    change: Change,
    member: Member,
    *,
    task_id: UUID,
    claim: Claim,
    facts: dict[str, Any],
) -> None:
    if not note_told(*claim, change.at):
        return
    task = session.get_one(Task, task_id)
    supersede(change, member.id, "due", task)
    tell(change, [member.id], "due", News(member.id, task, facts))
    change.record("member.reminded", member, task={"id": str(task.id), "label": task.ref})


@operation(is_system)
def give_up(change: Change, member: Member, *, task_id: UUID, claim: Claim, error: str) -> None:
    """What cannot be delivered is kept, and the owners are told."""
    if not note_dead(*claim, error):
        return
    task = session.get_one(Task, task_id)
    tell(change, _owners(member.workspace_id), "failed", News(member.id, task, {"to": member.name}))
    change.record("member.not_reminded", member, task={"id": str(task.id), "label": task.ref})


def _owners(workspace_id: UUID) -> list[UUID]:
    here = Member.workspace_id == workspace_id, Member.left_at.is_(None)
    return list(session.scalars(select(Member.id).where(*here, Member.role == "owner")))


cannot_undo("A reminder cannot be unsaid.", "member.reminded", "member.not_reminded")
