"""What a task waits for."""

from typing import Any
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
from onetask.work.models.tasks import LINKS, Dependency, Task
from onetask.work.operations.fields import checked, needed, number, one_of, write
from onetask.work.queries.tasks import task_of, way_between

LONGEST_LAG = 3650
CHECKS = {"link": one_of(*LINKS), "lag": needed(number(float, -LONGEST_LAG, LONGEST_LAG))}


@operation(may_edit, blocker=may_edit)
def block_task(change: Change, task: Task, /, *, blocker: Task) -> Task:
    """It begins when the other is finished; a link that is there stays as it is."""
    if not _link(task, blocker):
        _connect(change, task, blocker, {})
    return task


@operation(may_edit, blocker=may_edit)
def set_dependency(change: Change, task: Task, /, *, blocker: Task, **fields: Any) -> Task:
    """`link`: which end waits for which; `lag`: working days between them, or earlier than that."""
    new = checked(CHECKS, fields)
    found = _link(task, blocker)
    if found is None:
        _connect(change, task, blocker, new)
    elif facts := write(found, new):
        other = {"other": str(blocker.id), "ref": blocker.ref}
        change.record("task.relinked", task, **facts, **other)
    return task


@operation(may_edit, blocker=may_edit)
def unblock_task(change: Change, task: Task, /, *, blocker: Task) -> Task:
    if link := _link(task, blocker):
        how = {"link": link.link, "lag": link.lag, "ref": blocker.ref}
        session.delete(link)
        change.record("task.unblocked", task, blocker=[str(blocker.id), None], **how)
    return task


def _connect(change: Change, task: Task, blocker: Task, new: dict[str, Any]) -> None:
    """Links are made one at a time in a workspace, so that two cannot close a circle together."""
    change.hold(session.get_one(Workspace, task.workspace_id))
    _refuse_circle(task, blocker)
    how = {"link": "FS", "lag": 0.0} | new
    where = {"workspace_id": task.workspace_id, "blocked_id": task.id}
    session.add(Dependency(id=uuid7(), blocker_id=blocker.id, **where, **how))
    change.record("task.blocked", task, blocker=[None, str(blocker.id)], ref=blocker.ref, **how)


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
    how = {name: event.facts[name] for name in CHECKS if name in event.facts}
    set_dependency(actor, task_of(event), blocker=_blocker(event.facts["blocker"][0]), **how)


@undoes("task.relinked")
def relink_as_before(actor: Actor, event: Event) -> None:
    old = {name: event.facts[name][0] for name in CHECKS if name in event.facts}
    set_dependency(actor, task_of(event), blocker=_blocker(event.facts["other"]), **old)


def _blocker(text: str) -> Task:
    return session.get_one(Task, UUID(text))
