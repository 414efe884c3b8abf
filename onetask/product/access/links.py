"""Who may join things on the spine: whoever may change both."""

from typing import Any

from sqlalchemy import Select, select

import onetask.product.access.feedback
import onetask.product.access.goals  # noqa: F401
from onetask.core.change import Actor
from onetask.core.db import Thing
from onetask.core.errors import NotThere
from onetask.core.subjects import subject
from onetask.people.access import is_editor
from onetask.product.access.products import in_sight
from onetask.product.models.links import Link


def may_link(actor: Actor, thing: Thing) -> bool:
    try:
        return is_editor(actor) and subject(thing.kind).may_edit(actor, thing)
    except NotThere:
        return False


def visible_links(actor: Actor) -> Select[Any]:
    return in_sight(select(Link), actor, Link)
