"""The first visit, new accounts and new workspaces."""

from flask import Blueprint, abort
from werkzeug.wrappers import Response as Answer

from onetask.core import hx
from onetask.core.clock import now
from onetask.core.errors import Invalid, NotThere
from onetask.core.forms import read
from onetask.core.limits import limited
from onetask.core.locale import current_locale
from onetask.core.locale import gettext as _
from onetask.core.settings import settings
from onetask.people.forms import NewAccount, NewWorkspace, Welcome
from onetask.people.operations.accounts import create_account, create_first_account
from onetask.people.operations.members import take_over_waiting
from onetask.people.operations.tickets import mail_ticket
from onetask.people.operations.workspaces import found_workspace
from onetask.people.queries import anybody, waiting_owner
from onetask.people.views.again import again
from onetask.people.views.sessions import move_to, sign_in, signed_in

bp = Blueprint("welcome", __name__)


@bp.get("/welcome")
def show() -> Answer:
    if anybody():
        return hx.go("/")
    return hx.page("people/welcome.html", waiting=waiting_owner() is not None)


@bp.post("/welcome")
@limited("20 per hour")
@again(show)
def begin() -> Answer:
    """Whoever comes first owns this installation."""
    sent = read(Welcome)
    if sent.workspace is None and waiting_owner() is None:
        raise Invalid({"workspace": _("This field is needed.")}, sent.model_dump())
    who = sent.model_dump(include={"email", "name", "password"})
    owner = create_first_account(**who, locale=current_locale(), confirmed_at=now())
    member = take_over_waiting(owner, zone=sent.zone)
    if sent.workspace:
        member = found_workspace(owner, name=sent.workspace, zone=sent.zone)
    sign_in(owner, member.workspace_id if member else None)
    return hx.go("/")


@bp.get("/sign-up")
def sign_up() -> Answer:
    if settings().sign_up != "open":
        raise NotThere
    return hx.page("people/sign_up.html", google=bool(settings().google_client_id))


@bp.post("/sign-up")
@limited("20 per hour")
@again(sign_up)
def open_account() -> Answer:
    if settings().sign_up != "open":
        abort(404)
    new = create_account(**read(NewAccount).given(), locale=current_locale())
    mail_ticket(new, "confirm")
    sign_in(new)
    return hx.go("/workspaces/new")


@bp.get("/workspaces/new")
def new_workspace() -> Answer:
    signed_in()
    return hx.page("people/new_workspace.html")


@bp.post("/workspaces")
@limited("20 per hour")
@again(new_workspace)
def found() -> Answer:
    sent, founder = read(NewWorkspace), signed_in()
    member = found_workspace(founder, name=sent.name, zone=sent.zone)
    move_to(member.workspace_id)
    return hx.go("/")
