"""My calendars: feeds for other programs, and calendars I read beside my day."""

from typing import Any
from uuid import UUID

from flask import Blueprint, make_response, request
from sqlalchemy import select
from werkzeug.wrappers import Response as Answer

from onetask.core import hx
from onetask.core.db import session
from onetask.core.forms import read
from onetask.core.limits import limited
from onetask.core.locale import speaking
from onetask.core.mail import address
from onetask.core.settings import settings
from onetask.core.subjects import one_or_404
from onetask.core.who import me
from onetask.google.engine.ical import written
from onetask.google.forms import NewFeed, NewOverlay
from onetask.google.operations import feeds
from onetask.google.queries.feeds import name_of, work_in
from onetask.google.queries.overlays import (
    feed_with,
    overlays_of,
    visible_feeds,
    visible_overlays,
)
from onetask.people.models import Member
from onetask.work.access import visible_projects
from onetask.work.models.projects import Project

bp = Blueprint("calendars", __name__)
HOME = "/settings/calendars"


@bp.get(HOME)
def calendars() -> Answer:
    return _page()


@bp.post(f"{HOME}/feeds")
def make_feed() -> Answer:
    """Its address is shown once."""
    sent = read(NewFeed)
    if sent.project:
        one_or_404(visible_projects(me()), sent.project)
    token = feeds.make_feed(me().id, project_id=sent.project, with_words=sent.with_words)
    return _page(new=address(f"/feeds/{token}.ics"))


@bp.delete(f"{HOME}/feeds/<uuid:feed_id>")
@bp.post(f"{HOME}/feeds/<uuid:feed_id>/end")
def end_feed(feed_id: UUID) -> Answer:
    feeds.revoke_feed(one_or_404(visible_feeds(me()), feed_id).id)
    return hx.go(HOME)


@bp.post(f"{HOME}/overlays")
def add_overlay() -> Answer:
    feeds.add_overlay(me().id, **read(NewOverlay).model_dump())
    return hx.go(HOME)


@bp.delete(f"{HOME}/overlays/<uuid:overlay_id>")
@bp.post(f"{HOME}/overlays/<uuid:overlay_id>/end")
def end_overlay(overlay_id: UUID) -> Answer:
    feeds.remove_overlay(one_or_404(visible_overlays(me()), overlay_id).id)
    return hx.go(HOME)


@bp.get("/feeds/<token>.ics")
@limited("120 per hour", methods=["GET"])
def feed(token: str) -> Answer:
    """For calendar programs: whoever knows the address reads it, until it is revoked."""
    found = feed_with(feeds.hashed(token))
    member = session.get(Member, found.member_id) if found else None
    if found is None or member is None or not member.is_active:
        return make_response("", 404)
    with speaking(member.account.locale if member.account else "en"):
        body = written(name_of(found, member), work_in(found, member))
    feeds.note_reading(found.id, request.user_agent.string)
    return _file(body)


def _file(body: bytes) -> Answer:
    answer = make_response(body)
    answer.mimetype = "text/calendar"
    answer.add_etag()
    answer.headers["Referrer-Policy"] = "no-referrer"
    answer.make_conditional(request)
    return answer


def _page(**more: Any) -> Answer:
    listed = select(Project.id, Project.name)
    there = visible_projects(me()).where(Project.archived_at.is_(None)).order_by(Project.name)
    projects = session.execute(there.with_only_columns(*listed.selected_columns)).all()
    facts = {"new": None, "projects": projects, "names": dict(map(tuple, projects))}
    mine = session.scalars(visible_feeds(me())).all()
    shown: dict[str, Any] = {"has_google": bool(settings().google_client_id)}
    shown |= {"feeds": mine, "overlays": overlays_of(me()), "zone": me().zone}
    return hx.page("google/calendars.html", **facts | shown | more)
