"""What talk about a task changes on its card and in its panel: counts and labels."""

from uuid import UUID

from onetask.core.db import session
from onetask.core.events import Event, shows
from onetask.core.stamps import Drawing
from onetask.talk.models import Comment, File
from onetask.work.live.sight import show_facts, show_task
from onetask.work.models.tasks import Task
from onetask.work.queries.reach import sight_of


@shows("comment.added", "comment.binned", "comment.restored")
def comments_changed(event: Event) -> Drawing:
    return _counted(session.get_one(Comment, event.subject_id))


@shows("file.attached", "file.binned", "file.restored")
def files_changed(event: Event) -> Drawing:
    return _counted(session.get_one(File, event.subject_id))


@shows("label.put", "label.taken")
def labels_changed(event: Event) -> Drawing:
    if event.subject_kind != "task":
        return Drawing()
    task = session.get_one(Task, event.subject_id)
    return show_facts(show_task(Drawing(), sight_of(task)), task)


def _counted(said: Comment | File) -> Drawing:
    task = _task(said.subject_kind, said.subject_id)
    return show_task(Drawing(), sight_of(task)) if task else Drawing()


def _task(kind: str, task_id: UUID) -> Task | None:
    return session.get_one(Task, task_id) if kind == "task" else None
