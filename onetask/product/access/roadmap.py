"""Initiatives are subjects like any other: members and up see and change them."""

from typing import Any

from sqlalchemy import Select, select

from onetask.core.change import Actor
from onetask.core.db import Thing
from onetask.product.access.products import (
    in_sight,
    may_edit_product,
    register_part,
    visible_parts,
)
from onetask.product.models.roadmap import Initiative, ShareLink


def may_edit_roadmap(actor: Actor, thing: Thing) -> bool:
    return may_edit_product(actor, thing)


def visible_initiatives(actor: Actor) -> Select[Any]:
    return visible_parts(actor, Initiative)


def binned_initiatives(actor: Actor) -> Select[Any]:
    """What lies in the bin, for those who may take it out again."""
    binned = Initiative.binned_at.is_not(None)
    return in_sight(select(Initiative), actor, Initiative).where(binned)


def visible_shares(actor: Actor) -> Select[Any]:
    here = in_sight(select(ShareLink), actor, ShareLink)
    return here.where(ShareLink.revoked_at.is_(None))


register_part(Initiative, "initiatives")
