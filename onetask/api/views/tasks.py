"""Tasks, for programs."""

from typing import Any
from uuid import UUID

from sqlalchemy import select

from onetask.api.engine import shown as s
from onetask.api.forms.sent import NewComment, NewLink, NewTask, TaskEdit, TaskPlace
from onetask.api.operations.tasks import add_task
from onetask.api.queries import shown
from onetask.api.views.registry import home, page_of, route
from onetask.core.errors import Invalid
from onetask.core.forms import seen
from onetask.core.locale import gettext as _
from onetask.core.subjects import one_or_404
from onetask.core.who import me
from onetask.people.access import visible_members
from onetask.talk.access import visible_labels
from onetask.talk.models import Comment
from onetask.talk.operations.comments import add_comment
from onetask.talk.operations.files import attach_link
from onetask.talk.operations.labels import put_label, take_label
from onetask.work.access import visible_columns, visible_projects, visible_tasks
from onetask.work.models.tasks import Task
from onetask.work.operations import tasks as operations
from onetask.work.operations.people import assign_task, unassign_task
from onetask.work.operations.transfers import move_to_project
from onetask.work.operations.waiting import block_task, unblock_task


def _task(task_id: UUID) -> Task:
    found: Task = one_or_404(visible_tasks(me()), task_id)
    return found


def _shown(task_id: UUID) -> s.TaskWhole:
    return shown.task_whole(me(), task_id)


@route("GET", "/workspaces/<uuid:id>/tasks", s.Tasks, asks=("cursor", "limit"))
def list_tasks(id: UUID) -> s.Tasks:
    """All tasks that are in sight, sub-tasks and archived ones as well."""
    actor = home(id)
    number = shown.number_of(actor)
    ids, rest = page_of(visible_tasks(actor).with_only_columns(Task.id), Task.id)
    found = {task["id"]: task for task in shown.tasks_shown(ids)}
    return s.Tasks(number=number, items=[found[str(one)] for one in ids], next=rest)


@route("POST", "/tasks", s.TaskWhole, takes=NewTask, about="task")
def create_task(form: NewTask) -> s.TaskWhole:
    """A card in a column, or a sub-task of a parent."""
    if (form.column is None) == (form.parent is None):
        raise Invalid({"column": _("Name a column, or the parent of a sub-task.")})
    actor, fields = me(), form.given()
    people = [one_or_404(visible_members(actor), one) for one in fields.pop("assignees", [])]
    labels = [one_or_404(visible_labels(actor), one) for one in fields.pop("labels", [])]
    column, parent = fields.pop("column", None), fields.pop("parent", None)
    above = one_or_404(visible_columns(actor), column) if column else _task(parent)
    return _shown(add_task(actor, above, people=people, labels=labels, **fields).id)


@route("GET", "/tasks/<uuid:id>", s.TaskWhole)
def read_task(id: UUID) -> s.TaskWhole:
    """One task with its description, its parts and what it waits for."""
    return _shown(_task(id).id)


@route("PATCH", "/tasks/<uuid:id>", s.TaskWhole, takes=TaskEdit, about="task")
def edit_task(form: TaskEdit, id: UUID) -> s.TaskWhole:
    """Changes the fields that are sent; words that somebody changed since `seen` clash."""
    operations.edit_task(me(), _task(id), seen=seen(), **form.given())
    return _shown(id)


@route("DELETE", "/tasks/<uuid:id>", s.TaskWhole, about="task")
def delete_task(id: UUID) -> s.TaskWhole:
    """Puts it into the bin, with its sub-tasks."""
    operations.bin_task(me(), _task(id))
    return _shown(id)


@route("PUT", "/tasks/<uuid:id>/place", s.TaskWhole, takes=TaskPlace, about="task")
def place_task(form: TaskPlace, id: UUID) -> s.TaskWhole:
    """Behind `after`, else before `before`; with neither at the top; of any project's board."""
    if (form.column is None) == (form.project is None):
        raise Invalid({"column": _("Name a column, or a project.")})
    task = _task(id)
    if form.project:
        project = one_or_404(visible_projects(me()), form.project)
        move_to_project(me(), task, project=project)
    else:
        column = one_or_404(visible_columns(me()), form.column)
        operations.move_task(me(), task, column=column, after=form.after, before=form.before)
    return _shown(id)


def _plain(method: str, noun: str, name: str, words: str) -> None:
    """A write that takes nothing but its task."""

    def view(id: UUID) -> s.TaskWhole:
        getattr(operations, name)(me(), _task(id))
        return _shown(id)

    view.__name__, view.__doc__ = name, words
    route(method, f"/tasks/<uuid:id>/{noun}", s.TaskWhole, about="task")(view)


_plain("POST", "closure", "close_task", "Ticks it off.")
_plain("DELETE", "closure", "reopen_task", "Opens it again.")
_plain("POST", "archive", "archive_task", "Puts it out of sight.")
_plain("DELETE", "archive", "unarchive_task", "Brings it back into sight.")


def _joined(noun: str, find: Any, put: Any, take: Any) -> None:
    """Two writes that join a task with something, and part them."""

    def join(id: UUID, other: UUID) -> s.TaskWhole:
        task = _task(id)
        put(me(), task, **{noun: one_or_404(find(me()), other)})
        return _shown(id)

    def part(id: UUID, other: UUID) -> s.TaskWhole:
        task = _task(id)
        take(me(), task, **{noun: one_or_404(find(me()), other)})
        return _shown(id)

    homes = {"member": "assignees", "label": "labels", "blocker": "blockers"}
    for method, view, name in (("PUT", join, put.__name__), ("DELETE", part, take.__name__)):
        view.__name__, view.__doc__ = name, name.replace("_", " ").capitalize() + "."
        route(method, f"/tasks/<uuid:id>/{homes[noun]}/<uuid:other>", s.TaskWhole, about="task")(
            view
        )


_joined("member", visible_members, assign_task, unassign_task)
_joined("label", visible_labels, put_label, take_label)
_joined("blocker", visible_tasks, block_task, unblock_task)


@route("GET", "/tasks/<uuid:id>/comments", s.Comments, asks=("cursor", "limit"))
def list_comments(id: UUID) -> s.Comments:
    """What was said about it, the oldest first."""
    number, task = shown.number_of(me()), _task(id)
    said = select(Comment).where(Comment.subject_id == task.id, Comment.binned_at.is_(None))
    rows, rest = page_of(said, Comment.id)
    return s.Comments(number=number, items=[shown.comment_shown(one) for one in rows], next=rest)


@route("POST", "/tasks/<uuid:id>/comments", s.CommentWhole, takes=NewComment, about="comment")
def comment_on(form: NewComment, id: UUID) -> s.CommentWhole:
    """Says something about it, in Markdown."""
    comment = add_comment(me(), _task(id), **form.given())
    return shown.comment_whole(me(), comment.id)


@route("POST", "/tasks/<uuid:id>/links", s.TaskWhole, takes=NewLink, about="file")
def link_to(form: NewLink, id: UUID) -> s.TaskWhole:
    """Attaches a link to something elsewhere."""
    attach_link(me(), _task(id), **form.given())
    return _shown(id)
