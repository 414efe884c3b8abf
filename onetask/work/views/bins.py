"""What was put away: the archive of a project, and its bin of 30 days."""

from typing import Any
from uuid import UUID

from flask import Blueprint
from werkzeug.wrappers import Response as Answer

from onetask.core import hx
from onetask.core.events import standing
from onetask.core.subjects import one_or_404
from onetask.core.who import me
from onetask.work.access import visible_projects
from onetask.work.queries.overview import archived_in, binned_in
from onetask.work.queries.scene import project_head

bp = Blueprint("work_bins", __name__)


@bp.get("/projects/<uuid:id>/archive")
def archive(id: UUID) -> Answer:
    return _page(id, "archive")


@bp.get("/projects/<uuid:id>/bin")
def bin_(id: UUID) -> Answer:
    return _page(id, "bin")


def _page(id: UUID, what: str) -> Answer:
    project, now = one_or_404(visible_projects(me()), id), standing(me().workspace_id)
    tasks = archived_in(me(), id) if what == "archive" else binned_in(me(), id)
    facts: dict[str, Any] = {"tasks": tasks, "what": what, "tab": what, "now": now, "standing": now}
    return hx.page("work/put_away.html", project=project, head=project_head(project, now), **facts)
