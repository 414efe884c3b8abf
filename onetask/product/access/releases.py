"""Releases and outcomes are subjects like any other; OneTask itself tells and asks."""

from typing import Any

from sqlalchemy import Select, select

from onetask.core.change import Actor
from onetask.core.db import Thing
from onetask.people.access import is_editor
from onetask.product.access.products import in_sight, register_part, visible_parts
from onetask.product.models.releases import Outcome, Release


def may_edit_release(actor: Actor, thing: Thing) -> bool:
    return actor.workspace_id == thing.workspace_id and is_editor(actor)


def may_note(actor: Actor, thing: Thing) -> bool:
    return actor.workspace_id == thing.workspace_id and actor.role == "system"


def visible_releases(actor: Actor) -> Select[Any]:
    return visible_parts(actor, Release)


def binned_releases(actor: Actor) -> Select[Any]:
    here = in_sight(select(Release), actor, Release)
    return here.where(Release.binned_at.is_not(None))


def visible_outcomes(actor: Actor) -> Select[Any]:
    return visible_parts(actor, Outcome)


register_part(Release, "releases")
register_part(Outcome, "outcomes")
