"""Who may look into what was sent."""

from typing import Any

from sqlalchemy import ColumnElement, and_

from onetask.people.access import is_owner
from onetask.remind.models import Delivery


def may_see_deliveries(actor: Any) -> bool:
    """Mail holds names and titles of all projects: the owners' business alone."""
    return is_owner(actor)


def visible_deliveries(actor: Any) -> ColumnElement[bool]:
    """Everybody's for owners, one's own for the others."""
    here = Delivery.workspace_id == actor.workspace_id
    return here if is_owner(actor) else and_(here, Delivery.recipient_id == actor.id)
