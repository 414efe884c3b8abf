"""The workspace one is in: its name, and the way to another one."""

from uuid import UUID

from flask import Blueprint
from werkzeug.wrappers import Response as Answer

from onetask.core import hx
from onetask.core.errors import NotThere
from onetask.core.forms import read
from onetask.core.subjects import one_or_404
from onetask.core.who import me
from onetask.people.access import is_manager, visible_workspace
from onetask.people.forms import NamedWorkspace
from onetask.people.operations.workspaces import rename_workspace
from onetask.people.queries import member_in
from onetask.people.views.again import again
from onetask.people.views.sessions import move_to, signed_in

bp = Blueprint("workspaces", __name__)
PAGE = "/settings/workspace"


@bp.get(PAGE)
def show(**_where: UUID) -> Answer:
    home = one_or_404(visible_workspace(me()))
    return hx.page("people/workspace.html", workspace=home, manages=is_manager(me()))


@bp.patch("/workspaces/<uuid:id>")
@bp.post("/workspaces/<uuid:id>")
@again(show)
def rename(id: UUID) -> Answer:
    home = one_or_404(visible_workspace(me()), id)
    rename_workspace(me(), home, name=read(NamedWorkspace).name)
    return hx.redrawn(PAGE)


@bp.post("/workspaces/<uuid:id>/visit")
def visit(id: UUID) -> Answer:
    """The pages of this browser show this workspace from now on."""
    if member_in(signed_in().id, id) is None:
        raise NotThere
    move_to(id)
    return hx.go("/")
