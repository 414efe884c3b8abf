"""What waits for what, for open work only."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import aliased

from onetask.core.db import session
from onetask.work.models.tasks import Dependency, Task


def waiting_around(ids: list[UUID]) -> tuple[dict[UUID, list[UUID]], set[UUID]]:
    """What each task holds up, and which of them wait themselves, for open work only."""
    blocker, blocked = aliased(Task), aliased(Task)
    links = select(Dependency.blocker_id, Dependency.blocked_id)
    links = links.join(blocker, blocker.id == Dependency.blocker_id)
    links = links.join(blocked, blocked.id == Dependency.blocked_id)
    links = links.where(~blocker.closure.has(), ~blocked.closure.has())
    there = blocker.binned_at.is_(None), blocked.binned_at.is_(None)
    mine = Dependency.blocker_id.in_(ids) | Dependency.blocked_id.in_(ids)
    holds_up: dict[UUID, list[UUID]] = {}
    waits = set()
    for row in session.execute(links.where(*there, mine)):
        holds_up.setdefault(row.blocker_id, []).append(row.blocked_id)
        waits.add(row.blocked_id)
    return holds_up, waits
