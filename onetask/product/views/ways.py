"""The ways in for feedback: a mail address, a widget, the portal, programs, files."""

from typing import Any
from uuid import UUID

from flask import Blueprint
from werkzeug.wrappers import Response as Answer

from onetask.core import hx
from onetask.core.events import standing
from onetask.core.forms import read
from onetask.core.mail import address
from onetask.core.subjects import one_or_404
from onetask.core.who import me
from onetask.product.access.products import visible_products
from onetask.product.forms.ideas import Sites
from onetask.product.models.products import Product
from onetask.product.operations.portal import set_portal
from onetask.product.operations.products import renew_address
from onetask.product.queries.inbox import came_lately
from onetask.product.queries.portal import portal_of
from onetask.product.queries.products import mail_address
from onetask.product.views.chosen import chosen_product, product_page

bp = Blueprint("ways", __name__)


@bp.get("/ways-in")
def show() -> Answer:
    now, product = standing(me().workspace_id), chosen_product()
    facts: dict[str, Any] = {"show": "ways", "number": now.number, "portal": portal_of(product.id)}
    facts |= {"mail": mail_address(product), "lately": came_lately(product.id)}
    facts |= {"widget": address(f"/p/{product.slug}/widget?source=Website")}
    facts |= {"api": _api(product), "example": "https://www.example.com"}
    return product_page("product/ways.html", "product/_ways.html", product, **facts)


@bp.put("/ways-in/<uuid:id>/sites")
@bp.post("/ways-in/<uuid:id>/sites")
def frame(id: UUID) -> Answer:
    set_portal(me(), _found(id), sites=read(Sites).sites)
    return hx.redrawn(f"/ways-in?product={id}")


@bp.post("/ways-in/<uuid:id>/address")
def renew(id: UUID) -> Answer:
    renew_address(me(), _found(id))
    return hx.redrawn(f"/ways-in?product={id}")


def _api(product: Product) -> str:
    return f"POST {address(f'/api/v1/workspaces/{product.workspace_id}/feedback')}"


def _found(product_id: UUID) -> Product:
    product: Product = one_or_404(visible_products(me()), product_id)
    return product
