"""How each change of a task is taken back."""

from uuid import UUID

from onetask.core.change import Actor
from onetask.core.db import session
from onetask.core.events import Event
from onetask.core.undo import undoes
from onetask.work.models.projects import Column
from onetask.work.operations.fields import as_before
from onetask.work.operations.tasks import (
    archive_task,
    bin_task,
    close_task,
    edit_task,
    move_task,
    order_subtask,
    reopen_task,
    restore_task,
    unarchive_task,
)
from onetask.work.queries.tasks import task_of


@undoes("task.created", "task.restored")
def bin_again(actor: Actor, event: Event) -> None:
    bin_task(actor, task_of(event))


@undoes("task.binned")
def restore_again(actor: Actor, event: Event) -> None:
    restore_task(actor, task_of(event))


@undoes("task.archived")
def unarchive_again(actor: Actor, event: Event) -> None:
    unarchive_task(actor, task_of(event))


@undoes("task.unarchived")
def archive_again(actor: Actor, event: Event) -> None:
    archive_task(actor, task_of(event))


@undoes("task.edited")
def as_it_was(actor: Actor, event: Event) -> None:
    task, old = task_of(event), as_before(event.facts)
    if "due_at" in old:
        old.setdefault("due_on", task.due_on)
    edit_task(actor, task, seen=event.number, **old)


@undoes("task.moved")
def move_back(actor: Actor, event: Event) -> None:
    left, behind = event.facts["column"][0], event.facts["behind"]
    column = session.get_one(Column, UUID(left))
    move_task(actor, task_of(event), column=column, after=behind and UUID(behind))


@undoes("task.transferred")
def move_home(actor: Actor, event: Event) -> None:
    """Its parts go back with the card, which tells where it stood."""
    if "column" in event.facts:
        move_back(actor, event)


@undoes("task.mentioned")
def let_words_go(_actor: Actor, _event: Event) -> None:
    """The text that named them is taken back with its edit."""


@undoes("task.ordered")
def order_back(actor: Actor, event: Event) -> None:
    behind = event.facts["behind"]
    order_subtask(actor, task_of(event), after=behind and UUID(behind))


@undoes("task.closed")
def reopen_again(actor: Actor, event: Event) -> None:
    """Where the card moved as well, moving it back reopens it."""
    if not event.facts["moved"]:
        reopen_task(actor, task_of(event))


@undoes("task.reopened")
def close_again(actor: Actor, event: Event) -> None:
    if not event.facts["moved"]:
        close_task(actor, task_of(event))
