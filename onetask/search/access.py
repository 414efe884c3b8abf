"""Who may keep views, and change those of others."""

from typing import Any

from sqlalchemy import Select, false, or_, select

from onetask.core.db import Thing
from onetask.people.access import may_manage
from onetask.people.models import Member
from onetask.search.models import SavedView


def may_keep_views(actor: Member, _workspace: Thing) -> bool:
    return actor.left_at is None


def may_change_view(actor: Member, view: SavedView) -> bool:
    return view.owner_id == actor.id or (view.is_shared and may_manage(actor, view))


def visible_views(actor: Member) -> Select[Any]:
    """One's own views and, but for guests, those that are shared."""
    shared = false() if actor.role == "guest" else SavedView.is_shared
    here = SavedView.workspace_id == actor.workspace_id
    return select(SavedView).where(here, or_(SavedView.owner_id == actor.id, shared))
