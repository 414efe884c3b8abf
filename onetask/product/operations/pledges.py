"""What visitors want to do is done once the click in their mail has proved the address."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, select

from onetask.core.change import System
from onetask.core.clock import now
from onetask.core.db import session
from onetask.core.door import bookkeeping
from onetask.core.errors import Conflict, Invalid
from onetask.core.ids import uuid7
from onetask.core.jobs import promise
from onetask.core.locale import current_locale
from onetask.core.locale import gettext as _
from onetask.people.engine.keys import hash_of
from onetask.product.engine.people import tidy_address
from onetask.product.models.ideas import Idea
from onetask.product.models.portal import Pledge
from onetask.product.models.products import Product
from onetask.product.operations.capture import take_wish
from onetask.product.operations.customers import Speaker
from onetask.product.operations.feedback import add_feedback
from onetask.product.operations.portal import add_remark
from onetask.product.operations.votes import vote_for
from onetask.product.queries.portal import pledge_key

LASTS = timedelta(days=2)
MOST_LETTERS, MOST_AN_HOUR = 5, 300


@bookkeeping
def make_pledge(product: Product, deed: str, email: str, **facts: Any) -> Pledge | None:
    """A letter to the address; whoever gets too many of them is spared, and nobody is told."""
    address = tidy_address(email)
    if address is None:
        raise Invalid({"email": _("This is no mail address.")})
    if _is_flood(product, address):
        return None
    one = Pledge(id=uuid7(), product_id=product.id, deed=deed, email=address, facts=facts)
    one.token_hash, one.locale = hash_of(pledge_key(one.id)), current_locale()
    one.made_at = now()
    session.add(one)
    session.flush()
    promise("product.send_pledge", one.id)
    return one


def _is_flood(product: Product, address: str) -> bool:
    since = Pledge.made_at > now() - timedelta(hours=1)
    made = select(func.count()).select_from(Pledge).where(since)
    to_one = session.scalar(made.where(Pledge.email == address)) or 0
    of_one = session.scalar(made.where(Pledge.product_id == product.id)) or 0
    return to_one >= MOST_LETTERS or of_one >= MOST_AN_HOUR


def keep_pledge(pledge: Pledge) -> None:
    """Does what was pledged, once, in the name of OneTask."""
    product = session.get_one(Product, pledge.product_id)
    system, facts = System(product.workspace_id), pledge.facts
    who = Speaker(facts.get("name", ""), pledge.email)
    pledge_id, made_id = pledge.id, UUID(facts["id"])
    if pledge.deed == "idea":
        words = facts["title"], facts["need"]
        take_wish(system, product, who=who, words=words, id=made_id)
    elif pledge.deed == "feedback":
        key, source = f"portal:{made_id}", facts.get("source", "portal")
        add_feedback(system, product, text=facts["text"], who=who, source=source, source_key=key)
    else:
        _about_idea(system, pledge, who, made_id)
    note_kept(pledge_id)


def _about_idea(system: System, pledge: Pledge, who: Speaker, made_id: UUID) -> None:
    idea = session.get(Idea, UUID(pledge.facts["idea"]))
    if idea is None or idea.binned_at or idea.shown != "public":
        raise Conflict(_("This idea is no longer open."))
    if pledge.deed == "vote":
        vote_for(system, idea, who=who, words=pledge.facts.get("words", ""), id=made_id)
    else:
        add_remark(system, idea, who=who, body=pledge.facts["body"], id=made_id)


@bookkeeping
def note_kept(pledge_id: UUID) -> None:
    """Used up; what nobody clicked for two days is forgotten on the way."""
    session.get_one(Pledge, pledge_id).used_at = now()
    session.execute(delete(Pledge).where(Pledge.made_at < now() - 2 * LASTS))
