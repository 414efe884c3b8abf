"""Who may bring files in and take everything out."""

from typing import Any

from sqlalchemy import Select, false, select, true

from onetask.api.models import Import
from onetask.core.change import Actor
from onetask.core.db import Thing
from onetask.people.access import is_manager


def may_import(actor: Actor, _workspace: Thing) -> bool:
    return is_manager(actor)


def visible_imports(actor: Actor) -> Select[Any]:
    return select(Import).where(
        Import.workspace_id == actor.workspace_id, true() if is_manager(actor) else false()
    )
