"""Customers: who they are, what they are worth, how much they have said."""

from uuid import UUID

from flask import Blueprint
from werkzeug.wrappers import Response as Answer

from onetask.core import hx
from onetask.core.db import session
from onetask.core.events import standing
from onetask.core.forms import read
from onetask.core.subjects import one_or_404
from onetask.core.who import me
from onetask.people.models import Workspace
from onetask.product.access.feedback import visible_customers
from onetask.product.forms.feedback import CustomerFields
from onetask.product.models.feedback import Customer
from onetask.product.operations.customers import (
    STATUSES,
    bin_customer,
    edit_customer,
    keep_customer,
)
from onetask.product.queries.customers import customers_of, said_by_customer
from onetask.product.views.chosen import chosen_product, form_page, product_page

bp = Blueprint("customers", __name__)


@bp.get("/customers")
def index() -> Answer:
    product, now = chosen_product(), standing(me().workspace_id)
    said = said_by_customer(product.workspace_id)
    rows = sorted(customers_of(product.workspace_id), key=lambda one: -(one.revenue or 0))
    facts = {"customers": rows, "said": said, "number": now.number, "show": "customers"}
    return product_page("product/customers.html", "product/_customers.html", product, **facts)


@bp.get("/customers/new")
def new() -> Answer:
    return form_page("product/_customer_form.html", customer=None, statuses=STATUSES)


@bp.get("/customers/<uuid:id>/edit")
def change(id: UUID) -> Answer:
    return form_page("product/_customer_form.html", customer=_found(id), statuses=STATUSES)


@bp.post("/customers")
def keep() -> Answer:
    fields = read(CustomerFields).given()
    home = session.get_one(Workspace, me().workspace_id)
    keep_customer(me(), home, **({"name": ""} | fields))
    return hx.redrawn("/customers")


@bp.patch("/customers/<uuid:id>")
@bp.post("/customers/<uuid:id>")
def edit(id: UUID) -> Answer:
    edit_customer(me(), _found(id), **read(CustomerFields).given())
    return hx.redrawn("/customers")


@bp.delete("/customers/<uuid:id>")
def delete(id: UUID) -> Answer:
    bin_customer(me(), _found(id))
    return hx.redrawn("/customers")


def _found(customer_id: UUID) -> Customer:
    one: Customer = one_or_404(visible_customers(me()), customer_id)
    return one
