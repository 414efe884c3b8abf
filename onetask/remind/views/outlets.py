"""Connections: where news go besides inbox and mail, for me and for the team."""

from typing import Any
from uuid import UUID

from flask import Blueprint, request
from werkzeug.wrappers import Response
from werkzeug.wrappers import Response as Answer

from onetask.core import hx
from onetask.core.assets import STATIC
from onetask.core.db import session
from onetask.core.events import standing
from onetask.core.forms import read
from onetask.core.limits import asker, limited
from onetask.core.stamps import newest
from onetask.core.subjects import one_or_404
from onetask.core.who import me
from onetask.people.access import is_manager
from onetask.people.models import Workspace
from onetask.people.queries import workspace_of
from onetask.people.views.again import again
from onetask.remind.access import visible_outlets
from onetask.remind.engine.ways import HEARD_AT_FIRST
from onetask.remind.engine.words import heard_names, way_names
from onetask.remind.forms import NewBrowser, NewPlace
from onetask.remind.models import Outlet
from onetask.remind.operations import outlets
from onetask.remind.queries.outlets import outlets_of, push_key, team_outlets
from onetask.work.access import visible_projects
from onetask.work.models.projects import Project

bp = Blueprint("outlets", __name__)
HOME = "/settings/connections"


@bp.get(HOME)
def connections() -> Answer:
    return _page()


@bp.get(f"{HOME}/list")
def fetch() -> Answer:
    """The lists alone, where something changed since they were drawn."""
    seen, standing_now = request.args.get("since", 0, type=int), standing(me().workspace_id)
    if seen >= max(standing_now.floor, newest(f"workspace:{me().workspace_id}")):
        return Response(status=204)
    return hx.page("remind/_connections.html", **_lists())


@bp.post(HOME)
@limited("30 per hour", asker)
@again(connections)
def connect() -> Answer:
    """The secret of a webhook stands on this answer alone."""
    sent = read(NewPlace)
    place = outlets.with_secret(sent.place)
    if not sent.for_team:
        outlets.connect_own(me().id, place)
        return _connected(place)
    project = one_or_404(visible_projects(me()), sent.project) if sent.project else None
    outlets.connect_outlet(me(), _home(), project=project, place=place)
    return _connected(place)


@bp.get("/push.js")
def worker() -> Answer:
    """Stands at the root, as it hears for all of the site."""
    return Response((STATIC / "js" / "push-worker.js").read_bytes(), mimetype="text/javascript")


@bp.post(f"{HOME}/browsers")
@limited("30 per hour", asker)
def add_browser() -> Answer:
    outlets.connect_own(me().id, read(NewBrowser).place)
    return hx.go(HOME)


@bp.post(f"{HOME}/<uuid:outlet_id>/test")
@limited("30 per hour", asker)
def send_test(outlet_id: UUID) -> Answer:
    outlets.send_test(_outlet(outlet_id).id, me().id)
    return hx.go(f"{HOME}?sent={outlet_id}")


@bp.delete(f"{HOME}/<uuid:outlet_id>")
@bp.post(f"{HOME}/<uuid:outlet_id>/end")
def end(outlet_id: UUID) -> Answer:
    found = _outlet(outlet_id)
    if found.is_shared:
        outlets.end_outlet(me(), _home(), outlet_id=found.id)
    else:
        outlets.forget_outlet(found.id)
    return hx.go(HOME)


def _connected(place: outlets.Place) -> Answer:
    secret = place.target.get("secret")
    return _page(secret) if secret else hx.go(HOME)


def _page(secret: str = "") -> Answer:
    facts = _lists() | {"push_key": push_key(), "at_first": HEARD_AT_FIRST, "secret": secret}
    return hx.page("remind/connections.html", **facts)


def _lists() -> dict[str, Any]:
    manages = is_manager(me())
    there = visible_projects(me()).where(Project.archived_at.is_(None)).order_by(Project.name)
    return {
        "number": standing(me().workspace_id).number,
        "manages": manages,
        "own": outlets_of(me().id),
        "teams": team_outlets(me().workspace_id) if manages else [],
        "projects": {one.id: one.name for one in session.scalars(there)},
        "ways": way_names(),
        "heard": heard_names(),
    }


def _outlet(outlet_id: UUID) -> Outlet:
    found: Outlet = one_or_404(visible_outlets(me()), outlet_id)
    return found


def _home() -> Workspace:
    return workspace_of(me())
