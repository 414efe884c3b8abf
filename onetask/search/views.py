"""The search page, its partial for the palette, and saved views."""

from typing import NamedTuple
from uuid import UUID

from flask import Blueprint, request
from werkzeug.wrappers import Response as Answer

from onetask.core import hx
from onetask.core.db import session
from onetask.core.errors import NotThere
from onetask.core.forms import read, refuse_odd_text
from onetask.core.subjects import find, one_or_404, subject
from onetask.core.who import me
from onetask.people.models import Workspace
from onetask.search.access import visible_views
from onetask.search.forms import ViewForm
from onetask.search.models import SearchText
from onetask.search.operations import forget_view, save_view
from onetask.search.queries import found

bp = Blueprint("search", __name__)


class Hit(NamedTuple):
    """One line of the results."""

    kind: str
    title: str
    excerpt: str
    url: str


@bp.get("/search")
def search() -> Answer:
    text = request.args.get("q", "")[:200].strip()
    refuse_odd_text(text, "q")
    hits = [hit for row in found(me(), text) if (hit := _hit(row))]
    template = "search/_hits.html" if hx.is_partial() else "search/search.html"
    return hx.page(template, hits=hits, text=text)


@bp.get("/starred")
def starred() -> Answer:
    me()
    return hx.page("search/_starred_list.html")


@bp.get("/views/new")
def new_view() -> Answer:
    me()
    url, name = hx.local_path(request.args.get("url")), request.args.get("name", "")[:120]
    return hx.page("search/_save_view.html", url=url, name=name)


@bp.post("/views")
def save() -> Answer:
    form = read(ViewForm)
    home = session.get_one(Workspace, me().workspace_id)
    save_view(me(), home, name=form.name, url=form.url, is_shared=form.is_shared)
    return hx.redrawn(form.url)


@bp.delete("/views/<uuid:view_id>")
def forget(view_id: UUID) -> Answer:
    forget_view(me(), one_or_404(visible_views(me()), view_id))
    return hx.redrawn()


def _hit(row: SearchText) -> Hit | None:
    try:
        thing = find(me(), row.subject_kind, row.subject_id)
    except NotThere:
        return None
    url = subject(row.subject_kind).url(thing)
    return Hit(row.subject_kind, row.title or thing.label, row.body[:160], url)
