"""The roadmap for whoever holds a link, and as a drawing."""

from typing import Any
from uuid import UUID

from flask import Blueprint, make_response, request
from werkzeug.wrappers import Response as Answer

from onetask.core import hx
from onetask.core.db import session
from onetask.core.errors import NotThere
from onetask.core.events import standing
from onetask.core.forms import read
from onetask.core.mail import address
from onetask.core.stamps import newest
from onetask.core.subjects import one_or_404
from onetask.core.who import me
from onetask.people.engine.keys import hash_of
from onetask.product.access.roadmap import visible_shares
from onetask.product.forms.roadmap import ShareNew
from onetask.product.models.products import Product
from onetask.product.models.roadmap import ShareLink
from onetask.product.operations.shares import revoke_share, share_roadmap
from onetask.product.queries.shares import share_with, shares_of
from onetask.product.views.chosen import chosen_product
from onetask.product.views.shapes import Shape, shape_asked, shape_facts
from onetask.product.words.roadmap import audiences

bp = Blueprint("product_shares", __name__)


@bp.get("/roadmap/shares")
def index() -> Answer:
    product = chosen_product()
    facts: dict[str, Any] = {"shares": shares_of(product.id), "audiences": audiences()}
    return hx.page("product/_shares.html", product=product, **facts)


@bp.post("/roadmap/shares")
def create() -> Answer:
    form, product = read(ShareNew), chosen_product()
    shared = share_roadmap(me(), product, audience=form.audience, name=form.name)
    url = address(f"/r/{shared.key}")
    return hx.page("product/_shared.html", url=url, shared=shared.link, audiences=audiences())


@bp.delete("/roadmap/shares/<uuid:id>")
def revoke(id: UUID) -> Answer:
    revoke_share(me(), one_or_404(visible_shares(me()), id))
    return hx.redrawn("/roadmap")


@bp.get("/roadmap.svg")
def drawing() -> Answer:
    return _svg(chosen_product(), shape_asked())


@bp.get("/r/<key>")
def shared(key: str) -> Answer:
    """Nothing but this roadmap; it asks anew every few seconds for what has changed."""
    link = _link(key)
    product = session.get_one(Product, link.product_id)
    now, place = standing(product.workspace_id), f"product:{product.id}"
    since = request.args.get("since", type=int)
    if since is not None and max(newest(place), now.floor) <= since:
        return make_response("", 204)
    shape = shape_asked(f"/r/{key}", link.audience)
    facts: dict[str, Any] = {"product": product, "place": "", "number": now.number}
    page = "product/_shared_region.html" if "part" in request.args else "product/shared.html"
    return hx.page(page, shape=shape, **facts, **shape_facts(product, shape))


@bp.get("/r/<key>.svg")
def shared_drawing(key: str) -> Answer:
    link = _link(key)
    product = session.get_one(Product, link.product_id)
    return _svg(product, shape_asked(f"/r/{key}", link.audience))


def _svg(product: Product, shape: Shape) -> Answer:
    drawn = shape.named("timeline")
    answer = hx.page(
        "product/roadmap.svg", product=product, shape=drawn, **shape_facts(product, drawn)
    )
    answer.mimetype = "image/svg+xml"
    return answer


def _link(key: str) -> ShareLink:
    found = share_with(hash_of(key))
    if found is None:
        raise NotThere
    return found
