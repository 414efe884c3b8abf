"""What looks different after a link was opened or revoked."""

from onetask.core.db import session
from onetask.core.events import Event, shows
from onetask.core.stamps import Drawing
from onetask.product.models.roadmap import ShareLink


@shows("share.opened", "share.revoked")
def shares_changed(event: Event) -> Drawing:
    link = session.get_one(ShareLink, event.subject_id)
    return Drawing().stale("shares", at=f"product:{link.product_id}")
