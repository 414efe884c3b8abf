"""What is sent to change the columns of a board."""

from typing import Any
from uuid import UUID

from flask import Blueprint
from werkzeug.wrappers import Response as Answer

from onetask.core import hx
from onetask.core.forms import read
from onetask.core.subjects import one_or_404
from onetask.core.who import me
from onetask.work.access import visible_boards, visible_columns
from onetask.work.forms import ColumnEdit, ColumnNew, Order
from onetask.work.models.projects import KINDS, Column
from onetask.work.operations import columns
from onetask.work.queries.choices import columns_of

bp = Blueprint("work_columns", __name__)


@bp.get("/columns/<uuid:id>/edit")
def options(id: UUID) -> Answer:
    column = _column(id)
    siblings = columns_of(column.board_id)
    before = [one["id"] for one in siblings].index(str(id)) if column.archived_at is None else 0
    behind = siblings[before - 1]["id"] if before else ""
    facts: dict[str, Any] = {"siblings": siblings, "kinds": KINDS, "behind": behind}
    return hx.page("work/_column_options.html", column=column, **facts)


@bp.get("/boards/<uuid:id>/columns/new")
def new(id: UUID) -> Answer:
    return hx.page("work/_column_new.html", board=one_or_404(visible_boards(me()), id), kinds=KINDS)


@bp.post("/boards/<uuid:id>/columns")
def add(id: UUID) -> Answer:
    form, board = read(ColumnNew), one_or_404(visible_boards(me()), id)
    where = {"most": form.limit, "after": form.after}
    columns.add_column(me(), board, name=form.name, step=form.kind, **where)
    return hx.redrawn(f"/boards/{id}")


@bp.patch("/columns/<uuid:id>")
@bp.post("/columns/<uuid:id>")
def edit(id: UUID) -> Answer:
    column = columns.edit_column(me(), _column(id), **read(ColumnEdit).fields())
    return hx.redrawn(f"/boards/{column.board_id}")


@bp.put("/columns/<uuid:id>/place")
@bp.post("/columns/<uuid:id>/place")
def place(id: UUID) -> Answer:
    form = read(Order)
    column = columns.move_column(me(), _column(id), after=form.after, before=form.before)
    return hx.redrawn(f"/boards/{column.board_id}")


@bp.post("/columns/<uuid:id>/archive")
def archive(id: UUID) -> Answer:
    column = columns.archive_column(me(), _column(id))
    return hx.redrawn(f"/boards/{column.board_id}")


@bp.delete("/columns/<uuid:id>/archive")
def unarchive(id: UUID) -> Answer:
    column = columns.unarchive_column(me(), _column(id))
    return hx.redrawn(f"/boards/{column.board_id}")


def _column(id: UUID) -> Column:
    found: Column = one_or_404(visible_columns(me()), id)
    return found
