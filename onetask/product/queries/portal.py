"""The portal of a product, and what visitors left there."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import func, select

from onetask.core.db import session
from onetask.core.settings import secret
from onetask.people.engine.keys import derived_key
from onetask.product.models.feedback import Contact
from onetask.product.models.ideas import Idea
from onetask.product.models.portal import Pledge, Portal, Remark


def portal_of(product_id: UUID) -> Portal | None:
    return session.scalar(select(Portal).where(Portal.product_id == product_id))


def is_moderated(product_id: UUID) -> bool:
    """What visitors write is read before others see it, unless the team says otherwise."""
    found = portal_of(product_id)
    return found is None or found.is_moderated


def pledge_with(token_hash: str) -> Pledge | None:
    return session.scalar(select(Pledge).where(Pledge.token_hash == token_hash))


def remark_of(subject_id: UUID) -> Remark:
    return session.get_one(Remark, subject_id)


def remarks_on(home_id: UUID, *shown: str) -> Sequence[tuple[Remark, Contact]]:
    """What visitors said about an idea and those merged into it."""
    said = select(Remark, Contact).join(Contact, Contact.id == Remark.contact_id)
    said = said.join(Idea, Idea.id == Remark.idea_id).where(Idea.home_id == home_id)
    rows = session.execute(said.where(Remark.shown.in_(shown)).order_by(Remark.at))
    return rows.all()


def waiting_ideas(product_id: UUID) -> Sequence[Idea]:
    here = Idea.product_id == product_id, Idea.shown == "waiting", Idea.binned_at.is_(None)
    return session.scalars(select(Idea).where(*here).order_by(Idea.id)).all()


def waiting_remarks(product_id: UUID) -> Sequence[tuple[Remark, Contact, Idea]]:
    said = select(Remark, Contact, Idea).join(Contact, Contact.id == Remark.contact_id)
    said = said.join(Idea, Idea.id == Remark.idea_id).where(Idea.product_id == product_id)
    rows = session.execute(said.where(Remark.shown == "waiting").order_by(Remark.id))
    return rows.all()


def remark_count(product_id: UUID) -> dict[UUID, int]:
    """How much was said publicly, by idea."""
    counts = select(Idea.home_id, func.count()).join(Remark, Remark.idea_id == Idea.id)
    here = Idea.product_id == product_id, Remark.shown == "public"
    return {row[0]: row[1] for row in session.execute(counts.where(*here).group_by(Idea.home_id))}


def pledge_key(pledge_id: UUID) -> str:
    return derived_key(secret(), f"pledge:{pledge_id}")
