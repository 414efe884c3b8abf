"""Signing in by Google: there, back, and what comes of it."""

from typing import Any

from flask import Blueprint, request
from werkzeug.wrappers import Response as Answer

from onetask.core import hx
from onetask.core.clock import now
from onetask.core.errors import Conflict
from onetask.core.limits import limited
from onetask.core.locale import current_locale
from onetask.core.locale import gettext as _
from onetask.core.settings import settings
from onetask.people.models import Account
from onetask.people.operations.accounts import create_account, create_first_account
from onetask.people.operations.identities import link_identity
from onetask.people.queries import account_of, anybody, identity_of, invitation_with
from onetask.people.views.openid import Person, Unreachable, Unsafe, come_back, leave_for
from onetask.people.views.sessions import sign_in, signed_in

bp = Blueprint("google", __name__)


@bp.get("/sign-in/google")
@limited("60 per hour", methods=["GET"])
def start() -> Answer:
    """A link, not a form: form-action would block the way to Google."""
    for_account = str(signed_in().id) if "connect" in request.args else ""
    return leave_for(next=hx.local_path(request.args.get("next")), account=for_account)


@bp.get("/sign-in/google/callback")
@limited("60 per hour", methods=["GET"])
def arrive() -> Answer:
    person, kept = come_back()
    if kept.get("account"):
        return connect(person, str(kept["account"]))
    account = account_for(person, str(kept.get("next", "/")))
    if account is None:
        return refused_address(person)
    link_identity(account, issuer=person.issuer, sub=person.sub, email=person.email)
    sign_in(account)
    return hx.go(str(kept.get("next", "/")))


def connect(person: Person, for_account: str) -> Answer:
    """Whoever pressed the button must be who comes back."""
    mine = signed_in()
    if str(mine.id) != for_account:
        raise Unsafe
    try:
        link_identity(mine, issuer=person.issuer, sub=person.sub, email=person.email)
    except Conflict as refusal:
        return said(_("Not connected"), str(refusal), 409)
    return hx.go("/settings/sign-in")


def account_for(person: Person, to: str) -> Account | None:
    """Known by number; else by an address Google answers for; else new, where that is allowed."""
    if known := identity_of(person.issuer, person.sub):
        return known
    if same := account_of(person.email):
        return same if person.owns_address else None
    new: dict[str, Any] = {"email": person.email, "name": person.name, "locale": current_locale()}
    new["confirmed_at"] = now() if person.is_verified else None
    if not anybody():
        return create_first_account(**new)
    return create_account(**new) if may_sign_up(person, to) else None


def may_sign_up(person: Person, to: str) -> bool:
    """Open to all, or invited: by the link, or by mail to the very address Google verified."""
    invitation = invitation_with(to.removeprefix("/invitations/"))
    if invitation is None:
        return settings().sign_up == "open"
    return invitation.email is None or (person.is_verified and invitation.email == person.email)


def refused_address(person: Person) -> Answer:
    if account_of(person.email):
        text = _("An account has this address. Sign in with its password, then connect Google.")
    else:
        text = _("There is no account for %(email)s yet. Ask for an invitation.")
    return said(_("Not signed in"), text % {"email": person.email}, 403)


def said(title: str, text: str, status: int) -> Answer:
    return hx.page("people/message.html", status, title=title, text=text)


@bp.app_errorhandler(Unsafe)
def unsafe(_error: Unsafe) -> Answer:
    text = _("The answer from Google did not fit this browser's request. Nothing was changed.")
    return said(_("Not signed in"), text, 400)


@bp.app_errorhandler(Unreachable)
def unreachable(_error: Unreachable) -> Answer:
    text = _("Google cannot be reached now. Other ways to sign in work.")
    return said(_("Google is unreachable"), text, 503)
