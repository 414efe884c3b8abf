"""Whom each event concerns: their rows are written with the change."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import select

from onetask.core.change import Change
from onetask.core.db import session
from onetask.core.events import Event, within
from onetask.core.subjects import subject
from onetask.inbox.operations import News, forget, tell
from onetask.talk.queries.people import watchers_of
from onetask.work.models.tasks import Assignment, Dependency, Task
from onetask.work.queries.tasks import blocked_by


@within("comment.added", "comment.edited")
def somebody_spoke(change: Change, event: Event) -> None:
    if event.facts.get("is_quoted"):
        return
    about, mentioned = event.facts["about"], set(map(UUID, event.facts["mentioned"]))
    news = News(event.subject_id, _thing(about["kind"], UUID(about["id"])), {})
    tell(change, mentioned, "mentioned", news)
    if event.kind == "comment.added":
        tell(change, _watching(news.thing.id) - mentioned, "comment", news)


@within("task.assigned")
def somebody_got_work(change: Change, event: Event) -> None:
    tell(change, [UUID(event.facts["member"][1])], "assigned", _news(event))


@within("task.mentioned")
def somebody_was_named(change: Change, event: Event) -> None:
    tell(change, map(UUID, event.facts["mentioned"]), "mentioned", _news(event))


@within("seat.given")
def somebody_may_come_in(change: Change, event: Event) -> None:
    tell(change, [UUID(event.facts["member"][1])], "invited", _news(event))


@within("reaction.added")
def somebody_reacted(change: Change, event: Event) -> None:
    about = event.facts["about"]
    thing, facts = _thing(about["kind"], UUID(about["id"])), {"emoji": event.facts["emoji"]}
    tell(change, [UUID(event.facts["author"])], "reaction", News(event.subject_id, thing, facts))


@within("task.closed", "task.reopened", "task.edited")
def work_went_on(change: Change, event: Event) -> None:
    facts = {"kind": event.kind}
    if event.kind == "task.edited":
        if "due_on" not in event.facts:
            return
        facts["due"] = event.facts["due_on"][1]
    freed = _freed_by(event) if event.kind == "task.closed" else []
    tell(change, _watching(event.subject_id), "watching", _news(event, **facts))
    for task in freed:
        news = News(event.subject_id, task, {"ref": event.label})
        tell(change, _assignees([task.id]), "unblocked", news)


@within("outcome.asked")
def outcome_is_due(change: Change, event: Event) -> None:
    if event.facts["owner"]:
        tell(change, [UUID(event.facts["owner"])], "outcome", _news(event))


@within("task.purged", "project.purged")
def thing_is_gone(_: Change, event: Event) -> None:
    forget(event.subject_id)


def _news(event: Event, **facts: Any) -> News:
    return News(event.subject_id, _thing(event.subject_kind, event.subject_id), facts)


def _thing(kind: str, thing_id: UUID) -> Any:
    return session.get_one(subject(kind).model, thing_id)


def _watching(thing_id: UUID) -> set[UUID]:
    return {member.id for member in watchers_of(thing_id)}


def _freed_by(event: Event) -> list[Task]:
    """Open tasks that waited for this one, and wait for no other."""
    waiting = [session.get_one(Task, task_id) for task_id in blocked_by(event.subject_id)]
    there = [task for task in waiting if task.is_there and not task.is_closed]
    return [task for task in there if not _waits(task)]


def _waits(task: Task) -> bool:
    blockers = select(Task).join(Dependency, Dependency.blocker_id == Task.id)
    on = session.scalars(blockers.where(Dependency.blocked_id == task.id)).unique()
    return any(one.is_there and not one.is_closed for one in on)


def _assignees(task_ids: Iterable[UUID]) -> list[UUID]:
    theirs = select(Assignment.member_id).where(Assignment.task_id.in_(list(task_ids)))
    return list(session.scalars(theirs))
