"""Who sets whose calendar: managers the workspace's, editors a project's, everybody their own."""

from typing import Any
from uuid import UUID

from sqlalchemy import Select, or_, select

from onetask.core.change import Actor
from onetask.core.db import Thing
from onetask.people.access import is_editor, may_manage
from onetask.people.models import Member
from onetask.plan.models.calendars import TimeOff
from onetask.work.access import may_edit, visible_projects
from onetask.work.models.projects import Project


def may_set_calendar(actor: Actor, owner: Thing) -> bool:
    if isinstance(owner, Project):
        return may_edit(actor, owner)
    is_self = isinstance(owner, Member) and owner.id == actor.id and actor.role != "guest"
    return is_self or may_manage(actor, owner)


def may_change_time_off(actor: Actor, off: TimeOff) -> bool:
    if off.owner_kind == "project":
        return may_edit(actor, off)
    is_mine = off.owner_id == actor.id and actor.role != "guest"
    return is_mine or may_manage(actor, off)


def visible_times_off(actor: Actor) -> Select[Any]:
    """Guests see those of their projects; members see whose help they can count on."""
    here = select(TimeOff).where(TimeOff.workspace_id == actor.workspace_id)
    if is_editor(actor):
        return here
    seen = visible_projects(actor).with_only_columns(Project.id)
    return here.where(or_(TimeOff.owner_id.in_(seen), TimeOff.owner_id == _home(actor)))


def _home(actor: Actor) -> UUID:
    return actor.workspace_id
