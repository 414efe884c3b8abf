"""Things as programs see them: Core rows, the same few statements however many."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar, cast
from uuid import UUID

from sqlalchemy import Select, select

from onetask.api.engine import shown as s
from onetask.api.queries.tables import plain
from onetask.core.db import session
from onetask.core.errors import NotThere
from onetask.core.events import standing
from onetask.people.access import is_editor
from onetask.people.models import Member, Workspace
from onetask.search.models import SearchText
from onetask.talk.access import thing_of
from onetask.talk.models import Comment, Label
from onetask.work.access import may_see, visible_tasks
from onetask.work.models.projects import Board, Column, Project
from onetask.work.models.tasks import Closure, Task
from onetask.work.queries.columns import IS_LIVE
from onetask.work.queries.faces import labels_on, people_on
from onetask.work.queries.panel import Link, blockers_on

T = TypeVar("T")
MOST_IN_ONE = 500
_PLAIN = ("importance", "starts_on", "due_on", "due_at", "minutes", "points", "title")
_TASKS = (
    select(
        *(Task.id, Task.project_id, Task.number, Task.column_id, Task.parent_id),
        *(getattr(Task, name) for name in _PLAIN),
        *(Task.archived_at, Task.binned_at, Project.key, Closure.at.label("closed_at")),
    )
    .join(Project, Project.id == Task.project_id)
    .outerjoin(Closure, Closure.task_id == Task.id)
)


def shaped(_kind: type[T], /, **facts: Any) -> T:
    """An answer of this kind; the API's tests hold it to its description."""
    return cast("T", facts)


def number_of(actor: Any) -> int:
    """Read before the rows: an answer may be younger than its number, never older."""
    return standing(actor.workspace_id).number


def me(actor: Member) -> s.Me:
    number, home = number_of(actor), session.get_one(Workspace, actor.workspace_id)
    who: Any = {name: getattr(actor, name) for name in ("name", "email", "role", "zone")}
    ids = {"id": str(actor.id), "workspace_id": str(home.id), "workspace": home.name}
    return shaped(s.Me, number=number, **who, **ids)


def there(actor: Any, model: type[Any], thing_id: UUID) -> Any:
    """The thing, in the bin or not, where this actor may see it."""
    found = session.get(model, thing_id)
    if found is None or found.workspace_id != actor.workspace_id or not may_see(actor, found):
        raise NotThere
    return found


def project_whole(actor: Any, project_id: UUID) -> s.ProjectWhole:
    number = number_of(actor)
    project = there(actor, Project, project_id)
    columns = [column_shown(one) for one in columns_of(project.board.id)]
    return shaped(s.ProjectWhole, **project_shown(project), number=number, columns=columns)


def project_shown(project: Project) -> s.ProjectShown:
    names = "key", "name", "about", "status", "hue", "lead_id", "starts_on", "ends_on"
    facts: Any = {name: plain(getattr(project, name)) for name in names}
    gone: Any = {name: plain(getattr(project, name)) for name in ("archived_at", "binned_at")}
    return shaped(
        s.ProjectShown, id=str(project.id), board_id=str(project.board.id), **facts, **gone
    )


def columns_of(board_id: UUID) -> Sequence[Column]:
    here = Column.board_id == board_id, Column.archived_at.is_(None)
    return session.scalars(select(Column).where(*here).order_by(Column.rank)).all()


def column_shown(one: Column) -> s.ColumnShown:
    about = {"id": str(one.id), "name": one.name, "kind": one.step}
    return shaped(s.ColumnShown, **about, limit=one.most, archived_at=plain(one.archived_at))


def column_whole(actor: Any, column_id: UUID) -> s.ColumnWhole:
    number, column = number_of(actor), there(actor, Column, column_id)
    return shaped(
        s.ColumnWhole, **column_shown(column), number=number, board_id=str(column.board_id)
    )


def board_shown(actor: Any, board: Board) -> s.BoardShown:
    number, columns = number_of(actor), columns_of(board.id)
    rows = session.execute(
        _TASKS.where(Task.column_id.in_([one.id for one in columns]), IS_LIVE).order_by(Task.rank)
    ).all()
    tasks = task_list(rows)
    by_column: dict[str | None, list[s.TaskShown]] = {}
    for task in tasks:
        by_column.setdefault(task["column"], []).append(task)
    whole = [
        shaped(s.ColumnWithTasks, **column_shown(one), tasks=by_column.get(str(one.id), []))
        for one in columns
    ]
    about = {"id": str(board.id), "project_id": str(board.project_id), "name": board.project.name}
    return shaped(s.BoardShown, number=number, **about, columns=whole)


