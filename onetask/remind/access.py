"""Who may look into what was sent."""

from typing import Any

from onetask.people.access import is_owner


def may_see_deliveries(actor: Any) -> bool:
    """Mail holds names and titles of all projects: the owners' business alone."""
    return is_owner(actor)
