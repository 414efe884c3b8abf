"""Mailed links that work once: asked for, and used."""

from datetime import timedelta
from typing import Any

from sqlalchemy import select, update

from onetask.core.clock import now
from onetask.core.db import session
from onetask.core.door import bookkeeping
from onetask.core.errors import Conflict
from onetask.core.ids import uuid7
from onetask.core.jobs import promise
from onetask.core.locale import gettext as _
from onetask.people.engine.keys import hash_of
from onetask.people.models import Account, Ticket
from onetask.people.operations.accounts import set_password
from onetask.people.operations.logins import delete_logins
from onetask.people.queries import account_of, ticket_key

LASTS = timedelta(hours=1)


@bookkeeping
def mail_ticket(account: Account, purpose: str, **facts: Any) -> Ticket:
    """A new link; an older one for the same purpose works no longer."""
    older = Ticket.account_id == account.id, Ticket.purpose == purpose, Ticket.used_at.is_(None)
    session.execute(update(Ticket).where(*older).values(used_at=now()))
    ticket_id = uuid7()
    key = {"token_hash": hash_of(ticket_key(ticket_id)), "expires_at": now() + LASTS}
    ticket = Ticket(id=ticket_id, account_id=account.id, purpose=purpose, facts=facts, **key)
    session.add(ticket)
    session.flush()
    promise("people.send_ticket", ticket_id)
    return ticket


@bookkeeping
def reset_password(ticket: Ticket, password: str) -> Account | None:
    """Whoever reads the mail owns the account: all sessions end, the address is confirmed."""
    account = take(ticket)
    if account:
        set_password(account, password)
        account.confirmed_at = account.confirmed_at or now()
        delete_logins(account.id)
    return account


@bookkeeping
def confirm_address(ticket: Ticket) -> Account | None:
    """The address that was written to, which may be a new one."""
    account = take(ticket)
    if account is None:
        return None
    new = ticket.facts.get("to", account.email)
    if new != account.email and account_of(new):
        raise Conflict(_("Another account has this address."))
    account.email, account.confirmed_at = new, now()
    return account


def take(ticket: Ticket) -> Account | None:
    """Uses a ticket up; of two who come at once, one gets it."""
    same = select(Ticket).where(Ticket.id == ticket.id, Ticket.used_at.is_(None))
    held = session.scalar(same.with_for_update())
    if held is None:
        return None
    held.used_at = now()
    return session.get_one(Account, held.account_id)
