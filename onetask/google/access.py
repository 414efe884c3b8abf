"""Whose time it is."""

from typing import Any

from sqlalchemy import Select, select

from onetask.google.models.days import Block
from onetask.people.access import is_here
from onetask.people.models import Member


def is_self(actor: Any, member: Member) -> bool:
    """Nobody plans somebody else's day."""
    return is_here(actor) and bool(actor.id == member.id)


def is_theirs(actor: Any, block: Block) -> bool:
    return is_here(actor) and bool(actor.id == block.member_id)


def visible_blocks(actor: Any) -> Select[Any]:
    here = Block.workspace_id == actor.workspace_id, Block.member_id == actor.id
    return select(Block).where(*here, Block.dropped_at.is_(None))
