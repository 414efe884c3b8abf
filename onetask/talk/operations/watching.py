"""Who wants to hear about a thing."""

from typing import Any
from uuid import UUID

from onetask.core.change import Actor, Change
from onetask.core.db import Thing, session
from onetask.core.door import operation
from onetask.core.events import Event
from onetask.core.subjects import subject
from onetask.core.undo import undoes
from onetask.talk.access import may_see
from onetask.talk.models import Watch
from onetask.talk.queries.people import watch_of


@operation(may_see)
def watch(change: Change, thing: Thing) -> None:
    """The actor wants to hear about it."""
    _set(change, thing, is_muted=False)


@operation(may_see)
def unwatch(change: Change, thing: Thing) -> None:
    """The actor hears no more about it, whatever habit says."""
    _set(change, thing, is_muted=True)


@operation(may_see)
def forget_watch(change: Change, thing: Thing) -> None:
    """As before the actor said anything: habit decides."""
    if row := watch_of(thing.id, change.actor.id):
        _note(change, thing, row.is_muted, None)
        session.delete(row)


def watch_by_habit(thing: Thing, member_id: UUID) -> Watch:
    """Those who made, do, comment on or are named in a thing watch it, unless they said no."""
    if row := watch_of(thing.id, member_id):
        return row
    row = Watch(workspace_id=thing.workspace_id, member_id=member_id, is_muted=False)
    row.subject_kind, row.subject_id, row.project_id = thing.kind, thing.id, thing.scope_id
    session.add(row)
    return row


@undoes("watch.set")
def _watch_as_before(actor: Actor, event: Event) -> None:
    thing = session.get_one(subject(event.subject_kind).model, event.subject_id)
    before = event.facts["muted"][0]
    {None: forget_watch, True: unwatch, False: watch}[before](actor, thing)


def _set(change: Change, thing: Thing, *, is_muted: bool) -> None:
    change.hold(thing)
    row = watch_of(thing.id, change.actor.id)
    before = row.is_muted if row else None
    if before == is_muted:
        return
    watch_by_habit(thing, change.actor.id).is_muted = is_muted
    _note(change, thing, before, is_muted)


def _note(change: Change, thing: Thing, before: Any, after: Any) -> None:
    change.record("watch.set", thing, muted=[before, after], member=str(change.actor.id))