def tasks_where(query: Select[Any]) -> list[s.TaskShown]:
    """Shows the tasks that a query of ids finds, in its order."""
    ids = list(session.scalars(query))
    found = {task["id"]: task for task in tasks_shown(ids)}
    return [found[str(one)] for one in ids if str(one) in found]


def tasks_shown(ids: Sequence[UUID]) -> list[s.TaskShown]:
    return task_list(session.execute(_TASKS.where(Task.id.in_(ids))).all())


def task_list(rows: Sequence[Any]) -> list[s.TaskShown]:
    people: dict[UUID, list[Any]] = {}
    tags: dict[UUID, list[Any]] = {}
    for part in _parts([row.id for row in rows]):
        people |= people_on(part)
        tags |= labels_on(part)
    return [_task(row, people.get(row.id, []), tags.get(row.id, [])) for row in rows]


def _parts(ids: list[UUID]) -> Iterable[list[UUID]]:
    return (ids[start : start + MOST_IN_ONE] for start in range(0, len(ids), MOST_IN_ONE))


def _task(row: Any, people: list[Any], tags: list[Any]) -> s.TaskShown:
    facts: Any = {name: plain(getattr(row, name)) for name in _PLAIN}
    moments: Any = {
        name: plain(getattr(row, name)) for name in ("closed_at", "archived_at", "binned_at")
    }
    return shaped(
        s.TaskShown,
        id=str(row.id),
        ref=f"{row.key}-{row.number}",
        project_id=str(row.project_id),
        column=row.column_id and str(row.column_id),
        parent=row.parent_id and str(row.parent_id),
        is_closed=row.closed_at is not None,
        assignees=[str(one.id) for one in people],
        labels=[label_shown(one) for one in tags],
        **facts,
        **moments,
    )


def label_shown(one: Any) -> s.LabelShown:
    return shaped(s.LabelShown, id=str(one.id), name=one.name, hue=one.hue)


def label_whole(actor: Any, label_id: UUID) -> s.LabelWhole:
    number, label = number_of(actor), session.get(Label, label_id)
    if label is None or label.workspace_id != actor.workspace_id:
        raise NotThere
    return shaped(s.LabelWhole, **label_shown(label), number=number)


def task_whole(actor: Any, task_id: UUID) -> s.TaskWhole:
    number, task = number_of(actor), there(actor, Task, task_id)
    parts = session.execute(_TASKS.where(Task.parent_id == task_id, IS_LIVE).order_by(Task.rank))
    waits, holds = blockers_on([task_id])
    return shaped(
        s.TaskWhole,
        **tasks_shown([task_id])[0],
        number=number,
        description=task.description,
        description_html=task.description_html,
        made_at=plain(task.made_at),
        subtasks=[_part(one) for one in parts],
        waits_for=_others(actor, waits.get(task_id, [])),
        holds_up=_others(actor, holds.get(task_id, [])),
    )


def _part(one: Any) -> s.Part:
    ref, is_closed = f"{one.key}-{one.number}", one.closed_at is not None
    return shaped(s.Part, id=str(one.id), ref=ref, title=one.title, is_closed=is_closed)


def _others(actor: Any, links: list[Link]) -> list[s.Other]:
    """Tasks of projects that the actor does not see are not named."""
    there = visible_tasks(actor).where(Task.id.in_([one.id for one in links]))
    seen = set(session.scalars(there.with_only_columns(Task.id)))
    return [
        shaped(s.Other, id=str(one.id), ref=one.ref, is_closed=one.is_closed)
        for one in links
        if one.id in seen
    ]


def comment_shown(one: Comment) -> s.CommentShown:
    about = {"id": str(one.id), "task": str(one.subject_id), "author": str(one.author_id)}
    words = {"body": one.body, "html": one.html, "at": plain(one.at)}
    gone: Any = {"edited_at": plain(one.edited_at), "binned_at": plain(one.binned_at)}
    return shaped(s.CommentShown, **about, **words, **gone)


def comment_whole(actor: Any, comment_id: UUID) -> s.CommentWhole:
    number, comment = number_of(actor), session.get(Comment, comment_id)
    if comment is None or not may_see(actor, thing_of(comment)):
        raise NotThere
    return shaped(s.CommentWhole, **comment_shown(comment), number=number)


def member_shown(actor: Any, one: Member) -> s.MemberShown:
    """Guests learn who there is, not where to write to them."""
    about = {"id": str(one.id), "name": one.name, "role": one.role, "zone": one.zone}
    is_placeholder = one.account_id is None
    email = one.email if is_editor(actor) or one.id == actor.id else None
    return shaped(s.MemberShown, **about, email=email, hue=one.hue, is_placeholder=is_placeholder)


def hit_shown(one: SearchText) -> s.Hit:
    about = {"kind": one.subject_kind, "id": str(one.subject_id)}
    return shaped(s.Hit, **about, title=one.title, text=one.body[:500])
