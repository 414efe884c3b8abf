"""Who may see and change feedback and ideas: the rules of products; OneTask acts for visitors."""

from typing import Any

from sqlalchemy import Select, select

from onetask.core.change import Actor
from onetask.core.db import Thing, session
from onetask.core.subjects import Subject, register
from onetask.product.access.products import in_sight, may_edit_product, register_part
from onetask.product.models.feedback import Contact, Customer, Feedback
from onetask.product.models.ideas import Evidence, Idea, Vote
from onetask.product.models.portal import Remark
from onetask.product.models.products import Product


def may_speak_for_visitors(actor: Actor, thing: Thing) -> bool:
    """OneTask itself: a visitor's address was confirmed, or a letter came in."""
    return actor.workspace_id == thing.workspace_id and actor.role == "system"


def visible_customers(actor: Actor) -> Select[Any]:
    return in_sight(select(Customer), actor, Customer).where(Customer.binned_at.is_(None))


def visible_contacts(actor: Actor) -> Select[Any]:
    return in_sight(select(Contact), actor, Contact)


def visible_evidence(actor: Actor) -> Select[Any]:
    return in_sight(select(Evidence), actor, Evidence)


def visible_votes(actor: Actor) -> Select[Any]:
    return in_sight(select(Vote), actor, Vote)


def visible_remarks(actor: Actor) -> Select[Any]:
    return in_sight(select(Remark), actor, Remark)


def _place_of(customer: Customer) -> str:
    """Customers are of the whole workspace; they are told where its first product is."""
    here = Product.workspace_id == customer.workspace_id, Product.archived_at.is_(None)
    first = select(Product.id).where(*here).order_by(Product.rank).limit(1)
    return f"product:{session.scalar(first)}"


register_part(Feedback, "feedback")
register_part(Idea, "ideas")
register(
    Subject(
        kind="customer",
        model=Customer,
        visible=visible_customers,
        may_edit=may_edit_product,
        may_talk=lambda _actor, _thing: False,
        url=lambda one: f"/feedback?show=all&customer={one.id}",
        place=_place_of,
    )
)
