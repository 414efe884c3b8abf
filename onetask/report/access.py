"""Who hears that the figures have changed."""

from uuid import UUID

from onetask.core.change import Actor
from onetask.core.subjects import place
from onetask.people.access import is_editor
from onetask.people.models import Member


def place_of(actor: Member) -> str:
    return f"report:{actor.workspace_id}"


@place("report")
def may_join_report(actor: Actor, workspace_id: UUID) -> bool:
    """Guests read the figures of their projects, but do not hear of the others' changes."""
    return is_editor(actor) and actor.workspace_id == workspace_id
