"""The inbox of what people said: read, linked, put aside."""

from typing import Any
from uuid import UUID

from flask import Blueprint, render_template, request
from flask_wtf.csrf import generate_csrf
from werkzeug.wrappers import Response as Answer

from onetask.core import hx
from onetask.core.db import session
from onetask.core.errors import NotThere
from onetask.core.events import Standing, standing
from onetask.core.forms import read, seen
from onetask.core.kept import Kept
from onetask.core.locale import current_locale
from onetask.core.stamps import newest
from onetask.core.subjects import one_or_404
from onetask.core.who import me
from onetask.people.access import is_editor
from onetask.people.models import Member
from onetask.product.access.products import visible_parts, visible_products
from onetask.product.forms import feedback as forms
from onetask.product.models.feedback import REASONS, Feedback
from onetask.product.models.products import Product
from onetask.product.operations import feedback as operations
from onetask.product.operations.customers import Speaker
from onetask.product.queries import inbox
from onetask.product.queries.alike import similar_feedback, similar_ideas
from onetask.product.queries.feedback import waiting_count
from onetask.product.queries.products import home_product
from onetask.product.queries.remarks import key_of_comment
from onetask.product.views.chosen import chosen_product, form_page, product_page
from onetask.talk.access import visible_comment

bp = Blueprint("feedback", __name__)
PAGE = "product/feedback.html"
PARTS = {"list": "product/_feedback_list.html", "open": "product/_feedback_open.html"}
_drawn: Kept[tuple[str, str]] = Kept(100)


def found(feedback_id: UUID) -> Feedback:
    one: Feedback = one_or_404(visible_parts(me(), Feedback), feedback_id)
    return one


def home_of(one: Feedback) -> Product:
    product: Product = one_or_404(visible_products(me()), one.product_id)
    return product


@bp.get("/feedback")
def index() -> Answer:
    product, now = chosen_product(), standing(me().workspace_id)
    if request.args.get("part"):
        return product_page(PAGE, _part(), product, **_inbox(product), number=now.number)
    facts = {"regions": _regions(product, now), "show": _shown(), "number": now.number}
    return product_page(PAGE, _part(), product, **facts)


def _inbox(product: Product) -> dict[str, Any]:
    lines, facts = _lines(product)
    opened = lines[0] if lines else None
    return facts | {"line": opened} | _about(opened)


def _regions(product: Product, now: Standing) -> str:
    """The list and what is open, kept while nothing in the product changes and nothing wakes up."""
    place, waits = f"product:{product.id}", waiting_count(product.id)
    asked = _shown(), request.args.get("most"), request.args.get("customer")
    key = product.id, asked, waits, newest(place), now.floor, now.epoch, current_locale()

    def draw() -> tuple[str, str]:
        facts = _inbox(product) | {"product": product, "number": now.number}
        drawn = "".join(render_template(part, **facts) for part in PARTS.values())
        return drawn, generate_csrf()

    drawn, token = _drawn.of(key, draw)
    return drawn.replace(token, generate_csrf())


@bp.get("/feedback/<uuid:id>")
def show(id: UUID) -> Answer:
    now, one = standing(me().workspace_id), found(id)
    product, (line,) = home_of(one), inbox.drawn([one])
    facts = {"show": _shown()} if _part() == PARTS["open"] else _lines(product)[1]
    facts |= {"line": line, "is_one": True, "number": now.number} | _about(line)
    return product_page(PAGE, _part(), product, **facts)


def _part() -> str:
    return PARTS.get(request.args.get("part", ""), PARTS["list"])


def _shown() -> str:
    show = request.args.get("show", "new")
    return show if show in inbox.SHOWN else "new"


def _lines(product: Product) -> tuple[list[inbox.Line], dict[str, Any]]:
    most = min(max(request.args.get("most", inbox.PAGE, type=int), 1), inbox.MOST)
    customer = _uuid(request.args.get("customer", ""))
    lines = inbox.lines_of(product.id, _shown(), most, customer)
    facts = {"show": _shown(), "most": most, "more": len(lines) > most, "customer": customer}
    counts = inbox.counts_of(product.id)
    return lines[:most], facts | {"lines": lines[:most], "counts": counts}


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError:
        raise NotThere from None


