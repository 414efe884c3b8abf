"""Signing in by address and password, and out again."""

from flask import Blueprint, request
from werkzeug.wrappers import Response as Answer

from onetask.core import hx, who
from onetask.core.errors import Invalid
from onetask.core.forms import read
from onetask.core.limits import GUESSES, limited, sender
from onetask.core.locale import gettext as _
from onetask.core.settings import settings
from onetask.people.engine.addresses import may_have_passkeys
from onetask.people.engine.passwords import fits
from onetask.people.forms import SignIn
from onetask.people.queries import account_of, anybody
from onetask.people.views import second_step
from onetask.people.views.again import again
from onetask.people.views.sessions import account, sign_out

bp = Blueprint("sign_in", __name__)


def guessed_account() -> str:
    """Ten guesses for each account and address: nobody can lock somebody else out."""
    return f"{sender()} {request.form.get('email', '').strip().lower()[:254]}"


def was_refused(answer: Answer) -> bool:
    return answer.status_code == 422


@bp.get("/sign-in")
def show() -> Answer:
    if not anybody():
        return hx.go("/welcome")
    if account():
        return hx.go(next_page() if who.member() else "/workspaces/new")
    return form()


def form() -> Answer:
    ways = {"google": bool(settings().google_client_id), "is_open": settings().sign_up == "open"}
    ways["passkeys"] = may_have_passkeys(settings().public_url)
    return hx.page("people/sign_in.html", next=next_page(), **ways)


def next_page() -> str:
    return hx.local_path(request.values.get("next"))


@bp.post("/sign-in")
@limited(GUESSES, guessed_account, deduct_when=was_refused)
@limited("100 per 15 minutes", sender, deduct_when=was_refused)
@again(form)
def enter() -> Answer:
    sent = read(SignIn)
    found = account_of(sent.email)
    if not fits(sent.password, found.password_hash if found else None) or found is None:
        wrong = _("Address and password do not belong together.")
        raise Invalid({"password": wrong}, {"email": sent.email})
    return second_step.enter(found, next_page())


@bp.post("/sign-out")
def leave() -> Answer:
    sign_out()
    return hx.go("/sign-in")
