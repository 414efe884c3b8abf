"""Everything of a workspace or a project, to keep."""

from uuid import UUID

from flask import Blueprint, Response
from werkzeug.wrappers import Response as Answer

from onetask.api.engine.canonical import text_of
from onetask.api.queries.exports import export_of
from onetask.api.queries.lists import tasks_csv
from onetask.core.db import session
from onetask.core.errors import NotThere, Refused
from onetask.core.subjects import one_or_404
from onetask.core.who import me
from onetask.people.access import is_editor, is_manager
from onetask.people.models import Workspace
from onetask.work.access import visible_projects
from onetask.work.models.projects import Project

bp = Blueprint("exports", __name__)
KINDS = {"json": "application/json", "csv": "text/csv; charset=utf-8"}


@bp.get("/settings/export.<shape>")
def whole(shape: str) -> Answer:
    """All of it: for those who manage the workspace."""
    if not is_manager(me()):
        raise Refused("export")
    return _file(session.get_one(Workspace, me().workspace_id), None, shape)


@bp.get("/projects/<uuid:id>/export.<shape>")
def project(id: UUID, shape: str) -> Answer:
    found = one_or_404(visible_projects(me()), id)
    if not is_editor(me()):
        raise Refused("export")
    return _file(session.get_one(Workspace, me().workspace_id), found, shape)


def _file(home: Workspace, only: Project | None, shape: str) -> Answer:
    if shape not in KINDS:
        raise NotThere
    text = text_of(export_of(home, only)) if shape == "json" else tasks_csv(home, only)
    answer = Response(text, mimetype=KINDS[shape].split(";", maxsplit=1)[0])
    name = f"onetask-{only.key.lower() if only else 'workspace'}.{shape}"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
