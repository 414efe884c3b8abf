"""What happens in a project is heard where its team listens."""

from uuid import UUID

from onetask.core.change import Change
from onetask.core.db import session
from onetask.core.events import Event, within
from onetask.remind.operations.teams import tell_team, tell_team_once_a_day
from onetask.work.models.projects import Project
from onetask.work.models.tasks import Task

TOPICS = {"task.created": "created", "task.closed": "done"}


@within("task.created", "task.closed")
def task_came_or_ended(change: Change, event: Event) -> None:
    tell_team(change, session.get_one(Task, event.subject_id), TOPICS[event.kind], event)


@within("project.edited")
def status_changed(change: Change, event: Event) -> None:
    if "status" in event.facts:
        tell_team(change, session.get_one(Project, event.subject_id), "status", event)


@within("member.reminded")
def somebody_was_reminded(change: Change, event: Event) -> None:
    topic, about = event.facts["reason"], event.facts["task"]["id"]
    if topic in ("due", "escalated"):
        task = session.get(Task, UUID(about))
        if task is not None:
            tell_team_once_a_day(change, task, topic)
