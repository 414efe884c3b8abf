"""The themes of a product's feedback, kept when they say something new."""

from typing import Any

from onetask.assist.models import Themes
from onetask.assist.queries.themes import themes_on
from onetask.core.change import Change
from onetask.core.db import session
from onetask.core.door import operation
from onetask.core.ids import uuid7
from onetask.core.undo import cannot_undo
from onetask.product.models.products import Product
from onetask.work.access import may_upkeep

cannot_undo("Themes follow from the feedback.", "product.themed")


@operation(may_upkeep)
def keep_themes(
    change: Change, product: Product, /, *, read: int, found: list[dict[str, Any]]
) -> Product:
    """As they were worked out before the door; nobody is told where nothing is different."""
    row = themes_on(product.id)
    if row is None:
        home = {"workspace_id": product.workspace_id, "product_id": product.id}
        row = Themes(id=uuid7(), found=[], **home)
        session.add(row)
    elif (row.read, row.found) == (read, found):
        return product
    row.at, row.read, row.found = change.at, read, found
    change.record("product.themed", product, themes=len(found), read=read)
    return product
