"""Habit: who makes a thing or is given it wants to hear about it."""

from uuid import UUID

from onetask.core.change import Change
from onetask.core.db import session
from onetask.core.events import Event, within
from onetask.core.ids import NOBODY
from onetask.core.subjects import subject
from onetask.talk.operations.watching import watch_by_habit


@within("task.created", "project.created")
def maker_watches(change: Change, event: Event) -> None:
    if change.actor.id != NOBODY:
        _watch(event, change.actor.id)


@within("task.assigned")
def assignee_watches(_: Change, event: Event) -> None:
    _watch(event, UUID(event.facts["member"][1]))


def _watch(event: Event, member_id: UUID) -> None:
    watch_by_habit(session.get_one(subject(event.subject_kind).model, event.subject_id), member_id)
