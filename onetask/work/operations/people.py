"""Who does a task."""

from uuid import UUID

from sqlalchemy import select

from onetask.core.change import Actor, Change
from onetask.core.db import session
from onetask.core.door import operation
from onetask.core.errors import Conflict
from onetask.core.events import Event
from onetask.core.ids import uuid7
from onetask.core.locale import gettext as _
from onetask.core.undo import undoes
from onetask.people.models import Member
from onetask.work.access import has_seat, may_edit
from onetask.work.models.tasks import Assignment, Task
from onetask.work.queries.tasks import task_of


@operation(may_edit, member=may_edit)
def assign_task(change: Change, task: Task, /, *, member: Member) -> Task:
    if _assignment(task, member):
        return task
    _refuse_absent(task, member)
    where = {"workspace_id": task.workspace_id, "task_id": task.id}
    session.add(Assignment(id=uuid7(), member_id=member.id, **where))
    change.record("task.assigned", task, member=[None, str(member.id)], name=member.name)
    return task


@operation(may_edit, member=may_edit)
def unassign_task(change: Change, task: Task, /, *, member: Member) -> Task:
    if assignment := _assignment(task, member):
        session.delete(assignment)
        change.record("task.unassigned", task, member=[str(member.id), None], name=member.name)
    return task


def _assignment(task: Task, member: Member) -> Assignment | None:
    same = Assignment.task_id == task.id, Assignment.member_id == member.id
    return session.scalar(select(Assignment).where(*same))


def _refuse_absent(task: Task, member: Member) -> None:
    if not member.is_active:
        raise Conflict(_("%(name)s has left the workspace.", name=member.name))
    if member.role == "guest" and not has_seat(member, task.project_id):
        raise Conflict(_("%(name)s is not invited to this project.", name=member.name))


@undoes("task.assigned")
def unassign_again(actor: Actor, event: Event) -> None:
    unassign_task(actor, task_of(event), member=_member(event.facts["member"][1]))


@undoes("task.unassigned")
def assign_again(actor: Actor, event: Event) -> None:
    assign_task(actor, task_of(event), member=_member(event.facts["member"][0]))


def _member(text: str) -> Member:
    return session.get_one(Member, UUID(text))
