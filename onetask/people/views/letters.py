"""What mailed links lead to: a new password, a confirmed address."""

from flask import Blueprint
from werkzeug.wrappers import Response as Answer

from onetask.core import hx
from onetask.core.db import session
from onetask.core.forms import read
from onetask.core.limits import LETTERS, limited
from onetask.core.locale import gettext as _
from onetask.live.kicks import recheck
from onetask.people.forms import Forgotten, NewPassword
from onetask.people.models import Account, Ticket
from onetask.people.operations.tickets import confirm_address, mail_ticket, reset_password
from onetask.people.queries import account_of, ticket_with
from onetask.people.views import second_step
from onetask.people.views.again import Over, again

bp = Blueprint("letters", __name__)


@bp.get("/reset")
def ask() -> Answer:
    return hx.page("people/forgotten.html")


@bp.post("/reset")
@limited(LETTERS)
@again(ask)
def send() -> Answer:
    """The answer is the same whether there is such an account or not."""
    if known := account_of(read(Forgotten).email):
        mail_ticket(known, "reset")
    title = _("Look into your mail")
    text = _("If there is an account with this address, a link for a new password is on its way.")
    return hx.page("people/message.html", title=title, text=text)


@bp.get("/reset/<key>")
def choose(key: str) -> Answer:
    valid(key, "reset")
    return hx.page("people/new_password.html")


@bp.post("/reset/<key>")
@limited("20 per hour")
@again(choose)
def reset(key: str) -> Answer:
    sent = read(NewPassword)
    found = reset_password(valid(key, "reset"), sent.password)
    if found is None:
        raise Over
    recheck(found.id)
    return second_step.enter(found, "/")


@bp.get("/confirmations/<key>")
def look(key: str) -> Answer:
    found = valid(key, "confirm")
    return hx.page("people/confirm.html", email=to_of(found))


def to_of(ticket: Ticket) -> str:
    return str(ticket.facts.get("to") or session.get_one(Account, ticket.account_id).email)


@bp.post("/confirmations/<key>")
@limited("20 per hour")
@again(look)
def confirm(key: str) -> Answer:
    confirm_address(valid(key, "confirm"))
    return hx.go("/settings/sign-in")


def valid(key: str, purpose: str) -> Ticket:
    found = ticket_with(key, purpose)
    if found is None:
        raise Over
    return found
