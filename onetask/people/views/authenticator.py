"""Setting up the codes of an app as the second step, and taking them away."""

from uuid import UUID

import segno
from flask import Blueprint
from werkzeug.wrappers import Response as Answer

from onetask.core import hx
from onetask.core.errors import Conflict, Invalid
from onetask.core.forms import read
from onetask.core.limits import GUESSES, asker, limited
from onetask.core.locale import gettext as _
from onetask.core.vault import opened
from onetask.core.who import me
from onetask.people.engine.addresses import otp_address
from onetask.people.forms import Proven, SecondStep
from onetask.people.operations.logins import end_logins
from onetask.people.operations.second_step import (
    begin_authenticator,
    confirm_authenticator,
    end_authenticator,
    renew_recovery_codes,
    use_code,
)
from onetask.people.queries import authenticator_of, has_second_step
from onetask.people.views import security
from onetask.people.views.again import again
from onetask.people.views.sessions import signed_in, visit

bp = Blueprint("authenticator", __name__)
PAGE = "/settings/sign-in/authenticator"


@bp.post("/me/authenticator")
@limited(GUESSES, asker)
@again(security.show)
def begin() -> Answer:
    mine = signed_in()
    security.prove(mine, read(Proven).current)
    if has_second_step(mine.id):
        raise Conflict(_("An authenticator app is set up already. Take it away first."))
    begin_authenticator(mine)
    return hx.go(PAGE)


@bp.get(PAGE)
def show(**_where: UUID) -> Answer:
    """The secret can be read here until it is confirmed, and never again."""
    me()
    mine = signed_in()
    found = authenticator_of(mine.id)
    secret = None if found is None or found.confirmed_at else opened(found.secret)
    if secret is None:
        return hx.go(security.PAGE)
    drawn = segno.make(otp_address(mine.email, secret), error="m")
    picture = drawn.svg_data_uri(scale=5, border=2)
    return hx.page("people/authenticator.html", picture=picture, secret=secret)


@bp.post("/me/authenticator/confirmation")
@limited(GUESSES, asker)
@again(show)
def confirm() -> Answer:
    """Sessions elsewhere end: they were opened without the second step."""
    mine, sent = signed_in(), read(SecondStep)
    if not use_code(mine.id, sent.code):
        raise Invalid({"code": _("This code does not fit. Look at the clock of your phone, too.")})
    codes = confirm_authenticator(mine)
    end_logins(mine.id, but=visit().login_id)
    return hx.page("people/recovery_codes.html", codes=codes)


@bp.post("/me/recovery-codes")
@limited(GUESSES, asker)
@again(security.show)
def renew() -> Answer:
    mine = signed_in()
    security.prove(mine, read(Proven).current)
    if not has_second_step(mine.id):
        raise Conflict(_("Set up an authenticator app first."))
    return hx.page("people/recovery_codes.html", codes=renew_recovery_codes(mine))


@bp.post("/me/authenticator/end")
@limited(GUESSES, asker)
@again(security.show)
def end() -> Answer:
    mine = signed_in()
    security.prove(mine, read(Proven).current)
    end_authenticator(mine)
    return hx.go(security.PAGE)
