"""What looks different after an initiative, or one of the projects that deliver it, has changed."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import select

from onetask.core.db import session
from onetask.core.events import Event, shows
from onetask.core.fragments import draws
from onetask.core.stamps import Drawing
from onetask.product.live.spine import CARD, show_spine
from onetask.product.models.roadmap import Initiative, InitiativeDependency
from onetask.product.queries.cards import initiative_cards
from onetask.product.queries.deliveries import initiatives_of_project
from onetask.product.queries.initiatives import initiative_of


@shows("initiative.created", "initiative.edited", "initiative.moved", "initiative.binned")
@shows("initiative.restored", "initiative.blocked", "initiative.unblocked")
def initiative_changed(event: Event) -> Drawing:
    initiative = initiative_of(event)
    drawing = show_spine(Drawing(), initiative)
    if set(event.facts) & {"title", "horizon", "stage", "binned_at"}:
        show_all(drawing, _waiting_for(initiative.id))
    return drawing


@shows("task.created", "task.closed", "task.reopened", "task.archived", "task.unarchived")
@shows("task.binned", "task.restored")
@shows("project.edited", "project.archived", "project.binned", "project.restored")
@shows("project.forecast")
def delivery_changed(event: Event) -> Drawing:
    """Only what some initiative is delivered by is worth telling; a mere move counts nothing."""
    drawing = Drawing().stale("trace", at=f"workspace:{event.workspace_id}")
    return show_all(drawing, initiatives_of_project(_project(event)))


@shows("task.transferred")
def delivery_went_over(event: Event) -> Drawing:
    drawing = Drawing().stale("trace", at=f"workspace:{event.workspace_id}")
    for project_id in map(UUID, event.facts["project"]):
        show_all(drawing, initiatives_of_project(project_id))
    return drawing


def show_all(drawing: Drawing, ids: Iterable[UUID]) -> Drawing:
    for initiative_id in ids:
        show_spine(drawing, session.get_one(Initiative, initiative_id))
    return drawing


@draws(CARD)
def card_facts(ids: list[UUID]) -> dict[UUID, dict[str, Any]]:
    return initiative_cards(ids)


def _project(event: Event) -> UUID:
    return event.scope_id or event.subject_id


def _waiting_for(initiative_id: UUID) -> Iterable[UUID]:
    waits = select(InitiativeDependency.blocked_id)
    return session.scalars(waits.where(InitiativeDependency.blocker_id == initiative_id))
