"""Who may see and change feedback and ideas: the rules of products; OneTask acts for visitors."""

from typing import Any

from sqlalchemy import Select, select

from onetask.core.change import Actor
from onetask.core.db import Thing
from onetask.product.access.products import in_sight, register_part
from onetask.product.models.feedback import Contact, Customer, Feedback
from onetask.product.models.ideas import Evidence, Idea, Vote
from onetask.product.models.portal import Remark


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


register_part(Feedback, "feedback")
register_part(Idea, "ideas")
