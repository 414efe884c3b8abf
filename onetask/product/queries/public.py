"""What of a product leaves the house: the fields that are published, and no others."""

import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Select, select

from onetask.core.db import session
from onetask.core.errors import NotThere
from onetask.core.settings import secret
from onetask.people.engine.keys import derived_key
from onetask.product.models.feedback import Contact
from onetask.product.models.ideas import Idea
from onetask.product.models.portal import Portal
from onetask.product.models.products import Product
from onetask.product.models.releases import Release
from onetask.product.models.roadmap import HORIZONS, Initiative
from onetask.product.queries.alike import similar_ideas
from onetask.product.queries.ideas import figures
from onetask.product.queries.portal import remark_count, remarks_on

MOST, NEAR = 200, 3


class Front(NamedTuple):
    """A portal that is open, and its product."""

    product: Product
    portal: Portal


@dataclass(frozen=True)
class PublicIdea:
    number: int
    title: str
    need_html: str
    status: str
    votes: int
    remarks: int


@dataclass(frozen=True)
class PublicRemark:
    who: str
    html: str
    at: datetime


@dataclass(frozen=True)
class PublicCard:
    """An initiative as visitors see it."""

    title: str
    summary: str
    stage: str


@dataclass(frozen=True)
class PublicRelease:
    id: str
    title: str
    name: str
    notes_html: str
    at: datetime


def front_of(slug: str) -> Front:
    """An open portal; a closed one is not there."""
    found = select(Product, Portal).join(Portal, Portal.product_id == Product.id)
    open_ = Product.slug == slug, Portal.is_open, Product.archived_at.is_(None)
    row = session.execute(found.where(*open_)).one_or_none()
    if row is None:
        raise NotThere
    return Front(row[0], row[1])


def public_ideas(product_id: UUID, status: str = "") -> list[PublicIdea]:
    """The most wanted first."""
    query = _public(product_id)
    if status:
        query = query.where(Idea.status == status)
    ideas = session.scalars(query.order_by(Idea.number)).all()
    shown = _shown(product_id, ideas)
    return sorted(shown, key=lambda one: (-one.votes, one.number))[:MOST]


def nearest(product_id: UUID, text: str) -> list[PublicIdea]:
    """What is there already and sounds like it."""
    near = [one for one in similar_ideas(product_id, text, 30) if one.shown == "public"]
    return _shown(product_id, near[:NEAR])


def idea_numbered(product_id: UUID, number: int) -> Idea:
    """A public idea; one that was merged leads to its home, if that is public."""
    named = Idea.product_id == product_id, Idea.number == number, Idea.binned_at.is_(None)
    idea = session.scalar(select(Idea).where(*named))
    if idea is None or idea.shown != "public":
        raise NotThere
    home = session.get_one(Idea, idea.home_id)
    if home.shown != "public" or home.binned_at:
        raise NotThere
    return home


def shown_idea(idea: Idea) -> PublicIdea:
    return _shown(idea.product_id, [idea])[0]


def public_remarks(home_id: UUID) -> list[PublicRemark]:
    return [
        PublicRemark(called(contact.name), remark.html, remark.at)
        for remark, contact in remarks_on(home_id, "public")
    ]


def public_roadmap(product_id: UUID) -> list[tuple[str, list[PublicCard]]]:
    here = Initiative.product_id == product_id, Initiative.is_public, Initiative.binned_at.is_(None)
    rows = session.scalars(select(Initiative).where(*here).order_by(Initiative.rank)).all()
    return [(name, [_card(one) for one in rows if one.horizon == name][:MOST]) for name in HORIZONS]


def public_releases(product_id: UUID) -> list[PublicRelease]:
    """The latest first; only what was published."""
    here = Release.product_id == product_id, Release.binned_at.is_(None)
    out = select(Release).where(*here, Release.published_at.is_not(None))
    rows = session.scalars(out.order_by(Release.published_at.desc()).limit(MOST)).all()
    return [
        PublicRelease(str(one.id), one.title, one.name, one.notes_html, one.published_at)
        for one in rows
        if one.published_at
    ]


def called(name: str) -> str:
    """Visitors are shown by their first name."""
    return (name.split() or ["?"])[0]


def silence_key(contact_id: UUID) -> str:
    """What a letter's last link carries: whose letters stop, and a proof that we sent it."""
    return f"{contact_id}.{derived_key(secret(), f'silence:{contact_id}')[:22]}"


def contact_by_key(key: str) -> Contact:
    text = key.partition(".")[0]
    try:
        contact = session.get(Contact, UUID(text))
    except ValueError:
        raise NotThere from None
    if contact is None or not hmac.compare_digest(silence_key(contact.id).encode(), key.encode()):
        raise NotThere
    return contact


def _public(product_id: UUID) -> Select[Any]:
    there = Idea.binned_at.is_(None), Idea.merged_into_id.is_(None), Idea.shown == "public"
    return select(Idea).where(Idea.product_id == product_id, *there)


def _shown(product_id: UUID, ideas: Sequence[Idea]) -> list[PublicIdea]:
    behind, said = figures(product_id), remark_count(product_id)
    return [
        PublicIdea(
            one.number,
            one.title,
            one.need_html,
            one.status,
            behind[one.id].votes if one.id in behind else 0,
            said.get(one.id, 0),
        )
        for one in ideas
    ]


def _card(one: Initiative) -> PublicCard:
    return PublicCard(one.title, one.summary, one.stage)
