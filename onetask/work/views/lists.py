"""Tasks as a list: of a project, and mine over all projects."""

from typing import Any
from uuid import UUID

from flask import Blueprint, make_response, request
from werkzeug.wrappers import Response as Answer

from onetask.core import hx
from onetask.core.clock import today_in
from onetask.core.events import standing
from onetask.core.stamps import newest
from onetask.core.subjects import one_or_404
from onetask.core.who import me
from onetask.work.access import visible_boards
from onetask.work.engine.filters import Filter, parse
from onetask.work.engine.lists import page_of
from onetask.work.models.projects import Board
from onetask.work.models.tasks import Task
from onetask.work.queries.boards import board_of_project
from onetask.work.queries.choices import choices_of, columns_of
from onetask.work.queries.rows import conditions, is_closed, is_mine, rows_of
from onetask.work.queries.scene import project_head, scene_of

bp = Blueprint("work_lists", __name__)


@bp.get("/projects/<uuid:id>/list")
def project(id: UUID) -> Answer:
    board = one_or_404(visible_boards(me()), board_of_project(me(), id))
    now, place = standing(me().workspace_id), f"board:{board.id}"
    since = request.args.get("since", type=int)
    if since is not None and max(newest(place), now.floor) <= since:
        return make_response("", 204)
    found = parse(request.args.getlist)
    facts = _facts(found, [Task.project_id == id], f"/projects/{id}/list", board)
    if since is not None:
        return hx.page("work/_list.html", place=place, now=now, **facts)
    head = project_head(board.project, now)
    facts |= {"head": head, "project": board.project, "tab": "list", "standing": now}
    return hx.page("work/list.html", place=place, now=now, **facts)


@bp.get("/my-tasks")
def mine() -> Answer:
    found, now, actor = parse(request.args.getlist), standing(me().workspace_id), me()
    since = request.args.get("since", type=int)
    if since is not None and max(newest(f"member:{actor.id}"), now.floor) <= since:
        return make_response("", 204)
    conditions_ = [is_mine(actor.id)]
    if not found.where.get("is"):
        conditions_.append(~is_closed())
    facts = _facts(found, conditions_, "/my-tasks", None)
    page = "work/_list.html" if since is not None else "work/my_tasks.html"
    return hx.page(page, place=f"member:{actor.id}", now=now, **facts)


def _facts(found: Filter, where: list[Any], base: str, board: Board | None) -> dict[str, Any]:
    actor, now = me(), standing(me().workspace_id)
    today, number = today_in(actor.zone), request.args.get("page", 1, type=int)
    rows = rows_of(actor, [*where, *conditions(found, actor, today)])
    choices = choices_of(actor, now)
    if board:
        choices = choices | {"columns": columns_of(board.id)}
    scene = scene_of(found, choices, base)
    query = found.query()
    src = f"{base}?{query}&page={number}" if query else f"{base}?page={number}"
    return {"page": page_of(rows, found, today, number), "scene": scene, "src": src}
