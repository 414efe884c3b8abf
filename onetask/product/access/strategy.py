"""Who may write the strategy, and where its documents are found."""

from onetask.core.change import Actor
from onetask.core.db import Thing
from onetask.product.access.products import may_edit_product, register_part
from onetask.product.models.strategy import Document

register_part(Document, "documents")


def may_write(actor: Actor, thing: Thing) -> bool:
    """The product it is about, or the document itself."""
    return may_edit_product(actor, thing)
