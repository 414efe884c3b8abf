"""What the assistant does after a change: a task that repeats comes again."""

from uuid import UUID

from sqlalchemy import select

from onetask.assist.models import Capture
from onetask.assist.operations.captures import repeat_task
from onetask.core.change import System
from onetask.core.db import session
from onetask.core.jobs import on
from onetask.people.models import Member
from onetask.work.models.tasks import Closure, Task


@on("task.closed", after=2, once_per="workspace")
def repeat_finished(workspace_id: str, _number: str) -> None:
    """Every finished task with a rule and nothing after it; twice is once."""
    home = UUID(workspace_id)
    done = select(Closure.id).where(Closure.task_id == Capture.task_id).exists()
    mine = Capture.workspace_id == home, Capture.rrule.is_not(None), Capture.next_id.is_(None)
    for task_id in session.scalars(select(Capture.task_id).where(*mine, done)).all():
        task = session.get_one(Task, task_id)
        maker = session.get(Member, task.made_by_id)
        repeat_task(System(home), task, zone=maker.zone if maker else "UTC")
