"""Research: personas, segments, the market, competitors and notes with their marked passages."""

from typing import Any, cast
from uuid import UUID

from flask import Blueprint
from werkzeug.wrappers import Response as Answer

from onetask.core import hx
from onetask.core.errors import NotThere
from onetask.core.forms import read, seen
from onetask.core.locale import gettext as _
from onetask.core.markup import to_html
from onetask.core.subjects import find, one_or_404
from onetask.core.who import me
from onetask.product.access.products import visible_parts, visible_products
from onetask.product.forms.strategy import Found, Judgement, Passage, SpeaksFor
from onetask.product.models.ideas import Idea
from onetask.product.models.products import Part, Product
from onetask.product.models.research import Competitor, Highlight, Note, Persona, Segment, Trait
from onetask.product.operations import research
from onetask.product.operations.evidence import link_highlight
from onetask.product.operations.parts import bin_part
from onetask.product.operations.research import SORTS
from onetask.product.queries.lineage import ideas_behind, open_ideas
from onetask.product.queries.research import (
    competition_of,
    highlights_of,
    notes_of,
    parts_of,
    personas_of,
    pieces_of,
)
from onetask.product.queries.strategy import documents_of
from onetask.product.views.chosen import chosen_product, form_page, product_page
from onetask.product.words.research import FIELDS, LONG, VERDICTS, fields_of, name_of_sort
from onetask.product.words.strategy import names_of

bp = Blueprint("product_research", __name__)


@bp.get("/research")
def index() -> Answer:
    product = chosen_product()
    notes = notes_of(product.id)
    facts: dict[str, Any] = {"personas": personas_of(product.id), "notes": notes}
    facts |= competition_of(product.id) | {"segments": parts_of(product.id, Segment)}
    facts |= {"marks": highlights_of([one.id for one in notes]), "to_html": to_html}
    facts |= {"written": documents_of(product.id), "swot": names_of("swot")}
    facts["words"] = {key: text() for key, text in VERDICTS.items()}
    return product_page("product/research.html", "product/_research.html", product, **facts)


@bp.get("/research/<sort>/new")
def new(sort: str) -> Answer:
    return _form(sort, chosen_product(), None)


@bp.post("/research/<sort>")
def create(sort: str) -> Answer:
    _model(sort)
    form, product = read(Found), chosen_product()
    research.add_research(me(), product, sort=sort, **_sent(form))
    return hx.redrawn(f"/research?product={product.id}")


@bp.get("/research/<sort>/<uuid:id>")
def show(sort: str, id: UUID) -> Answer:
    found = _found(sort, id)
    product: Product = one_or_404(visible_products(me()), found.product_id)
    facts: dict[str, Any] = {"found": found, "sort": sort, "heading": name_of_sort(sort)}
    facts |= {"to_html": to_html, "fields": fields_of(found)}
    if isinstance(found, Note):
        marks = highlights_of([id]).get(id, [])
        facts |= {"pieces": pieces_of(found, marks), "marks": marks}
        facts |= {"behind": ideas_behind([one.id for one in marks])}
        facts["ideas"] = open_ideas(product.id)
    return product_page("product/piece.html", "product/_piece.html", product, **facts)


@bp.get("/research/<sort>/<uuid:id>/edit")
def change(sort: str, id: UUID) -> Answer:
    found = _found(sort, id)
    return _form(sort, one_or_404(visible_products(me()), found.product_id), found)


@bp.patch("/research/<sort>/<uuid:id>")
@bp.post("/research/<sort>/<uuid:id>")
def edit(sort: str, id: UUID) -> Answer:
    found = _found(sort, id)
    research.edit_research(me(), found, seen=seen(), **_sent(read(Found)))
    return hx.redrawn(f"/research/{sort}/{id}")


@bp.delete("/research/<sort>/<uuid:id>")
def delete(sort: str, id: UUID) -> Answer:
    bin_part(me(), _found(sort, id))
    return hx.redrawn("/research")


@bp.put("/research/traits/<uuid:id>/verdicts/<uuid:competitor_id>")
@bp.post("/research/traits/<uuid:id>/verdicts/<uuid:competitor_id>")
def judge(id: UUID, competitor_id: UUID) -> Answer:
    trait = one_or_404(visible_parts(me(), Trait), id)
    competitor = one_or_404(visible_parts(me(), Competitor), competitor_id)
    research.judge(me(), trait, competitor=competitor, value=read(Judgement).value)
    return hx.redrawn("/research")


@bp.post("/research/notes/<uuid:id>/highlights")
def mark(id: UUID) -> Answer:
    form, note = read(Passage), one_or_404(visible_parts(me(), Note), id)
    research.mark_passage(me(), note, quote=form.quote, begins=form.begins, id=form.id)
    return hx.redrawn(f"/research/notes/{id}")


@bp.delete("/highlights/<uuid:id>")
def unmark(id: UUID) -> Answer:
    highlight = one_or_404(visible_parts(me(), Highlight), id)
    bin_part(me(), highlight)
    return hx.redrawn(f"/research/notes/{highlight.note_id}")


@bp.post("/highlights/<uuid:id>/evidence")
def speak_for(id: UUID) -> Answer:
    """A passage becomes evidence of an idea."""
    form, highlight = read(SpeaksFor), one_or_404(visible_parts(me(), Highlight), id)
    idea = find(me(), "idea", form.idea)
    link_highlight(me(), highlight, idea=cast(Idea, idea), importance=form.importance)
    return hx.redrawn(f"/research/notes/{highlight.note_id}")


def _form(sort: str, product: Product, found: Part | None) -> Answer:
    rules = SORTS[sort][1] if sort in SORTS else None
    if rules is None:
        raise NotThere
    fields = {name: FIELDS[name]() for name in rules.checks}
    facts: dict[str, Any] = {"sort": sort, "product": product, "found": found, "fields": fields}
    facts |= {"heading": name_of_sort(sort), "long": LONG, "options": _options(product, fields)}
    return form_page("product/_research_form.html", **facts)


def _options(product: Product, fields: dict[str, str]) -> dict[str, list[tuple[Any, str]]]:
    """What can be chosen in those fields that are not typed."""
    options: dict[str, list[tuple[Any, str]]] = {}
    for name, model in (("segment_id", Segment), ("persona_id", Persona)):
        if name in fields:
            there = [(one.id, one.name) for one in parts_of(product.id, model)]
            options[name] = [("", _("None")), *there]
    if "ours" in fields:
        options["ours"] = [(key, text()) for key, text in VERDICTS.items()]
    return options


def _sent(form: Found) -> dict[str, Any]:
    """Left empty, a text is empty and a choice or number is none."""
    keep = ("segment_id", "persona_id", "held_on", "size", "share")
    given = {k: v for k, v in form.given().items() if v is not None or k in keep}
    return {k: v for k, v in given.items() if k != "id"} | ({"id": form.id} if form.id else {})


def _model(sort: str) -> type[Part]:
    if sort not in SORTS:
        raise NotThere
    return SORTS[sort][0]


def _found(sort: str, id: UUID) -> Part:
    found: Part = one_or_404(visible_parts(me(), _model(sort)), id)
    return found
