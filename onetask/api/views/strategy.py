"""Strategy and research, for programs."""

from datetime import date
from typing import Any
from uuid import UUID

from onetask.api.engine import shown_product as s
from onetask.api.forms.product import FindingEdit, NewDocument, NewFinding, NewPassage
from onetask.api.queries import product as shown
from onetask.api.queries.shown import number_of
from onetask.api.views.registry import again, page_of, page_size, route
from onetask.core.errors import Invalid, NotThere
from onetask.core.forms import seen
from onetask.core.locale import gettext as _
from onetask.core.subjects import one_or_404
from onetask.core.who import me
from onetask.product.access.products import visible_parts, visible_products
from onetask.product.models.products import Product
from onetask.product.models.research import Note
from onetask.product.models.strategy import PARTS, Document
from onetask.product.operations import research, strategy
from onetask.product.operations.parts import bin_part

PAGES = ("cursor", "limit")
NAMES = {name for names in PARTS.values() for name in names}
NUMBERS: dict[str, Any] = {"size": int, "hue": int, "share": float}
KINDS: dict[str, Any] = {
    **{"held_on": date.fromisoformat, "segment_id": UUID, "persona_id": UUID},
}
EMPTY = {"held_on", "segment_id", "persona_id", "size", "share"}


@route("GET", "/products/<uuid:id>/documents", s.Documents, asks=PAGES)
def list_documents(id: UUID) -> s.Documents:
    """Vision, strategy, pillars, canvases and the market, each with its parts."""
    number, product = number_of(me()), _product(id)
    here = visible_parts(me(), Document).where(Document.product_id == product.id)
    rows, rest = page_of(here, Document.id)
    return s.Documents(number=number, items=[shown.document_shown(one) for one in rows], next=rest)


@route(
    "POST", "/products/<uuid:id>/documents", s.DocumentWhole, takes=NewDocument, about="document"
)
def write_document(form: NewDocument, id: UUID) -> s.DocumentWhole:
    """Writes the document of a role, or adds a pillar; each writing is an edition."""
    product, words = _product(id), _words(form.parts)
    if form.role == "pillar":
        made = strategy.add_pillar(me(), product, title=form.title, **words)
    else:
        titled = {"title": form.title} if form.title else {}
        made = strategy.write_document(
            me(), product, role=form.role, seen=seen(), **titled, **words
        )
    return shown.document_whole(me(), made.id)


@route("DELETE", "/documents/<uuid:id>", s.DocumentWhole, about="document")
def delete_document(id: UUID) -> s.DocumentWhole:
    """Puts it into the bin with its editions."""
    bin_part(me(), one_or_404(visible_parts(me(), Document), id))
    return shown.document_whole(me(), id)


@route("GET", "/products/<uuid:id>/research", s.Findings, asks=PAGES)
def list_findings(id: UUID) -> s.Findings:
    """Segments, personas, competitors, rows of the comparison and notes."""
    number, product = number_of(me()), _product(id)
    models: list[Any] = [model for model, _rules in research.SORTS.values()]
    pages = [page_of(_in(product, model), model.id) for model in models]
    every = sorted((one for rows, _rest in pages for one in rows), key=lambda one: one.id)
    page, is_more = every[: page_size()], any(rest for _rows, rest in pages)
    rest = str(page[-1].id) if page and (is_more or len(every) > len(page)) else None
    return s.Findings(number=number, items=[shown.finding_shown(one) for one in page], next=rest)


@route("POST", "/products/<uuid:id>/research", s.FindingWhole, takes=NewFinding)
def create_finding(form: NewFinding, id: UUID) -> s.FindingWhole:
    """Something that was found out: its sort, and its fields by name."""
    fields = _fields(research.SORTS[form.sort][1].checks, form.fields)
    made = research.add_research(me(), _product(id), sort=form.sort, **fields)
    return shown.finding_whole(me(), made.id)


@route("GET", "/research/<uuid:id>", s.FindingWhole)
def read_finding(id: UUID) -> s.FindingWhole:
    """One of whatever sort."""
    return shown.finding_whole(me(), id)


@route("PATCH", "/research/<uuid:id>", s.FindingWhole, takes=FindingEdit)
def edit_finding(form: FindingEdit, id: UUID) -> s.FindingWhole:
    """Changes the fields that are sent."""
    found = _there(id)
    fields = _fields(research.RULES[type(found)].checks, form.fields)
    research.edit_research(me(), found, seen=seen(), **fields)
    return shown.finding_whole(me(), id)


@route("DELETE", "/research/<uuid:id>", s.FindingWhole)
def delete_finding(id: UUID) -> s.FindingWhole:
    """Puts it into the bin."""
    bin_part(me(), _there(id))
    return shown.finding_whole(me(), id)


@route("POST", "/notes/<uuid:id>/highlights", s.PassageWhole, takes=NewPassage, about="highlight")
def create_highlight(form: NewPassage, id: UUID) -> s.PassageWhole:
    """Marks a passage of a note, by its words and where they begin."""
    note = one_or_404(visible_parts(me(), Note), id)
    made = research.mark_passage(me(), note, **form.given())
    return shown.passage_whole(me(), made.id)


def _in(product: Product, model: Any) -> Any:
    return visible_parts(me(), model).where(model.product_id == product.id)


def _there(id: UUID) -> Any:
    found = shown.finding(me(), id)
    if found.binned_at is not None:
        raise NotThere
    return found


def _fields(checks: Any, sent: dict[str, Any]) -> dict[str, Any]:
    """Fields by name, each as its kind: days and ids come as text, counts as whole numbers."""
    wrong, fields = {}, {}
    for name, value in sent.items():
        try:
            fields[name] = _typed(name, value)
        except (ValueError, TypeError, OverflowError):
            wrong[name] = _("This makes no sense here.")
        if name not in checks:
            wrong[name] = _("This field is not known.")
    if wrong:
        raise Invalid(wrong)
    return fields


def _typed(name: str, value: Any) -> Any:
    if value is None and name in EMPTY:
        return None
    if name in NUMBERS:
        return NUMBERS[name](value)
    if not isinstance(value, str):
        raise TypeError
    return KINDS.get(name, str)(value)


def _words(parts: dict[str, str]) -> dict[str, Any]:
    if odd := parts.keys() - NAMES:
        raise Invalid(dict.fromkeys(odd, _("This field is not known.")))
    return dict(parts)


def _product(id: UUID) -> Product:
    found: Product = one_or_404(visible_products(me()), id)
    return found


again |= {"document": shown.document_whole, "highlight": shown.passage_whole}
