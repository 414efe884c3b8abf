"""The portal as its visitors see it: no account, no session, no scripts needed."""

from typing import Any
from uuid import uuid4

from flask import Blueprint, make_response, redirect, request
from werkzeug.wrappers import Response as Answer

from onetask.core import hx
from onetask.core.change import System
from onetask.core.clock import now
from onetask.core.errors import Conflict, Invalid, NotThere
from onetask.core.forms import read
from onetask.core.headers import may_be_framed
from onetask.core.limits import limited
from onetask.core.locale import gettext as _
from onetask.core.walls import from_anywhere
from onetask.people.engine.keys import hash_of
from onetask.people.views.again import Over
from onetask.product.forms import portal as forms
from onetask.product.models.ideas import STATUSES
from onetask.product.models.portal import Pledge
from onetask.product.operations.pledges import LASTS, keep_pledge, make_pledge
from onetask.product.operations.portal import mute_contact
from onetask.product.queries import public
from onetask.product.queries.portal import pledge_with

bp = Blueprint("portal", __name__, url_prefix="/p/<slug>")
KNOWN = "portal_email"
LETTERS = "30 per hour"
from_anywhere |= {"portal.send_from_widget"}


@bp.errorhandler(NotThere)
def gone(_error: NotThere) -> Answer:
    return hx.page("portal/gone.html", 404)


@bp.errorhandler(Over)
def over(_error: Over) -> Answer:
    return hx.page("portal/gone.html", 410, text=_("This link works no longer."))


@bp.get("")
def ideas(slug: str) -> Answer:
    """What others want; what the visitor types finds the nearest first."""
    front = public.front_of(slug)
    wish, status = request.args.get("wish", "").strip()[:160], request.args.get("status", "")
    status = status if status in STATUSES else ""
    near = public.nearest(front.product.id, wish) if wish else []
    facts: dict[str, Any] = {"wish": wish, "near": near, "state": status, "statuses": STATUSES}
    facts["ideas"] = public.public_ideas(front.product.id, status)
    return page("portal/ideas.html", front, tab="ideas", **facts)


@bp.get("/nearest")
@limited("600 per hour", methods=["GET"])
def nearest(slug: str) -> Answer:
    """While the visitor types."""
    front, wish = public.front_of(slug), request.args.get("wish", "").strip()[:160]
    near = public.nearest(front.product.id, wish) if wish else []
    return page("portal/_nearest.html", front, near=near, wish=wish)


@bp.get("/ideas/<int:number>")
def idea(slug: str, number: int) -> Answer:
    front = public.front_of(slug)
    one = public.idea_numbered(front.product.id, number)
    if one.number != number:
        return redirect(f"/p/{slug}/ideas/{one.number}", 301)
    facts = {"idea": public.shown_idea(one), "remarks": public.public_remarks(one.id)}
    return page("portal/idea.html", front, tab="ideas", **facts)


@bp.get("/roadmap")
def roadmap(slug: str) -> Answer:
    front = public.front_of(slug)
    if not front.portal.shows_roadmap:
        raise NotThere
    lanes = public.public_roadmap(front.product.id)
    return page("portal/roadmap.html", front, tab="roadmap", lanes=lanes)


@bp.get("/message")
def write(slug: str) -> Answer:
    return page("portal/message.html", public.front_of(slug), tab="message")


@bp.post("/message")
@limited(LETTERS)
def send(slug: str) -> Answer:
    front, sent = public.front_of(slug), read(forms.Message)
    facts = {"name": sent.name, "text": sent.text, "about": sent.text[:120]}
    return _pledged(front, "feedback", sent.email, facts)


@bp.get("/widget")
def widget(slug: str) -> Answer:
    """The form alone, for a link or for a frame in pages of the sites the team names."""
    source = request.args.get("source", "").strip()[:40]
    return _widget(public.front_of(slug), source=source)


