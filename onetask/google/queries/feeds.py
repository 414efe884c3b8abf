"""What a feed shows: dated work that its owner may see now."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import func, select

from onetask.core.clock import now
from onetask.core.db import session
from onetask.core.events import Event
from onetask.core.mail import address
from onetask.google.engine.ical import Dated
from onetask.google.models.days import Feed
from onetask.people.models import Member
from onetask.work.access import visible_projects, visible_tasks
from onetask.work.models.projects import Project
from onetask.work.models.tasks import Assignment, Task

MOST = 500
BACK = timedelta(days=90)


def name_of(feed: Feed, member: Member) -> str:
    project = _project(feed, member)
    return f"OneTask: {project.name if project else member.name}"


def work_in(feed: Feed, member: Member) -> list[Dated]:
    tasks = _tasks(feed, member)
    changed = _changes([task.id for task in tasks])
    return [_dated(one, changed.get(one.id, (one.made_at, 0)), feed) for one in tasks]


def _tasks(feed: Feed, member: Member) -> Sequence[Task]:
    since = now().date() - BACK
    there = Task.archived_at.is_(None), Task.due_on >= since
    dated = visible_tasks(member).where(*there, Project.archived_at.is_(None))
    if feed.project_id:
        dated = dated.where(Task.project_id == feed.project_id)
    else:
        mine = select(Assignment.task_id).where(Assignment.member_id == member.id)
        dated = dated.where(Task.id.in_(mine))
    return session.scalars(dated.order_by(Task.due_on, Task.id).limit(MOST)).unique().all()


def _project(feed: Feed, member: Member) -> Project | None:
    if feed.project_id is None:
        return None
    return session.scalar(visible_projects(member).where(Project.id == feed.project_id))


def _changes(ids: list[object]) -> dict[object, tuple[datetime, int]]:
    """When each was last changed, and by which event: a number that only grows."""
    last = select(Event.subject_id, func.max(Event.at), func.max(Event.number))
    rows = session.execute(last.where(Event.subject_id.in_(ids)).group_by(Event.subject_id))
    return {thing: (at, number) for thing, at, number in rows}


def _dated(task: Task, changed: tuple[datetime, int], feed: Feed) -> Dated:
    at, sequence = changed
    return Dated(
        uid=f"{task.id}@onetask",
        title=f"{task.ref} {task.title}",
        url=address(f"/tasks/{task.id}"),
        day=task.due_on,  # type: ignore[arg-type]
        at=task.due_at,
        changed_at=at,
        sequence=sequence,
        words=task.description[:2000] if feed.with_words else "",
        is_done=task.is_closed,
    )
