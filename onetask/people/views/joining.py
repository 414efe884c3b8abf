"""An invitation, as whoever holds its link sees it."""

from typing import Any

from flask import Blueprint
from werkzeug.wrappers import Response as Answer

from onetask.core import hx
from onetask.core.clock import now
from onetask.core.db import session
from onetask.core.errors import Conflict
from onetask.core.forms import read
from onetask.core.limits import limited
from onetask.core.locale import current_locale
from onetask.core.locale import gettext as _
from onetask.core.settings import settings
from onetask.people.forms import Arriving, Joining
from onetask.people.models import Account, Invitation, Member, Workspace
from onetask.people.operations.accounts import create_account, edit_account
from onetask.people.operations.invitations import accept_invitation
from onetask.people.operations.tickets import mail_ticket
from onetask.people.queries import account_of, invitation_with, member_in
from onetask.people.views.again import Over, again
from onetask.people.views.sessions import account, move_to, sign_in

bp = Blueprint("invitations", __name__)


@bp.get("/invitations/<key>")
def show(key: str) -> Answer:
    found, me = valid(key), account()
    if me and (member := member_in(me.id, found.workspace_id)):
        move_to(member.workspace_id)
        return hx.go("/")
    known = found.email is not None and account_of(found.email) is not None
    facts: dict[str, Any] = {
        "is_known": known,
        "is_mine": found.email in (None, me.email if me else None),
    }
    google = bool(settings().google_client_id)
    about: dict[str, Any] = {
        "invitation": found,
        "account": me,
        "google": google,
        "here": f"/invitations/{key}",
    }
    names: dict[str, Any] = {"by": session.get(Member, found.by_id), "home": home_of(found)}
    return hx.page("people/invitation.html", **about, **names, **facts)


@bp.post("/invitations/<key>")
@limited("20 per hour")
@again(show)
def join(key: str) -> Answer:
    invitation, me = valid(key), account()
    if me:
        zone = read(Arriving).zone
        move_to(accept_invitation(proven(me, invitation), invitation, zone=zone).workspace_id)
    else:
        sent = read(Joining)
        new = newcomer(invitation, sent)
        sign_in(new, accept_invitation(new, invitation, zone=sent.zone).workspace_id)
    return hx.go("/")


def newcomer(invitation: Invitation, sent: Joining) -> Account:
    """Whoever has the mailed link has the address; a link alone proves none."""
    who = {"name": sent.name, "password": sent.password, "locale": current_locale()}
    if invitation.email:
        return create_account(email=invitation.email, confirmed_at=now(), **who)
    if sent.email is None:
        raise Conflict(_("An address is needed."))
    new = create_account(email=sent.email, **who)
    mail_ticket(new, "confirm")
    return new


def proven(me: Account, invitation: Invitation) -> Account:
    if invitation.email == me.email and me.confirmed_at is None:
        edit_account(me, confirmed_at=now())
    return me


def valid(key: str) -> Invitation:
    found = invitation_with(key)
    if found is None:
        raise Over
    return found


def home_of(invitation: Invitation) -> Workspace:
    return session.get_one(Workspace, invitation.workspace_id)
