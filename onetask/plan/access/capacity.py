"""Who may see and change who works how much: the team sees, managers and leads change."""

from typing import Any

from onetask.core.change import Actor
from onetask.people.access import is_manager
from onetask.people.models import Member
from onetask.plan.access.items import lists, may_keep_money
from onetask.plan.models.capacity import Allocation
from onetask.work.access import may_edit
from onetask.work.models.projects import Project


def may_allocate(actor: Actor, project: Project) -> bool:
    return may_keep_money(actor, project)


def may_count(actor: Actor, thing: Any) -> bool:
    """People may be chosen who are in the team."""
    return may_edit(actor, thing)


def may_tell_skills(actor: Actor, member: Member) -> bool:
    return may_edit(actor, member) and (is_manager(actor) or actor.id == member.id)


lists(Allocation, "allocations", may_keep_money)