def _about(line: inbox.Line | None) -> dict[str, Any]:
    if line is None:
        return {}
    facts = {"pieces": inbox.pieces_of(line), "said": inbox.said_before(line)}
    return facts | {"reasons": REASONS[:-1]}


@bp.get("/feedback/new")
def new() -> Answer:
    return form_page("product/_feedback_form.html", product=chosen_product())


@bp.get("/feedback/alike")
def alike_typed() -> Answer:
    """While somebody types: what was said like it, and which ideas there are."""
    product, text = chosen_product(), request.args.get("text", "")[:4000]
    said = similar_feedback(product.id, text)
    ideas = similar_ideas(product.id, text)
    return hx.page("product/_alike.html", said=inbox.drawn(said), ideas=ideas)


@bp.get("/feedback/<uuid:id>/alike")
def alike(id: UUID) -> Answer:
    one = found(id)
    said = similar_feedback(one.product_id, one.text, but=one.id)
    ideas = similar_ideas(one.product_id, one.text)
    return hx.page("product/_alike.html", said=inbox.drawn(said), ideas=ideas)


@bp.get("/feedback/count")
def count() -> Answer:
    """What waits to be read, for the sidebar."""
    if not is_editor(me()):
        raise NotThere
    product, now = home_product(me().workspace_id), standing(me().workspace_id)
    waits = waiting_count(product.id)
    return hx.page("product/_feedback_count.html", product=product, number=now.number, waits=waits)


@bp.post("/feedback")
def add() -> Answer:
    form, product = read(forms.FeedbackNew), chosen_product()
    source = form.source or "note"
    one = operations.add_feedback(
        me(), product, text=form.text, who=form.who(), id=form.id, source=source
    )
    return hx.redrawn(f"/feedback/{one.id}")


@bp.post("/comments/<uuid:id>/feedback")
def add_from_comment(id: UUID) -> Answer:
    """What somebody wrote on a task or elsewhere, in their own words and name."""
    product, comment = chosen_product(), visible_comment(me(), id)
    author = session.get_one(Member, comment.author_id)
    about: dict[str, Any] = {"source": "comment", "source_key": key_of_comment(comment)}
    about |= {"said_at": comment.at, "url": f"/comments/{comment.id}"}
    who = Speaker(author.name, author.email)
    one = operations.add_feedback(me(), product, text=comment.body, who=who, **about)
    return hx.redrawn(f"/feedback/{one.id}")


@bp.get("/feedback/<uuid:id>/edit")
def change(id: UUID) -> Answer:
    (line,) = inbox.drawn([found(id)])
    return form_page("product/_feedback_edit.html", line=line)


@bp.patch("/feedback/<uuid:id>")
@bp.post("/feedback/<uuid:id>")
def edit(id: UUID) -> Answer:
    operations.edit_feedback(me(), found(id), seen=seen(), text=read(forms.FeedbackEdit).text)
    return hx.redrawn(f"/feedback/{id}")


@bp.put("/feedback/<uuid:id>/speaker")
@bp.post("/feedback/<uuid:id>/speaker")
def attribute(id: UUID) -> Answer:
    operations.attribute_feedback(me(), found(id), who=read(forms.Attribution).who())
    return hx.redrawn(f"/feedback/{id}")


@bp.post("/feedback/<uuid:id>/dismissal")
def dismiss(id: UUID) -> Answer:
    operations.dismiss_feedback(me(), found(id), reason=read(forms.Dismissal).reason)
    return hx.redrawn("/feedback")


@bp.post("/feedback/<uuid:id>/nap")
def snooze(id: UUID) -> Answer:
    until = read(forms.Nap).moment(me().zone)
    operations.snooze_feedback(me(), found(id), until=until)
    return hx.redrawn("/feedback")


@bp.post("/feedback/<uuid:id>/return")
def reopen(id: UUID) -> Answer:
    operations.reopen_feedback(me(), found(id))
    return hx.redrawn(f"/feedback/{id}")


@bp.delete("/feedback/<uuid:id>")
def delete(id: UUID) -> Answer:
    operations.bin_feedback(me(), found(id))
    return hx.redrawn("/feedback")
