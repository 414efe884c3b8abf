"""How somebody signs in: address, password, Google, and where they are signed in now."""

from typing import Any
from uuid import UUID

from flask import Blueprint
from werkzeug.wrappers import Response as Answer

from onetask.core import hx
from onetask.core.errors import Conflict, Invalid, NotThere
from onetask.core.forms import read
from onetask.core.limits import GUESSES, LETTERS, asker, limited
from onetask.core.locale import gettext as _
from onetask.core.settings import settings
from onetask.core.who import me
from onetask.people.engine.addresses import may_have_passkeys
from onetask.people.engine.passwords import fits
from onetask.people.forms import ChangedAddress, ChangedPassword
from onetask.people.models import Account
from onetask.people.operations.accounts import set_password
from onetask.people.operations.identities import unlink_identity
from onetask.people.operations.logins import end_login, end_logins
from onetask.people.operations.tickets import mail_ticket
from onetask.people.queries import (
    account_of,
    has_second_step,
    identities_of,
    logins_of,
    passkeys_of,
    recovery_codes_left,
)
from onetask.people.views.again import again
from onetask.people.views.sessions import sign_in, signed_in, visit

bp = Blueprint("security", __name__)
PAGE = "/settings/sign-in"


@bp.get(PAGE)
def show(**_where: UUID) -> Answer:
    """It stands among the pages of a workspace: who left the last one founds another first."""
    me()
    mine = signed_in()
    about: dict[str, Any] = {
        "account": mine,
        "logins": logins_of(mine.id),
        "here": visit().login_id,
    }
    ways: dict[str, Any] = {
        "identities": identities_of(mine.id),
        "google": bool(settings().google_client_id),
    }
    return hx.page("people/security.html", **about, **ways, **_steps(mine.id))


def _steps(account_id: UUID) -> dict[str, Any]:
    return {
        "has_second_step": has_second_step(account_id),
        "codes_left": recovery_codes_left(account_id),
        "passkeys": passkeys_of(account_id),
        "may_have_passkeys": may_have_passkeys(settings().public_url),
    }


@bp.post("/me/password")
@limited(GUESSES, asker)
@again(show)
def change_password() -> Answer:
    """Other browsers are signed out; this one goes on under a new key."""
    mine, sent = signed_in(), read(ChangedPassword)
    prove(mine, sent.current)
    home = visit().workspace_id
    set_password(mine, sent.password)
    end_logins(mine.id)
    sign_in(mine, home)
    return hx.go(PAGE)


@bp.post("/me/address")
@limited(LETTERS, asker)
@again(show)
def change_address() -> Answer:
    """The new address counts once a letter to it was answered."""
    mine, sent = signed_in(), read(ChangedAddress)
    prove(mine, sent.current)
    if account_of(sent.email):
        raise Invalid({"email": _("Another account has this address.")})
    mail_ticket(mine, "confirm", to=sent.email)
    return hx.go(PAGE)


@bp.post("/me/confirmation")
@limited(LETTERS, asker)
def send_again() -> Answer:
    mail_ticket(signed_in(), "confirm")
    return hx.go(PAGE)


@bp.delete("/me/sessions/<uuid:id>")
@bp.post("/me/sessions/<uuid:id>/end")
def end(id: UUID) -> Answer:
    if id not in [login.id for login in logins_of(signed_in().id)]:
        raise NotThere
    end_login(id)
    return hx.go(PAGE)


@bp.post("/me/sessions/end")
def end_others() -> Answer:
    end_logins(signed_in().id, but=visit().login_id)
    return hx.go(PAGE)


@bp.post("/me/identities/<uuid:id>/end")
@again(show)
def disconnect(id: UUID) -> Answer:
    mine = signed_in()
    ways = identities_of(mine.id)
    if id not in [one.id for one in ways]:
        raise NotThere
    if mine.password_hash is None and len(ways) == 1:
        raise Conflict(_("Choose a password first, or you could not sign in again."))
    unlink_identity(id)
    return hx.go(PAGE)


def prove(mine: Account, password: str) -> None:
    """Whoever finds an open browser does not take the account over."""
    if mine.password_hash and not fits(password, mine.password_hash):
        raise Invalid({"current": _("This is not your password.")})
