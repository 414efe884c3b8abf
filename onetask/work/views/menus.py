"""What menus offer, fetched when one is opened where the page brought no choices."""

from uuid import UUID

from flask import Blueprint, Response, jsonify, request

from onetask.core.db import session
from onetask.core.errors import Invalid
from onetask.core.events import standing
from onetask.core.locale import gettext as _
from onetask.core.subjects import one_or_404
from onetask.core.who import me
from onetask.work.access import visible_boards, visible_projects
from onetask.work.models.projects import Project
from onetask.work.queries.choices import choices_of, columns_of
from onetask.work.queries.templates import templates_of

bp = Blueprint("work_menus", __name__)


@bp.get("/menus/choices")
def choices() -> Response:
    """`?board=ID` adds the columns of a board."""
    actor = me()
    found = choices_of(actor, standing(actor.workspace_id))
    listed = visible_projects(actor).where(Project.archived_at.is_(None)).order_by(Project.name)
    projects = [
        {"id": str(one.id), "name": one.name, "key": one.key, "hue": one.hue}
        for one in session.scalars(listed)
    ]
    board_id = _id(request.args.get("board", ""))
    if board_id:
        one_or_404(visible_boards(actor), board_id)
    columns = columns_of(board_id) if board_id else []
    templates = [{"id": str(one.id), "name": one.name} for one in templates_of(actor, "task")]
    return jsonify(found | {"columns": columns, "projects": projects, "templates": templates})


def _id(text: str) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError:
        raise Invalid({"board": _("This must be a UUID.")}) from None
