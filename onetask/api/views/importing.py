"""Settings, Import: a file, how it is read, its dry run, its way in, and back."""

from typing import Any
from uuid import UUID

from flask import Blueprint, request
from werkzeug.wrappers import Response as Answer

from onetask.api.access import visible_imports
from onetask.api.engine.fields import FIELDS
from onetask.api.engine.plan import ImportProblem
from onetask.api.forms.importing import Choices
from onetask.api.models import Import
from onetask.api.operations.imports import choose, forget_import, said, undo_import
from onetask.api.operations.queueing import promise_import
from onetask.api.operations.running import Begun, Sent, forget_file, keep_file, start
from onetask.api.operations.samples import fill_sample
from onetask.api.queries.previews import choices_of, imports_of, preview_of
from onetask.core import hx
from onetask.core.db import session
from onetask.core.errors import Invalid, Refused
from onetask.core.events import standing
from onetask.core.forms import read
from onetask.core.limits import asker, limited
from onetask.core.locale import gettext as _
from onetask.core.subjects import one_or_404
from onetask.core.who import me
from onetask.people.access import is_manager
from onetask.people.models import Account, Workspace
from onetask.work.models.projects import KINDS

bp = Blueprint("imports", __name__)
PAGE = "/settings/import"
UPLOADS = "60 per hour"


def _mine(import_id: UUID) -> Import:
    found: Import = one_or_404(visible_imports(me()), import_id)
    return found


@bp.get(PAGE)
def all_imports() -> Answer:
    return _list()


def _list(problem: str = "", status: int = 200) -> Answer:
    if not is_manager(me()):
        raise Refused("import")
    imports = imports_of(me().workspace_id)
    return hx.page("api/imports.html", status, imports=imports, problem=problem)


@bp.post(PAGE)
@limited(UPLOADS, by=asker)
def send() -> Answer:
    file = request.files.get("file")
    if file is None or not file.filename:
        return _list(_("Choose a file first."), 422)
    again = request.form.get("again") == "on"
    try:
        begun = keep_file(me(), Sent(file.read(), file.filename, again=again))
    except ImportProblem as problem:
        return _list(said(problem), 422)
    return hx.go(f"{PAGE}/{begun.one.id}")


@bp.get(f"{PAGE}/<uuid:id>")
def one_import(id: UUID) -> Answer:
    return hx.page("api/import.html", **_facts(_mine(id)))


@bp.get(f"{PAGE}/<uuid:id>/state")
def state(id: UUID) -> Answer:
    return hx.page("api/_import.html", **_facts(_mine(id)))


def _facts(one: Import) -> dict[str, Any]:
    number = standing(one.workspace_id).number
    facts: dict[str, Any] = {"one": one, "fields": FIELDS, "kinds": KINDS, "problem": ""}
    facts["number"] = number
    if one.state != "ready":
        return facts
    try:
        return facts | preview_of(one, me())
    except ImportProblem as problem:
        return facts | {"problem": said(problem)}


@bp.post(f"{PAGE}/<uuid:id>/choices")
def make_choices(id: UUID) -> Answer:
    one = _mine(id)
    try:
        choose(one.id, **choices_of(one, me(), read(Choices)))
    except ImportProblem as problem:
        raise Invalid({"file": said(problem)}) from None
    return hx.go(f"{PAGE}/{id}")


@bp.post(f"{PAGE}/<uuid:id>/run")
def begin(id: UUID) -> Answer:
    one = _mine(id)
    if one.state == "ready":
        try:
            start(Begun(one))
        except ImportProblem as problem:
            raise Invalid({"file": said(problem)}) from None
    promise_import(id)
    return hx.go(f"{PAGE}/{id}")


@bp.post(f"{PAGE}/<uuid:id>/undo")
def undo(id: UUID) -> Answer:
    one = _mine(id)
    home = session.get_one(Workspace, one.workspace_id)
    undo_import(me(), home, import_id=one.id)
    return hx.go(f"{PAGE}/{id}")


@bp.post(f"{PAGE}/<uuid:id>/forget")
def forget(id: UUID) -> Answer:
    """A file that was sent, but is not wanted."""
    forget_import(_mine(id).id)
    forget_file(id)
    return hx.go(PAGE)


@bp.post("/settings/sample")
@limited("10 per hour", by=asker)
def show_an_example() -> Answer:
    """A workspace of its own with the fictional team of Meridian."""
    account = session.get_one(Account, me().account_id)
    fill_sample(account)
    return hx.go("/")
