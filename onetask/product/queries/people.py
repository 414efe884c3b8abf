"""Who can own something of a product."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select

from onetask.core.db import session
from onetask.people.models import Member


def editors_of(workspace_id: UUID) -> Sequence[Member]:
    here = Member.workspace_id == workspace_id, Member.left_at.is_(None), Member.role != "guest"
    return session.scalars(select(Member).where(*here).order_by(Member.name)).all()
