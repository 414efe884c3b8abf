"""Habit: who makes a thing or is given it wants to hear about it; and emptying the bin of talk."""

from datetime import timedelta
from uuid import UUID

from onetask.core import uploads
from onetask.core.change import Change, System
from onetask.core.clock import now
from onetask.core.db import session
from onetask.core.events import Event, within
from onetask.core.ids import NOBODY
from onetask.core.jobs import job, promise
from onetask.core.subjects import subject
from onetask.people.models import Workspace
from onetask.talk.models import KEPT_FOR
from onetask.talk.operations.upkeep import purge_talk, take_along
from onetask.talk.operations.watching import watch_by_habit
from onetask.talk.queries.said import kept_files

SLACK = timedelta(hours=1)


@within("task.created", "project.created")
def maker_watches(change: Change, event: Event) -> None:
    if change.actor.id != NOBODY:
        _watch(event, change.actor.id)


@within("task.assigned")
def assignee_watches(_: Change, event: Event) -> None:
    _watch(event, UUID(event.facts["member"][1]))


@within("task.transferred")
def talk_goes_along(_: Change, event: Event) -> None:
    """Who may read what was said is decided by the project it is about now."""
    take_along(event.subject_id, UUID(event.facts["project"][1]))


@within("comment.binned", "file.binned", "task.purged", "project.purged")
def empty_bin_later(_: Change, event: Event) -> None:
    is_gone = event.kind.endswith(".purged")
    at = event.at + (SLACK if is_gone else KEPT_FOR + SLACK)
    key = f"talk.empty_talk_bin:{event.workspace_id}:{at:%Y%m%d}"
    promise(empty_talk_bin, event.workspace_id, at=at, key=key)


@job(timeout=300)
def empty_talk_bin(workspace_id: str) -> None:
    """What was deleted 30 days ago goes for good, and the files that no row names any more."""
    home = session.get(Workspace, UUID(workspace_id))
    while home and purge_talk(System(home.id), home, before=now() - KEPT_FOR):
        home = session.get(Workspace, UUID(workspace_id))
    sweep_files()


def sweep_files() -> None:
    """A file that is being received has no row yet, so the young are left alone."""
    old = uploads.older_than(now() - SLACK)
    for stored_as in old - kept_files(old):
        uploads.discard(stored_as)


def _watch(event: Event, member_id: UUID) -> None:
    watch_by_habit(session.get_one(subject(event.subject_kind).model, event.subject_id), member_id)
