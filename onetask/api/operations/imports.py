"""Imports: a file is kept, read, run in pieces, and taken back as one."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select, update

from onetask.api.access import may_import
from onetask.api.engine.plan import MOST_PROBLEMS, ImportProblem, Plan
from onetask.api.engine.rows import Row
from onetask.api.models import Import
from onetask.api.queries.drafts import frame_for
from onetask.api.queries.tables import content
from onetask.core.change import Actor, Change
from onetask.core.db import session
from onetask.core.door import bookkeeping, operation
from onetask.core.errors import Conflict
from onetask.core.events import Event
from onetask.core.locale import gettext as _
from onetask.core.undo import undoes
from onetask.people.models import Member, Workspace
from onetask.talk.models import Label, Labelling
from onetask.work.models.projects import Project
from onetask.work.models.tasks import Assignment, Task

CHUNK = 500
REMEMBERED = ("projects", "labels", "members")
TOLD = ("tasks", "comments")


@bookkeeping
def note_import(one: Import) -> Import:
    session.add(one)
    session.flush()
    return one


@bookkeeping
def choose(import_id: UUID, **options: Any) -> None:
    """How the file is to be read; only before it runs."""
    one = session.get_one(Import, import_id)
    if one.state != "ready":
        raise Conflict(_("This import has begun already."))
    one.options = one.options | options


@bookkeeping
def forget_import(import_id: UUID) -> None:
    """Before it ran: afterwards it is history."""
    one = session.get_one(Import, import_id)
    if one.state not in ("ready", "failed"):
        raise Conflict(_("This import has begun already."))
    session.delete(one)


@bookkeeping
def begin_import(import_id: UUID, plan: Plan) -> Import:
    one = session.get_one(Import, import_id)
    if one.state != "ready":
        return one
    one.frame = frame_for(one, plan)
    one.counts, one.problems = plan.counts() | {"skipped": plan.skipped}, listed(plan)
    one.state = "running"
    return one


@bookkeeping
def note_failed(import_id: UUID, problem: ImportProblem) -> None:
    one = session.get_one(Import, import_id)
    one.state, one.error = "failed", said(problem)


@bookkeeping
def note_total(import_id: UUID, total: int) -> None:
    session.execute(update(Import).where(Import.id == import_id).values(total=total))


def said(problem: ImportProblem) -> str:
    if problem.row is None:
        return problem.text
    return _("Row %(row)s: %(what)s", row=problem.row, what=problem.text)


def listed(plan: Plan) -> list[list[Any]]:
    return [[one.row, one.text] for one in plan.problems[:MOST_PROBLEMS]]


@operation(may_import)
def import_chunk(
    change: Change, workspace: Workspace, *, import_id: UUID, at: int, rows: Sequence[Row]
) -> int:
    """Adds the next rows, if they are next; projects stay in the bin until all is there."""
    one = _held(import_id)
    if one.state != "running" or one.cursor != at:
        return one.cursor
    for table, group in groupby(rows, attrgetter("table")):
        facts = [row.facts | _kept_back(table, change) for row in group]
        every_field = insert(content()[table]).execution_options(render_nulls=True)
        session.execute(every_field, facts)
    one.cursor += len(rows)
    _remember(one, rows)
    told = {table: [str(r.facts["id"]) for r in rows if r.table == table] for table in TOLD}
    count = Counter(row.table for row in rows)
    change.record("import.chunk", workspace, counts=dict(count), source=one.source, **told,
                  **{"import": str(one.id)})  # fmt: skip
    if one.cursor >= one.total:
        _finish(change, workspace, one)
    return one.cursor


def _held(import_id: UUID) -> Import:
    locked = select(Import).where(Import.id == import_id).with_for_update()
    return session.scalars(locked.execution_options(populate_existing=True)).one()


def _kept_back(table: str, change: Change) -> dict[str, Any]:
    return {"binned_at": change.at} if table == "projects" else {}


def _remember(one: Import, rows: Sequence[Row]) -> None:
    made = dict(one.made)
    for table in REMEMBERED:
        new = [str(row.facts["id"]) for row in rows if row.table == table]
        made[table] = made.get(table, []) + new
    counts = Counter(made.get("counts", {})) + Counter(row.table for row in rows)
    one.made = made | {"counts": dict(counts)}


def _finish(change: Change, workspace: Workspace, one: Import) -> None:
    one.state, one.done_at = "done", change.at
    _show_projects(one, None)
    _show_labels(list((one.frame.get("tags") or {}).values()))
    change.record("import.finished", workspace, **_facts(one))


def _facts(one: Import) -> dict[str, Any]:
    return {"import": str(one.id), "source": one.source, "made": one.made}


def _show_projects(one: Import, binned_at: Any) -> None:
    for project in _made(one, Project):
        project.binned_at = binned_at


def _show_labels(ids: list[str]) -> None:
    for label in _rows(Label, ids):
        label.binned_at = None


def _made(one: Import, kind: type[Any]) -> list[Any]:
    return _rows(kind, one.made.get(kind.__tablename__, []))


def _rows(kind: type[Any], ids: list[str]) -> list[Any]:
    wanted = [UUID(text) for text in ids]
    parts = [wanted[start : start + 500] for start in range(0, len(wanted), 500)]
    return [row for part in parts for row in session.scalars(select(kind).where(kind.id.in_(part)))]


@operation(may_import)
def undo_import(change: Change, workspace: Workspace, *, import_id: UUID) -> Import:
    """Puts all it made into the bin; labels and people that others use meanwhile stay."""
    one = _held(import_id)
    if one.state not in ("running", "done"):
        return one
    one.state = "undone"
    _show_projects(one, change.at)
    for label in _unused(one, Label, Labelling.label_id, Labelling.subject_id):
        label.binned_at = change.at
    for member in _unused(one, Member, Assignment.member_id, Assignment.task_id):
        if member.account_id is None:
            member.left_at = change.at
    change.record("import.undone", workspace, **_facts(one))
    return one


def _unused(one: Import, kind: type[Any], column: Any, task: Any) -> list[Any]:
    """Those that no task outside the import carries."""
    ours = [UUID(text) for text in one.made.get("projects", [])]
    elsewhere = select(column).join(Task, Task.id == task).where(Task.project_id.not_in(ours))
    used = set(session.scalars(elsewhere.where(Task.workspace_id == one.workspace_id)))
    return [thing for thing in _made(one, kind) if thing.id not in used]


@operation(may_import)
def redo_import(change: Change, workspace: Workspace, *, import_id: UUID) -> Import:
    one = _held(import_id)
    if one.state != "undone" or one.cursor < one.total:
        return one
    one.state = "done"
    _show_projects(one, None)
    _show_labels(one.made.get("labels", []))
    for member in _made(one, Member):
        member.left_at = None
    change.record("import.finished", workspace, **_facts(one))
    return one


@undoes("import.chunk", "import.finished")
def take_back(actor: Actor, event: Event) -> None:
    undo_import(actor, _home(event), import_id=UUID(event.facts["import"]))


@undoes("import.undone")
def bring_back(actor: Actor, event: Event) -> None:
    redo_import(actor, _home(event), import_id=UUID(event.facts["import"]))


def _home(event: Event) -> Workspace:
    return session.get_one(Workspace, event.workspace_id)
