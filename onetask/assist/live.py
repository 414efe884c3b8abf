"""Proposals stand where they are about; orders are personal and are fetched anew."""

from onetask.assist.models import Assistance
from onetask.core.db import session
from onetask.core.events import Event, shows
from onetask.core.stamps import Drawing

DECIDED = ("made", "accepted", "dismissed", "reopened")


@shows(*(f"suggestion.{verb}" for verb in DECIDED))
def proposals_changed(event: Event) -> Drawing:
    return Drawing().stale("suggestions", at=f"workspace:{event.workspace_id}")


@shows("assistance.set")
def order_changed(event: Event) -> Drawing:
    kept = session.get(Assistance, event.subject_id)
    if kept is None or kept.member_id is None:
        return Drawing().floor()
    here = f"member:{kept.member_id}"
    return Drawing().stale("focus", at=here).stale("list", at=here).stale("assistance", at=here)


@shows("product.themed")
def themes_changed(event: Event) -> Drawing:
    return Drawing().stale("themes", at=f"product:{event.subject_id}")
