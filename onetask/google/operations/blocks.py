"""Keeping time for tasks: planned, moved and given back."""

from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from onetask.core.change import Actor, Change
from onetask.core.db import session
from onetask.core.door import operation
from onetask.core.errors import Conflict
from onetask.core.events import Event
from onetask.core.locale import gettext as _
from onetask.core.undo import undoes
from onetask.google.access import is_self, is_theirs
from onetask.google.models.days import Block
from onetask.people.models import Member
from onetask.talk.access import may_see
from onetask.work.models.tasks import Task

MOST = 50


class Slot(NamedTuple):
    """A task's time; a block that is moved there, if it is not a new one."""

    task_id: UUID
    starts_at: datetime
    ends_at: datetime
    block_id: UUID | None = None


@operation(is_self)
def plan_blocks(change: Change, member: Member, *, slots: list[Slot]) -> list[Block]:
    """Keeps time for tasks that the member may see, all of it as one change."""
    made = []
    for slot in slots[:MOST]:
        task, block = session.get(Task, slot.task_id), _own(member, slot)
        if not task or not may_see(member, task) or slot.starts_at >= slot.ends_at:
            continue
        if block:
            _move(change, block, slot.starts_at, slot.ends_at)
        made.append(block or _keep(change, member, slot))
    return made


@operation(is_theirs)
def move_block(change: Change, block: Block, *, starts_at: datetime, ends_at: datetime) -> Block:
    if ends_at <= starts_at:
        raise Conflict(_("The end lies before the beginning."))
    _move(change, block, starts_at, ends_at)
    return block


@operation(is_theirs)
def drop_block(change: Change, block: Block) -> None:
    """The time is free again; the task stays."""
    if block.dropped_at is None:
        block.dropped_at = change.at
        change.record("block.dropped", block, **_facts(block))


@operation(is_theirs)
def keep_block(change: Change, block: Block) -> None:
    """Taken back: the time is kept after all."""
    if block.dropped_at is not None:
        block.dropped_at = None
        change.record("block.planned", block, **_facts(block))


def _own(member: Member, slot: Slot) -> Block | None:
    """The block that should move; one that was given back or is another's is made anew."""
    block = session.get(Block, slot.block_id) if slot.block_id else None
    is_mine = block is not None and block.member_id == member.id
    return block if is_mine and block and block.dropped_at is None else None


def _move(change: Change, block: Block, starts_at: datetime, ends_at: datetime) -> None:
    old = [block.starts_at, block.ends_at]
    if old != [starts_at, ends_at]:
        block.starts_at, block.ends_at = starts_at, ends_at
        new = _iso(starts_at, ends_at)
        change.record("block.moved", block, when=[_iso(*old), new], member=str(block.member_id))


def _keep(change: Change, member: Member, slot: Slot) -> Block:
    when = {"starts_at": slot.starts_at, "ends_at": slot.ends_at}
    whose = {"member_id": member.id, "task_id": slot.task_id}
    block = Block(workspace_id=member.workspace_id, **whose, **when)
    session.add(block)
    session.flush()
    change.record("block.planned", block, **_facts(block))
    return block


def _facts(block: Block) -> dict[str, Any]:
    when = _iso(block.starts_at, block.ends_at)
    return {"task": str(block.task_id), "when": when, "member": str(block.member_id)}


def _iso(*moments: datetime) -> list[str]:
    return [moment.isoformat() for moment in moments]


@undoes("block.planned")
def _not_planned(actor: Actor, event: Event) -> None:
    drop_block(actor, session.get_one(Block, event.subject_id))


@undoes("block.dropped")
def _not_dropped(actor: Actor, event: Event) -> None:
    keep_block(actor, session.get_one(Block, event.subject_id))


@undoes("block.moved")
def _not_moved(actor: Actor, event: Event) -> None:
    starts, ends = map(datetime.fromisoformat, event.facts["when"][0])
    block = session.get_one(Block, event.subject_id)
    move_block(actor, block, starts_at=starts, ends_at=ends)
