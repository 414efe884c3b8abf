"""What an initiative waits for."""

from uuid import UUID

from onetask.core.change import Actor, Change
from onetask.core.db import session
from onetask.core.door import operation
from onetask.core.errors import Conflict
from onetask.core.events import Event
from onetask.core.ids import uuid7
from onetask.core.locale import gettext as _
from onetask.core.undo import undoes
from onetask.people.models import Workspace
from onetask.product.access.roadmap import may_edit_roadmap
from onetask.product.models.roadmap import Initiative, InitiativeDependency
from onetask.product.queries.initiatives import (
    dependency,
    initiative_of,
    titles_of,
    way_between,
)


@operation(may_edit_roadmap, blocker=may_edit_roadmap)
def block_initiative(
    change: Change, initiative: Initiative, /, *, blocker: Initiative
) -> Initiative:
    """Made one at a time in a workspace, so that two cannot close a circle together."""
    change.hold(session.get_one(Workspace, initiative.workspace_id))
    if dependency(initiative, blocker):
        return initiative
    _refuse_circle(initiative, blocker)
    where = {"workspace_id": initiative.workspace_id, "blocked_id": initiative.id}
    session.add(InitiativeDependency(id=uuid7(), blocker_id=blocker.id, **where))
    change.record("initiative.blocked", initiative, **_facts(None, blocker, blocker))
    return initiative


@operation(may_edit_roadmap, blocker=may_edit_roadmap)
def unblock_initiative(
    change: Change, initiative: Initiative, /, *, blocker: Initiative
) -> Initiative:
    if there := dependency(initiative, blocker):
        session.delete(there)
        change.record("initiative.unblocked", initiative, **_facts(blocker, None, blocker))
    return initiative


def _facts(
    old: Initiative | None, new: Initiative | None, blocker: Initiative
) -> dict[str, object]:
    ids = [one and str(one.id) for one in (old, new)]
    return {"blocker": ids, "name": blocker.title}


def _refuse_circle(initiative: Initiative, blocker: Initiative) -> None:
    if initiative.id == blocker.id:
        raise Conflict(_("“%(title)s” cannot wait for itself.", title=initiative.title))
    if way := way_between(initiative.workspace_id, initiative.id, blocker.id):
        circle = " → ".join([*titles_of(way), initiative.title])
        raise Conflict(_("That would be a circle: %(circle)s.", circle=circle))


@undoes("initiative.blocked")
def unblock_initiative_again(actor: Actor, event: Event) -> None:
    blocker = session.get_one(Initiative, UUID(event.facts["blocker"][1]))
    unblock_initiative(actor, initiative_of(event), blocker=blocker)


@undoes("initiative.unblocked")
def block_initiative_again(actor: Actor, event: Event) -> None:
    blocker = session.get_one(Initiative, UUID(event.facts["blocker"][0]))
    block_initiative(actor, initiative_of(event), blocker=blocker)
