"""How a card comes to stand somewhere, and what that does to its being finished."""

from typing import Any
from uuid import UUID

from sqlalchemy import select

from onetask.core.change import Change
from onetask.core.db import session
from onetask.core.errors import Conflict
from onetask.core.events import Event
from onetask.core.ids import uuid7
from onetask.core.locale import gettext as _
from onetask.work.models.projects import Column
from onetask.work.models.tasks import Closure, Task
from onetask.work.operations.fields import plain
from onetask.work.queries.columns import first_column, first_of_kind, live_cards
from onetask.work.queries.order import spot_in_column


def put(
    change: Change, task: Task, column: Column, after: UUID | None, before: UUID | None
) -> None:
    """Moves a card under the hold of its new column; entering and leaving done says so."""
    if task.parent_id is not None:
        raise Conflict(_("%(ref)s is a sub-task and stands in no column.", ref=task.ref))
    refuse_elsewhere(column, task.project_id)
    change.record("task.moved", task, **stand(task, column, after, before))


def stand(task: Task, column: Column, after: UUID | None, before: UUID | None) -> dict[str, Any]:
    """Puts a card between its neighbours; what is told of it."""
    spot, left = spot_in_column(column, after, before, moving=task), task.column
    task.column, task.column_id, task.rank = column, column.id, spot.rank
    facts: dict[str, Any] = {"column": [plain(left and left.id), str(column.id)]}
    facts |= {"names": [left and left.name, column.name], "behind": plain(spot.behind)}
    return facts | _over_limit(column)


def follow_column(change: Change, task: Task, left: Column | None) -> None:
    """A column of the kind done closes what enters it and reopens what leaves it."""
    enters, leaves = is_done(task.column), is_done(left)
    if enters and not task.is_closed:
        close(change, task, moved=True)
    elif leaves and not enters and task.is_closed:
        reopen(change, task, moved=True)


def close(change: Change, task: Task, /, *, moved: bool) -> None:
    task.closure = Closure(
        id=uuid7(), workspace_id=task.workspace_id, by_id=change.actor.id, at=change.at
    )
    change.record("task.closed", task, closed=[False, True], moved=moved)


def reopen(change: Change, task: Task, /, *, moved: bool) -> None:
    task.closure = None
    change.record("task.reopened", task, closed=[True, False], moved=moved)


def is_done(column: Column | None) -> bool:
    return column is not None and column.step == "done"


def done_column(task: Task) -> Column | None:
    """Where a card goes when it is ticked off; none if it is there or the board has none."""
    if task.column is None or is_done(task.column):
        return None
    return first_of_kind(task.column.board_id, "done")


def column_before_done(task: Task) -> Column | None:
    """Where a reopened card goes: back where it came from, else to where work begins."""
    if task.column is None or not is_done(task.column):
        return None
    came = select(Event).where(Event.subject_id == task.id, Event.kind == "task.moved")
    event = session.scalar(came.order_by(Event.number.desc()).limit(1))
    from_id = event.facts["column"][0] if event else None
    column = session.get(Column, UUID(from_id)) if from_id else None
    here = column is not None and column.board_id == task.column.board_id
    if column and here and column.archived_at is None and not is_done(column):
        return column
    return first_of_kind(task.column.board_id, "doing", "ready", "backlog", "review")


def live_column(task: Task) -> Column | None:
    """The card's own column, or where it may stand now that its column is archived."""
    if task.column is None or task.column.archived_at is None:
        return None
    return first_column(task.column.board_id)


def refuse_elsewhere(column: Column, project_id: UUID) -> None:
    if column.archived_at is not None:
        raise Conflict(_("“%(name)s” is archived.", name=column.name))
    if column.board.project_id != project_id:
        raise Conflict(_("“%(name)s” is a column of another project.", name=column.name))


def _over_limit(column: Column) -> dict[str, Any]:
    if column.most is None:
        return {}
    count = live_cards(column.id)
    return {"over": [count, column.most]} if count > column.most else {}
