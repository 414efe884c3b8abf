"""Keeping the index in step with each change, and the views people keep."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import delete, insert, select, update

from onetask.core.change import Change
from onetask.core.db import session
from onetask.core.door import operation
from onetask.core.errors import Refused
from onetask.core.events import Event, within
from onetask.core.undo import undoes
from onetask.people.access import is_editor
from onetask.people.models import Member, Workspace
from onetask.product.models.feedback import Feedback
from onetask.product.queries.texts import (
    MODELS,
    Found,
    every_text,
    texts_of,
    texts_of_batch,
    texts_of_speakers,
)
from onetask.search.access import may_change_view, may_keep_views
from onetask.search.models import SavedView, SearchText
from onetask.talk.models import Comment
from onetask.work.models.projects import Project
from onetask.work.models.tasks import Task

Row = dict[str, Any]
PART = 500
TASKS = ("created", "edited", "binned", "restored", "duplicated", "transferred")
COMMENTS = ("added", "edited", "binned", "restored")
PARTS = ("made", "added", "created", "edited", "binned", "restored", "merged", "parted")


@within(*(f"task.{verb}" for verb in TASKS))
def index_task(_change: Change, event: Event) -> None:
    session.flush()
    index_tasks([event.subject_id])


@within(*(f"comment.{verb}" for verb in COMMENTS))
def index_comment(_change: Change, event: Event) -> None:
    session.flush()
    rows = session.scalars(select(Comment).where(Comment.id == event.subject_id))
    _replace([event.subject_id], [_comment_row(one) for one in rows if one.binned_at is None])


@within("task.transferred")
def index_talk(_change: Change, event: Event) -> None:
    """What was said about it is found by those who see its new project."""
    said = SearchText.subject_id.in_(select(Comment.id).filter_by(subject_id=event.subject_id))
    session.execute(update(SearchText).where(said).values(scope_id=event.scope_id))


@within("project.created", "project.edited", "project.binned", "project.restored")
def index_project(_change: Change, event: Event) -> None:
    session.flush()
    project = session.get_one(Project, event.subject_id)
    shown = [] if project.binned_at else [_row(project, project.name, project.key)]
    _replace([project.id], shown)
    if "key" in event.facts:
        index_tasks(session.scalars(select(Task.id).where(Task.project_id == project.id)).all())


@within(*(f"{kind}.{verb}" for kind in MODELS for verb in PARTS))
def index_part(_change: Change, event: Event) -> None:
    """Goals, metrics, documents, research, initiatives, ideas, feedback and customers."""
    session.flush()
    found = texts_of(event.subject_kind, [event.subject_id])
    _replace([event.subject_id], [_part_row(one) for one in found])


@within("feedback.added", "feedback.attributed")
def index_speaker(_change: Change, event: Event) -> None:
    session.flush()
    _put(texts_of_speakers(Feedback.id == event.subject_id))


@within("feedback.imported", "feedback.unimported")
def index_batch(_change: Change, event: Event) -> None:
    session.flush()
    batch = UUID(event.facts["batch"])
    ids, found = texts_of_batch(batch)
    there = {one.id for one in found}
    _replace([one for one in ids if one not in there], [])
    _put(found + texts_of_speakers(Feedback.batch_id == batch))


@within("import.chunk")
def index_import(_change: Change, event: Event) -> None:
    index_tasks(UUID(text) for text in event.facts["tasks"])
    said = select(Comment).where(Comment.id.in_([UUID(one) for one in event.facts["comments"]]))
    rows = [_comment_row(one) for one in session.scalars(said)]
    _replace([row["subject_id"] for row in rows], rows)


@within("import.finished")
def index_imported_projects(_change: Change, event: Event) -> None:
    for project_id in event.facts["made"].get("projects", []):
        project = session.get_one(Project, UUID(project_id))
        _replace([project.id], [_row(project, project.name, project.key)])


@within("workspace.copied")
def index_copy(_change: Change, event: Event) -> None:
    home = event.workspace_id
    index_tasks(session.scalars(select(Task.id).where(Task.workspace_id == home)).all())
    said = Comment.workspace_id == home, Comment.binned_at.is_(None)
    rows = [_comment_row(one) for one in session.scalars(select(Comment).where(*said))]
    there = Project.workspace_id == home, Project.binned_at.is_(None)
    found = session.scalars(select(Project).where(*there))
    rows += [_row(project, project.name, project.key) for project in found]
    _insert(rows + [_part_row(one) for one in every_text(home)])


def index_tasks(ids: Iterable[UUID]) -> None:
    """Writes the index rows of many tasks: also what an import brings."""
    wanted = list(ids)
    for start in range(0, len(wanted), PART):
        part = wanted[start : start + PART]
        columns = Task.id, Task.workspace_id, Task.project_id, Task.number, Task.title
        query = select(*columns, Task.description, Project.key).join(Project, Task.project)
        rows = session.execute(query.where(Task.id.in_(part), Task.binned_at.is_(None)))
        _replace(part, [_task_row(row) for row in rows])


@operation(may_keep_views)
def save_view(
    change: Change, workspace: Workspace, *, name: str, url: str, is_shared: bool
) -> SavedView:
    if is_shared and not is_editor(change.actor):
        raise Refused("save_view")
    facts = {"name": name, "url": url, "is_shared": is_shared}
    view = SavedView(workspace_id=workspace.id, owner_id=change.actor.id, **facts)
    session.add(view)
    session.flush()
    change.record("view.saved", view)
    return view


@operation(may_change_view)
def forget_view(change: Change, view: SavedView) -> None:
    kept = {"name": view.name, "url": view.url, "is_shared": view.is_shared}
    change.record("view.forgotten", view, **kept)
    session.delete(view)


@undoes("view.saved")
def unsave_view(actor: Member, event: Event) -> None:
    if view := session.get(SavedView, event.subject_id):
        forget_view(actor, view)


@undoes("view.forgotten")
def save_view_again(actor: Member, event: Event) -> None:
    if not event.facts["is_shared"] and actor.id != event.actor_id:
        raise Refused("save_view")
    save_view(actor, session.get_one(Workspace, actor.workspace_id), **event.facts)


def _put(parts: list[Found]) -> None:
    for start in range(0, len(parts), PART):
        rows = [_part_row(one) for one in parts[start : start + PART]]
        _replace([row["subject_id"] for row in rows], rows)


def _replace(ids: list[UUID], rows: list[Row]) -> None:
    """Changes rows in place where they stand, so that the index writes little."""
    there = _standing(ids)
    new = [row for row in rows if row["subject_id"] not in there]
    for row in rows:
        if number := there.pop(row["subject_id"], None):
            session.execute(update(SearchText).where(SearchText.id == number).values(**row))
    _insert(new)
    if there:
        _forget(list(there.values()))


def _forget(numbers: list[int]) -> None:
    for start in range(0, len(numbers), PART):
        gone = SearchText.id.in_(numbers[start : start + PART])
        session.execute(delete(SearchText).where(gone))


def _standing(ids: list[UUID]) -> dict[UUID, int]:
    there: dict[UUID, int] = {}
    for start in range(0, len(ids), PART):
        known = SearchText.subject_id.in_(ids[start : start + PART])
        rows = session.execute(select(SearchText.subject_id, SearchText.id).where(known))
        there |= {row.subject_id: row.id for row in rows}
    return there


def _insert(rows: list[Row]) -> None:
    if rows:
        session.execute(insert(SearchText), rows)


def _task_row(task: Any) -> Row:
    about = {"workspace_id": task.workspace_id, "scope_id": task.project_id}
    subject = {"subject_kind": "task", "subject_id": task.id}
    title = f"{task.key}-{task.number} {task.title}"
    return about | subject | {"title": title, "body": task.description}


def _row(thing: Project, title: str, body: str) -> Row:
    about = {"workspace_id": thing.workspace_id, "scope_id": thing.scope_id}
    return about | {
        "subject_kind": thing.kind,
        "subject_id": thing.id,
        "title": title,
        "body": body,
    }


def _part_row(part: Found) -> Row:
    subject = {"subject_kind": part.kind, "subject_id": part.id, "scope_id": None}
    words = {"title": part.title, "body": part.body}
    return subject | words | {"workspace_id": part.workspace_id}


def _comment_row(comment: Comment) -> Row:
    about = {"workspace_id": comment.workspace_id, "scope_id": comment.scope_id}
    subject = {"subject_kind": "comment", "subject_id": comment.id}
    return about | subject | {"title": "", "body": comment.body}
