"""What looks different after a product has changed: its name stands on all its pages."""

from onetask.core.events import Event, shows
from onetask.core.stamps import Drawing


@shows("product.created", "product.edited", "product.archived", "product.unarchived")
def product_changed(event: Event) -> Drawing:
    everyone, inside = f"workspace:{event.workspace_id}", f"product:{event.subject_id}"
    return Drawing().stale("products", at=everyone).stale("products", at=inside)


@shows("product.readdressed")
def readdressed(event: Event) -> Drawing:
    return Drawing().stale("ways", at=f"product:{event.subject_id}")
