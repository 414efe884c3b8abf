"""The board of a project: its page, its region and the windows of its columns."""

from typing import Any
from uuid import UUID

from flask import Blueprint, make_response, request
from sqlalchemy import and_
from werkzeug.wrappers import Response as Answer

from onetask.core import hx
from onetask.core.clock import today_in
from onetask.core.subjects import one_or_404
from onetask.core.who import me
from onetask.work.access import visible_columns
from onetask.work.engine.filters import Filter, parse
from onetask.work.queries.boards import Opened, board_of_project, open_board, window_after
from onetask.work.queries.choices import choices_of
from onetask.work.queries.regions import board_region
from onetask.work.queries.rows import conditions
from onetask.work.queries.scene import blank_card, project_head, scene_of

bp = Blueprint("work_boards", __name__)


@bp.get("/projects/<uuid:id>")
def project(id: UUID) -> Answer:
    return _board(open_board(me(), board_of_project(me(), id)))


@bp.get("/boards/<uuid:id>")
def board(id: UUID) -> Answer:
    return _board(open_board(me(), id))


@bp.get("/columns/<uuid:id>/cards")
def cards(id: UUID) -> Answer:
    """The next window: cards, and a mark that says where it ends."""
    column, found = one_or_404(visible_columns(me()), id), parse(request.args.getlist)
    opened, rank = open_board(me(), column.board_id), request.args.get("after", "")[:200]
    window = window_after(opened, id, rank, _only(found))
    if not window.html:
        return make_response("", 204)
    return hx.page("work/_window.html", column=id, window=window, query=found.query())


def _board(opened: Opened) -> Answer:
    found, since = parse(request.args.getlist), request.args.get("since", type=int)
    if since is not None and opened.is_unchanged(since):
        return make_response("", 204)
    query = found.query()
    region = board_region(opened, _only(found), query.replace("&", "&amp;"))
    facts = _facts(opened, found, region.html) | {"cols": len(region.columns)}
    if since is not None:
        return hx.page("work/_board.html", **facts)
    return hx.page("work/board.html", **facts, **_around(opened, found, region.columns))


def _facts(opened: Opened, found: Filter, html: str) -> dict[str, Any]:
    query, board = found.query(), opened.board
    return {
        "board": board,
        "project": board.project,
        "standing": opened.standing,
        "place": opened.place,
        "columns": html,
        "is_filtered": found.is_filtered,
        "src": f"/boards/{board.id}" + (f"?{query}" if query else ""),
    }


def _around(opened: Opened, found: Filter, columns: list[dict[str, Any]]) -> dict[str, Any]:
    """What stands around the board in a page."""
    now, project = opened.standing, opened.board.project
    choices = choices_of(me(), now) | {"columns": columns}
    lists = f"/projects/{project.id}/list"
    return {
        "scene": scene_of(found, choices, f"/boards/{opened.board.id}", lists),
        "head": project_head(project, now),
        "blank": blank_card(),
        "tab": "board",
    }


def _only(found: Filter) -> Any:
    if not found.is_filtered:
        return None
    return and_(True, *conditions(found, me(), today_in(me().zone)))  # noqa: FBT003
