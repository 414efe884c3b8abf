"""The second step of a sign-in, where somebody has set one up."""

from typing import Any
from uuid import UUID

from flask import Blueprint, session
from werkzeug.wrappers import Response as Answer

from onetask.core import hx
from onetask.core.clock import now
from onetask.core.db import session as rows
from onetask.core.errors import Invalid
from onetask.core.forms import read
from onetask.core.limits import GUESSES, limited, sender
from onetask.core.locale import gettext as _
from onetask.people.forms import SecondStep
from onetask.people.models import Account
from onetask.people.operations.second_step import use_code, use_recovery_code
from onetask.people.queries import has_second_step
from onetask.people.views.again import again
from onetask.people.views.sessions import sign_in

bp = Blueprint("second_step", __name__)
HALF = "half_signed_in"
PATIENCE = 10 * 60
PAGE = "/sign-in/code"


def enter(account: Account, to: str) -> Answer:
    """Signs in who has proven the first step; the second waits in this browser's session."""
    if not has_second_step(account.id):
        sign_in(account)
        return hx.go(to)
    session[HALF] = {"account": str(account.id), "at": now().timestamp(), "next": to}
    return hx.go(PAGE)


def half() -> dict[str, Any] | None:
    found: dict[str, Any] | None = session.get(HALF)
    return found if found and now().timestamp() - found["at"] < PATIENCE else None


def who_guesses() -> str:
    """Ten guesses for each account, wherever they come from; without one, for each sender."""
    found = half()
    return f"second step {found['account'] if found else sender()}"


def was_refused(answer: Answer) -> bool:
    return answer.status_code == 422


@bp.get(PAGE)
def show() -> Answer:
    return hx.page("people/second_step.html") if half() else hx.go("/sign-in")


@bp.post(PAGE)
@limited(GUESSES, who_guesses, deduct_when=was_refused)
@again(show)
def prove() -> Answer:
    sent, found = read(SecondStep), half()
    if found is None:
        return hx.go("/sign-in")
    account_id = UUID(found["account"])
    opens = use_code if sent.code.isdigit() else use_recovery_code
    if not opens(account_id, sent.code):
        raise Invalid({"code": _("This code does not fit. Each one works once.")})
    sign_in(rows.get_one(Account, account_id))
    return hx.go(hx.local_path(found["next"]))
