"""The portal as its team keeps it: what it shows, and what visitors left to be read."""

from typing import Any
from uuid import UUID

from flask import Blueprint, request
from werkzeug.wrappers import Response as Answer

from onetask.core import hx
from onetask.core.events import standing
from onetask.core.forms import read
from onetask.core.mail import address
from onetask.core.subjects import one_or_404
from onetask.core.who import me
from onetask.product.access.feedback import visible_remarks
from onetask.product.access.products import visible_products
from onetask.product.forms.ideas import PortalEdit, Verdict
from onetask.product.models.portal import Remark
from onetask.product.models.products import Product
from onetask.product.operations.portal import SWITCHES, set_portal, show_remark
from onetask.product.queries.portal import portal_of, waiting_ideas, waiting_remarks
from onetask.product.views.chosen import product_page

bp = Blueprint("portals", __name__)


@bp.get("/portals/<uuid:id>")
def show(id: UUID) -> Answer:
    now, product = standing(me().workspace_id), _found(id)
    facts: dict[str, Any] = {"portal": portal_of(id), "link": address(f"/p/{product.slug}")}
    facts |= {"ideas": waiting_ideas(id), "remarks": waiting_remarks(id), "number": now.number}
    part = "_moderation" if request.args.get("part") == "moderation" else "_portal"
    return product_page("product/portal.html", f"product/{part}.html", product, **facts)


@bp.put("/portals/<uuid:id>")
@bp.post("/portals/<uuid:id>")
def edit(id: UUID) -> Answer:
    """A form says what is on; what it does not name is off."""
    form = read(PortalEdit)
    switches = {name: getattr(form, name) for name in SWITCHES}
    set_portal(me(), _found(id), intro=form.intro, **switches)
    return hx.redrawn(f"/portals/{id}")


@bp.put("/remarks/<uuid:id>/visibility")
@bp.post("/remarks/<uuid:id>/visibility")
def judge(id: UUID) -> Answer:
    remark: Remark = one_or_404(visible_remarks(me()), id)
    show_remark(me(), remark, shown=read(Verdict).shown)
    return hx.redrawn("/ideas")


def _found(product_id: UUID) -> Product:
    product: Product = one_or_404(visible_products(me()), product_id)
    return product
