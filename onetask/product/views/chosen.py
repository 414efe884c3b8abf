"""Which product a page is about, and how a part of a page is fetched anew."""

from typing import Any
from uuid import UUID

from flask import make_response, request
from werkzeug.wrappers import Response as Answer

from onetask.core import hx
from onetask.core.errors import NotThere
from onetask.core.events import standing
from onetask.core.stamps import newest
from onetask.core.subjects import one_or_404
from onetask.core.who import me
from onetask.people.access import is_editor
from onetask.product.access.products import visible_products
from onetask.product.models.products import Product
from onetask.product.queries.products import home_product, products_of


def chosen_product() -> Product:
    """The one `?product=` names, else the workspace's first; guests find none."""
    if not is_editor(me()):
        raise NotThere
    asked = request.args.get("product")
    if not asked:
        return home_product(me().workspace_id)
    try:
        found: Product = one_or_404(visible_products(me()), UUID(asked))
    except ValueError:
        raise NotThere from None
    return found


def product_page(page: str, part: str, product: Product, **facts: Any) -> Answer:
    """A page, or with ?part its region alone; 204 where nothing in the product is newer."""
    now, place = standing(me().workspace_id), f"product:{product.id}"
    since = request.args.get("since", type=int)
    if since is not None and max(newest(place), now.floor) <= since:
        return make_response("", 204)
    shown: dict[str, Any] = {"product": product, "place": place, "number": now.number} | facts
    if "part" in request.args:
        return hx.page(part, **shown)
    return hx.page(page, products=products_of(me().workspace_id), **shown)


def form_page(template: str, **facts: Any) -> Answer:
    """A form for the dialog, or on a page of its own where there is no JavaScript."""
    if not is_editor(me()):
        raise NotThere
    if hx.is_partial():
        return hx.page(template, **facts)
    return hx.page("product/form.html", form=template, **facts)
