"""The cards of the now-next-later board, each drawing taken from the cache while it is new."""

from collections.abc import Mapping

from sqlalchemy import select

from onetask.core.db import session
from onetask.core.events import standing
from onetask.core.fragments import draw_place
from onetask.product.models.products import Product
from onetask.product.models.roadmap import HORIZONS, Initiative

CARD = "product/_initiative.html"


def drawn_board(product: Product) -> Mapping[str, list[str]]:
    """For each horizon its cards, drawn, in their order."""
    now, place = standing(product.workspace_id), f"product:{product.id}"
    there = Initiative.product_id == product.id, Initiative.binned_at.is_(None)
    rows = select(Initiative.id, Initiative.horizon).where(*there).order_by(Initiative.rank)
    found = session.execute(rows).all()
    html = draw_place(place, CARD, [row.id for row in found], now)
    return {
        name: [html[row.id] for row in found if row.horizon == name and row.id in html]
        for name in HORIZONS
    }
