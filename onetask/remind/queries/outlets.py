"""Where news go besides inbox and mail: somebody's own places, and those of a team."""

import json
from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select

from onetask.core.db import session
from onetask.core.ids import NOBODY
from onetask.core.settings import key_file
from onetask.core.vault import opened
from onetask.people.models import Member
from onetask.remind.engine.push import key_from, public_part
from onetask.remind.models import Outlet, Reminder


def outlets_of(member_id: UUID) -> Sequence[Outlet]:
    mine = Outlet.member_id == member_id, Outlet.is_shared.is_(False)
    return session.scalars(select(Outlet).where(*mine).order_by(Outlet.way, Outlet.id)).all()


def team_outlets(workspace_id: UUID) -> Sequence[Outlet]:
    shared = Outlet.workspace_id == workspace_id, Outlet.is_shared.is_(True)
    return session.scalars(select(Outlet).where(*shared).order_by(Outlet.id)).all()


def listening(workspace_id: UUID, project_id: UUID | None, topic: str) -> list[Outlet]:
    """Those of the whole workspace and of the project that hear of this."""
    places = (NOBODY, project_id) if project_id else (NOBODY,)
    shared = Outlet.workspace_id == workspace_id, Outlet.is_shared.is_(True)
    rows = session.scalars(select(Outlet).where(*shared, Outlet.project_id.in_(places)))
    return [one for one in rows if topic in one.hears]


def outlets_for(reminder: Reminder, way: str) -> list[Outlet]:
    """The one that was meant, or all that somebody has of this way."""
    if named := reminder.facts.get("hook"):
        found = session.get(Outlet, UUID(named))
        return [found] if found else []
    return [one for one in outlets_of(reminder.member_id) if one.way == way]


def connected_ways(member: Member) -> set[str]:
    return {one.way for one in outlets_of(member.id)}


def target_of(outlet: Outlet) -> dict[str, str] | None:
    """Its address and secrets; nothing when their key is gone."""
    text = opened(outlet.sealed)
    found: dict[str, str] | None = json.loads(text) if text else None
    return found


def push_key() -> str:
    """What a browser has to be told before it subscribes; made on first use."""
    return public_part(key_from(key_file("push.key")))
