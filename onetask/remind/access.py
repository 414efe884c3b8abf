"""Who may look into what was sent."""

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_, select

from onetask.people.access import is_manager, is_owner
from onetask.remind.models import Delivery, Outlet


def may_see_deliveries(actor: Any) -> bool:
    """Mail holds names and titles of all projects: the owners' business alone."""
    return is_owner(actor)


def visible_deliveries(actor: Any) -> ColumnElement[bool]:
    """Everybody's for owners, one's own for the others."""
    here = Delivery.workspace_id == actor.workspace_id
    return here if is_owner(actor) else and_(here, Delivery.recipient_id == actor.id)


def visible_outlets(actor: Any) -> Select[Any]:
    """One's own; those of the team are for its managers."""
    here = Outlet.workspace_id == actor.workspace_id
    own = and_(Outlet.member_id == actor.id, Outlet.is_shared.is_(False))
    teams = Outlet.is_shared.is_(True) if is_manager(actor) else own
    return select(Outlet).where(here, or_(own, teams))
