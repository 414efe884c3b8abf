"""What was shipped, for everybody: as a page, as RSS and as Atom."""

from datetime import UTC, datetime
from email.utils import format_datetime
from xml.etree.ElementTree import Element, SubElement, tostring

from flask import Blueprint
from werkzeug.wrappers import Response as Answer

from onetask.core.errors import NotThere
from onetask.core.mail import address
from onetask.product.queries import public
from onetask.product.views.portal import gone, page

bp = Blueprint("changelog", __name__, url_prefix="/p/<slug>")
bp.register_error_handler(NotThere, gone)
ATOM = "http://www.w3.org/2005/Atom"


@bp.get("/changelog")
def show(slug: str) -> Answer:
    front = _front(slug)
    releases = public.public_releases(front.product.id)
    return page("portal/changelog.html", front, tab="changelog", releases=releases)


@bp.get("/changelog.rss")
def rss(slug: str) -> Answer:
    front = _front(slug)
    feed = Element("rss", version="2.0")
    channel = SubElement(feed, "channel")
    _texts(channel, title=front.product.name, link=_link(front), description=front.product.name)
    for one in public.public_releases(front.product.id):
        item = SubElement(channel, "item")
        _texts(item, title=_named(one), link=f"{_link(front)}#{one.id}", description=one.notes_html)
        _texts(item, guid=f"{_link(front)}#{one.id}", pubDate=format_datetime(one.at))
    return _feed(feed, "application/rss+xml")


@bp.get("/changelog.atom")
def atom(slug: str) -> Answer:
    front = _front(slug)
    releases = public.public_releases(front.product.id)
    last = max((one.at for one in releases), default=datetime(2026, 1, 1, tzinfo=UTC))
    feed = Element("feed", xmlns=ATOM)
    _texts(feed, title=front.product.name, id=_link(front), updated=last.isoformat())
    SubElement(feed, "link", href=_link(front))
    _texts(SubElement(feed, "author"), name=front.product.name)
    for one in releases:
        entry = SubElement(feed, "entry")
        _texts(entry, title=_named(one), id=f"urn:uuid:{one.id}", updated=one.at.isoformat())
        SubElement(entry, "link", href=f"{_link(front)}#{one.id}")
        SubElement(entry, "content", type="html").text = one.notes_html
    return _feed(feed, "application/atom+xml")


def _front(slug: str) -> public.Front:
    front = public.front_of(slug)
    if not front.portal.shows_changelog:
        raise NotThere
    return front


def _link(front: public.Front) -> str:
    return address(f"/p/{front.product.slug}/changelog")


def _named(one: public.PublicRelease) -> str:
    return f"{one.title} {one.name}".strip()


def _texts(parent: Element, **texts: str) -> None:
    for name, text in texts.items():
        SubElement(parent, name).text = "".join(c for c in text if c >= " " or c in "\n\t")


def _feed(feed: Element, kind: str) -> Answer:
    return Answer(tostring(feed, encoding="unicode", xml_declaration=True), mimetype=kind)
