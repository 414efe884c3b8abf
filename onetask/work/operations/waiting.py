"""What a task waits for."""

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
from onetask.people.models import Workspace
from onetask.work.access import may_edit
from onetask.work.models.tasks import Dependency, Task
from onetask.work.queries.tasks import task_of, way_between


@operation(may_edit, blocker=may_edit)
def block_task(change: Change, task: Task, /, *, blocker: Task) -> Task:
    """Links are made one at a time in a workspace, so that two cannot close a circle together."""
    change.hold(session.get_one(Workspace, task.workspace_id))
    if _link(task, blocker):
        return task
    _refuse_circle(task, blocker)
    where = {"workspace_id": task.workspace_id, "blocked_id": task.id}
    session.add(Dependency(id=uuid7(), blocker_id=blocker.id, **where))
    change.record("task.blocked", task, blocker=[None, str(blocker.id)], ref=blocker.ref)
    return task


@operation(may_edit, blocker=may_edit)
def unblock_task(change: Change, task: Task, /, *, blocker: Task) -> Task:
    if link := _link(task, blocker):
        session.delete(link)
        change.record("task.unblocked", task, blocker=[str(blocker.id), None], ref=blocker.ref)
    return task


def _link(task: Task, blocker: Task) -> Dependency | None:
    same = Dependency.blocker_id == blocker.id, Dependency.blocked_id == task.id
    return session.scalar(select(Dependency).where(*same))


def _refuse_circle(task: Task, blocker: Task) -> None:
    if task.id == blocker.id:
        raise Conflict(_("%(ref)s cannot wait for itself.", ref=task.ref))
    if way := way_between(task.id, blocker.id):
        circle = " → ".join([*way, task.ref])
        raise Conflict(_("That would be a circle: %(circle)s.", circle=circle))


@undoes("task.blocked")
def unblock_again(actor: Actor, event: Event) -> None:
    unblock_task(actor, task_of(event), blocker=_blocker(event.facts["blocker"][1]))


@undoes("task.unblocked")
def block_again(actor: Actor, event: Event) -> None:
    block_task(actor, task_of(event), blocker=_blocker(event.facts["blocker"][0]))


def _blocker(text: str) -> Task:
    return session.get_one(Task, UUID(text))
