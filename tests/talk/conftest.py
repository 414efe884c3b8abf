"""Tasks to talk about, where the room of work has not said what a task is."""

import pytest
from sqlalchemy import select

from onetask.core import subjects
from onetask.core.subjects import Subject
from onetask.work.models.projects import Seat
from onetask.work.models.tasks import Task


@pytest.fixture(autouse=True)
def a_task_is_a_subject(app):
    if "task" not in subjects.kinds():
        subjects.register(
            Subject(
                "task",
                Task,
                visible_tasks,
                may_edit=lambda actor, _: actor.role != "guest",
                may_talk=lambda actor, task: bool(
                    subjects.session.scalar(visible_tasks(actor).where(Task.id == task.id))
                ),
                url=lambda task: f"/tasks/{task.id}",
                place=lambda task: f"task:{task.id}",
            )
        )


def visible_tasks(actor):
    here = select(Task).where(Task.workspace_id == actor.workspace_id)
    if actor.role != "guest":
        return here
    seats = select(Seat.project_id).where(Seat.member_id == actor.id)
    return here.where(Task.project_id.in_(seats))
