"""Connect Google: what was asked for, granted or declined; the first run, its history, the end."""

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response as Answer

from onetask.core import hx
from onetask.core.errors import Conflict, NotThere
from onetask.core.limits import limited
from onetask.core.locale import gettext as _
from onetask.core.settings import settings
from onetask.core.who import me
from onetask.google.engine.scopes import ASKED, CALENDAR
from onetask.google.models.grants import Grant
from onetask.google.operations.agendas import ask_to_end, begin_agenda, keep_grant
from onetask.google.queries.agendas import agenda_of, grant_of, notes_of, waiting_counts
from onetask.google.views.oauth import CALLBACK, Failed, come_back, way_there
from onetask.people.queries import identities_of

bp = Blueprint("connection", __name__)
HOME = "/settings/calendars/google"


@bp.get(HOME)
def show() -> Answer:
    _refuse_unset()
    grant, agenda = grant_of(me().account_id), agenda_of(me())
    return hx.page(
        "google/connection.html",
        grant=grant,
        agenda=agenda,
        scopes=_scopes(grant),
        may_write=_may_write(grant),
        counts=waiting_counts(me(), agenda),
        notes=notes_of(agenda) if agenda else [],
    )


@bp.get(f"{HOME}/start")
@limited("30 per hour", methods=["GET"])
def start() -> Answer:
    """A link, not a form: form-action would block the way to Google."""
    _refuse_unset()
    grant = grant_of(me().account_id)
    is_again = grant is not None and grant.state == "ok" and _may_write(grant)
    try:
        return redirect(way_there(me().email or "", is_again=is_again), 303)
    except Failed:
        return _said(_("Google cannot be reached now."), 503)


@bp.get(CALLBACK)
@limited("30 per hour", methods=["GET"])
def arrive() -> Answer:
    _refuse_unset()
    if "error" in request.args:
        return _said(_("Google was not connected. Nothing was changed."), 400)
    try:
        granted = come_back()
    except Failed:
        text = _("The answer from Google did not fit this browser's request. Nothing was changed.")
        return _said(text, 400)
    _refuse_another(granted.who["sub"])
    account_id = me().account_id
    keep_grant(account_id, who=granted.who, scopes=granted.scopes, tokens=granted.tokens)
    return hx.go(HOME)


@bp.post(f"{HOME}/agenda")
def begin() -> Answer:
    """After the preview: now it writes."""
    grant = grant_of(me().account_id)
    if grant is None or not _may_write(grant):
        raise NotThere
    begin_agenda(me().id, grant.id)
    return hx.go(HOME)


@bp.delete(HOME)
@bp.post(f"{HOME}/end")
def disconnect() -> Answer:
    grant = grant_of(me().account_id)
    if grant is None:
        raise NotThere
    ask_to_end(grant.account_id)
    return hx.go(HOME)


def _refuse_unset() -> None:
    me()
    if not settings().google_client_id:
        raise NotThere


def _refuse_another(sub: str) -> None:
    """The one who granted must be the one who signs in with Google here, if anybody does."""
    issuer = settings().google_issuer
    known = {one.sub for one in identities_of(me().account_id) if one.issuer == issuer}
    if known and sub not in known:
        raise Conflict(_("This is another Google account than the one you sign in with."))


def _may_write(grant: Grant | None) -> bool:
    return grant is not None and CALENDAR in grant.scopes


def _scopes(grant: Grant | None) -> list[tuple[str, str]]:
    """What each is for, and whether it was given."""
    names = {CALENDAR: _("A calendar of its own, named OneTask")}
    given = {True: "granted", False: "declined"}
    state = "missing" if grant is None else ""
    return [
        (name, state or given[scope in (grant.scopes if grant else ())])
        for scope, name in names.items()
        if scope in ASKED
    ]


def _said(text: str, status: int) -> Answer:
    facts = {"text": text, "href": "/settings/calendars", "label": _("Calendars")}
    return hx.page("people/message.html", status, title=_("Google Calendar"), **facts)
