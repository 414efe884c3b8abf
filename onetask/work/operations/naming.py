"""People named in the description of a task."""

from uuid import UUID

from onetask.core.change import Change
from onetask.core.db import session
from onetask.people.models import Member
from onetask.talk.operations.mentions import name_people
from onetask.work.models.tasks import Task


def name_described(change: Change, task: Task, before: str = "") -> None:
    """Whoever was not named in the text before is told, once."""
    text = task.description or ""
    if "@" not in text + before:
        return
    task.description_html, new = name_people(change, task, text, about=task)
    if new:
        names = sorted(session.get_one(Member, UUID(one)).name for one in new)
        change.record("task.mentioned", task, mentioned=new, names=names)
