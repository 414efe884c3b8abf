"""Who works how much for a project, and what people are good at."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import delete

from onetask.core.change import Actor, Change
from onetask.core.db import session
from onetask.core.door import operation
from onetask.core.errors import Invalid
from onetask.core.events import Event
from onetask.core.ids import uuid7
from onetask.core.locale import gettext as _
from onetask.core.undo import undoes
from onetask.people.models import Member
from onetask.plan.access.capacity import may_allocate, may_count, may_tell_skills
from onetask.plan.models.capacity import Allocation, Skill
from onetask.plan.operations.items import Book, add_item, edit_item, keeps
from onetask.plan.queries.capacity import allocation_in, skills_of
from onetask.work.models.projects import Project
from onetask.work.operations.fields import as_given, line, needed, number

MOST = 20

keeper = keeps(
    Book(
        Allocation,
        {
            **{"member_id": as_given, "role": line(80, 0)},
            "percent": needed(number(int, 1, 100)),
        },
    )
)


@operation(may_allocate, member=may_count)
def allocate(
    change: Change, project: Project, /, *, member: Member, percent: int, role: str = ""
) -> Allocation:
    """The share of a member's time that the project may count on, and as what."""
    change.hold(project)
    if known := allocation_in(project.id, member.id):
        edit_item(change.actor, known, percent=percent, role=role)
        return known
    facts = {"member_id": member.id, "percent": percent, "role": role}
    made: Allocation = add_item(change, project, keeper, None, facts)
    return made


@operation(may_tell_skills)
def set_skills(change: Change, member: Member, /, *, names: Sequence[str]) -> Member:
    change.hold(member)
    new, old = _checked(names), skills_of(member.id)
    if [one.lower() for one in new] == [one.lower() for one in old]:
        return member
    session.execute(delete(Skill).where(Skill.member_id == member.id))
    where: dict[str, Any] = {"workspace_id": member.workspace_id, "member_id": member.id}
    session.add_all(Skill(id=uuid7(), name=name, **where) for name in new)
    change.record("skills.set", member, names=[old, new])
    return member


def _checked(names: Sequence[str]) -> list[str]:
    """Each once, in the order of the alphabet."""
    try:
        clean = {name.lower(): name for name in map(line(60), names)}
    except ValueError as error:
        raise Invalid({"names": str(error)}) from None
    if len(clean) > MOST:
        raise Invalid({"names": _("At most %(most)s skills.", most=MOST)})
    return sorted(clean.values(), key=str.lower)


@undoes("skills.set")
def skills_as_before(actor: Actor, event: Event) -> None:
    set_skills(actor, session.get_one(Member, event.subject_id), names=event.facts["names"][0])
