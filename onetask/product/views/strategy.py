"""The strategy of a product: its documents, their editions, and the products themselves."""

from typing import Any
from uuid import UUID

from flask import Blueprint, request
from werkzeug.wrappers import Response as Answer

from onetask.core import hx
from onetask.core.db import session
from onetask.core.errors import NotThere
from onetask.core.forms import read, seen
from onetask.core.markup import to_html
from onetask.core.subjects import one_or_404
from onetask.core.who import me
from onetask.people.access import is_editor
from onetask.people.models import Workspace
from onetask.product.access.products import visible_parts, visible_products
from onetask.product.forms.strategy import PillarNew, ProductEdit, ProductNew, Restored, Words
from onetask.product.models.products import Product
from onetask.product.models.strategy import PARTS, Document
from onetask.product.operations import products, strategy
from onetask.product.operations.parts import bin_part
from onetask.product.queries.goals import goals_of
from onetask.product.queries.products import products_of
from onetask.product.queries.strategy import (
    document_of,
    documents_of,
    edition_of,
    editions_of,
)
from onetask.product.views.chosen import chosen_product, form_page, product_page
from onetask.product.words.strategy import names_of, title_of

bp = Blueprint("product_strategy", __name__)


@bp.get("/strategy")
def index() -> Answer:
    product = chosen_product()
    written = documents_of(product.id)
    facts: dict[str, Any] = {"written": written, "title_of": title_of, "names_of": names_of}
    facts |= {"to_html": to_html, "parts": PARTS, "goals": goals_of(product.id)}
    return product_page("product/strategy.html", "product/_strategy.html", product, **facts)


@bp.get("/strategy/<role>/edit")
def change(role: str) -> Answer:
    """The form of the one document of a role, written or not."""
    product = chosen_product()
    if role not in PARTS or role == "pillar":
        raise NotThere
    return _form(product, role, document_of(product.id, role))


@bp.put("/strategy/<role>")
@bp.post("/strategy/<role>")
def write(role: str) -> Answer:
    product = chosen_product()
    if role not in PARTS or role == "pillar":
        raise NotThere
    words: dict[str, Any] = read(Words).fields()
    strategy.write_document(me(), product, role=role, seen=seen(), **words)
    home = "/research" if role in ("market", "swot") else "/strategy"
    return hx.redrawn(f"{home}?product={product.id}")


@bp.get("/pillars/new")
def new_pillar() -> Answer:
    return _form(chosen_product(), "pillar", None)


@bp.post("/pillars")
def add_pillar() -> Answer:
    form, product = read(PillarNew), chosen_product()
    strategy.add_pillar(me(), product, **form.model_dump())
    return hx.redrawn(f"/strategy?product={product.id}")


@bp.get("/documents/<uuid:id>")
def show(id: UUID) -> Answer:
    """One document with its editions; ?edition= reads an old one."""
    document = _document(id)
    product: Product = one_or_404(visible_products(me()), document.product_id)
    asked = request.args.get("edition", type=int) or document.edition
    edition = edition_of(id, min(asked, 2**31 - 1)) if asked > 0 else None
    facts: dict[str, Any] = {"document": document, "edition": edition, "to_html": to_html}
    facts |= {"editions": editions_of(id), "names": names_of(document.role)}
    facts["title"] = document.title or title_of(document.role)
    return product_page("product/document.html", "product/_document.html", product, **facts)


@bp.get("/documents/<uuid:id>/edit")
def change_document(id: UUID) -> Answer:
    document = _document(id)
    product: Product = one_or_404(visible_products(me()), document.product_id)
    return _form(product, document.role, document)


@bp.patch("/documents/<uuid:id>")
@bp.post("/documents/<uuid:id>")
def edit(id: UUID) -> Answer:
    words: dict[str, Any] = read(Words).fields()
    strategy.edit_document(me(), _document(id), seen=seen(), **words)
    return hx.redrawn(f"/documents/{id}")


@bp.delete("/documents/<uuid:id>")
def delete(id: UUID) -> Answer:
    bin_part(me(), _document(id))
    return hx.redrawn("/strategy")


@bp.post("/documents/<uuid:id>/restoration")
def restore(id: UUID) -> Answer:
    strategy.restore_edition(me(), _document(id), number=read(Restored).edition)
    return hx.redrawn(f"/documents/{id}")


@bp.get("/products/new")
def new_product() -> Answer:
    return form_page("product/_product_form.html", product=None, several=True)


@bp.post("/products")
def create_product() -> Answer:
    form, home = read(ProductNew), session.get_one(Workspace, me().workspace_id)
    made = products.create_product(me(), home, **form.fields())
    return hx.go(f"/strategy?product={made.id}")


@bp.get("/products/<uuid:id>")
def show_product(id: UUID) -> Answer:
    several = len(products_of(me().workspace_id)) > 1
    return form_page("product/_product_form.html", product=_product(id), several=several)


@bp.patch("/products/<uuid:id>")
@bp.post("/products/<uuid:id>")
def edit_product(id: UUID) -> Answer:
    fields = {k: v for k, v in read(ProductEdit).given().items() if v is not None}
    products.edit_product(me(), _product(id), seen=seen(), **fields)
    return hx.redrawn(f"/strategy?product={id}")


@bp.post("/products/<uuid:id>/archive")
def archive_product(id: UUID) -> Answer:
    products.archive_product(me(), _product(id))
    return hx.go("/strategy")


@bp.delete("/products/<uuid:id>/archive")
def unarchive_product(id: UUID) -> Answer:
    products.unarchive_product(me(), _product(id))
    return hx.go(f"/strategy?product={id}")


def _form(product: Product, role: str, document: Document | None) -> Answer:
    facts: dict[str, Any] = {"role": role, "document": document, "product": product}
    facts |= {"names": names_of(role), "heading": title_of(role)}
    return form_page("product/_document_form.html", **facts)


def _document(id: UUID) -> Document:
    found: Document = one_or_404(visible_parts(me(), Document), id)
    return found


def _product(id: UUID) -> Product:
    if not is_editor(me()):
        raise NotThere
    found: Product = one_or_404(visible_products(me()), id)
    return found