@bp.post("/widget")
@limited(LETTERS)
def send_from_widget(slug: str) -> Answer:
    """No cookie comes along inside a frame; all it does is ask an address by letter."""
    front = public.front_of(slug)
    try:
        sent = read(forms.FromWidget)
        about = {"name": sent.name, "text": sent.text, "about": sent.text[:120]}
        make_pledge(front.product, "feedback", sent.email, **about, source=sent.said_where,
                    id=str(uuid4()))  # fmt: skip
    except Invalid as wrong:
        given = {name: request.form.get(name, "") for name in ("source", "text", "email", "name")}
        return _widget(front, 422, wrong=wrong.fields, **given)
    return _widget(public.front_of(slug), is_sent=True, email=sent.email)


@bp.post("/ideas")
@limited(LETTERS)
def wish(slug: str) -> Answer:
    front, sent = public.front_of(slug), read(forms.Wish)
    facts = {"name": sent.name, "title": sent.title, "need": sent.need, "about": sent.title}
    return _pledged(front, "idea", sent.email, facts)


@bp.post("/ideas/<int:number>/votes")
@limited(LETTERS)
def vote(slug: str, number: int) -> Answer:
    front = public.front_of(slug)
    one, sent = public.idea_numbered(front.product.id, number), read(forms.Ballot)
    facts = {"name": sent.name, "words": sent.words, "idea": str(one.id), "about": one.title}
    return _pledged(front, "vote", sent.email, facts)


@bp.post("/ideas/<int:number>/remarks")
@limited(LETTERS)
def remark(slug: str, number: int) -> Answer:
    front = public.front_of(slug)
    one, sent = public.idea_numbered(front.product.id, number), read(forms.Remark)
    facts = {"name": sent.name, "body": sent.body, "idea": str(one.id), "about": one.title}
    return _pledged(front, "remark", sent.email, facts)


@bp.get("/confirm/<key>")
def look(slug: str, key: str) -> Answer:
    front = public.front_of(slug)
    return page("portal/confirm.html", front, pledge=_pledge(front, key), key=key)


@bp.post("/confirm/<key>")
@limited("60 per hour")
def confirm(slug: str, key: str) -> Answer:
    front = public.front_of(slug)
    pledge = _pledge(front, key)
    deed, about = pledge.deed, pledge.facts.get("about", "")
    try:
        keep_pledge(pledge)
    except Conflict as why:
        return page("portal/done.html", public.front_of(slug), deed="", about=str(why))
    return page("portal/done.html", public.front_of(slug), deed=deed, about=about)


@bp.get("/silence/<key>")
def ask_silence(slug: str, key: str) -> Answer:
    front, contact = public.front_of(slug), public.contact_by_key(key)
    return page("portal/silence.html", front, email=contact.email, key=key, is_done=False)


@bp.post("/silence/<key>")
@limited("60 per hour")
def silence(slug: str, key: str) -> Answer:
    contact = public.contact_by_key(key)
    email = contact.email
    mute_contact(System(contact.workspace_id), contact)
    front = public.front_of(slug)
    return page("portal/silence.html", front, email=email, key=key, is_done=True)


def _pledge(front: public.Front, key: str) -> Pledge:
    found = pledge_with(hash_of(key))
    if found is None or found.product_id != front.product.id or found.used_at:
        raise Over
    if found.made_at < now() - LASTS:
        raise Over
    return found


def _pledged(front: public.Front, deed: str, email: str, facts: dict[str, Any]) -> Answer:
    """The answer is the same whether a letter leaves or not."""
    slug = front.product.slug
    make_pledge(front.product, deed, email, **facts, id=str(uuid4()))
    answer = page("portal/sent.html", public.front_of(slug), email=email, deed=deed)
    answer.set_cookie(KNOWN, email[:254], max_age=31_536_000, httponly=True, samesite="Lax",
                      path=f"/p/{slug}")  # fmt: skip
    return answer


def _widget(front: public.Front, status: int = 200, **facts: Any) -> Answer:
    may_be_framed(front.portal.sites)
    answer = page("portal/widget.html", front, is_bare=True, **facts)
    answer.status_code = status
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer


def page(template: str, front: public.Front, **facts: Any) -> Answer:
    known = request.cookies.get(KNOWN, "")[:254]
    shown = {"front": front, "slug": front.product.slug, "known": known, "tab": ""} | facts
    answer = make_response(hx.page(template, **shown))
    if not front.portal.is_listed or request.path.rstrip("/").count("/") > 4:
        answer.headers["X-Robots-Tag"] = "noindex"
    return answer
