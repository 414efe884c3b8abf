"""Accounts: opened, named, and given a new password."""

from typing import Any

from sqlalchemy import func, select

from onetask.core.clock import now
from onetask.core.db import session
from onetask.core.door import bookkeeping
from onetask.core.errors import Conflict
from onetask.core.locale import gettext as _
from onetask.people.engine.passwords import hashed
from onetask.people.models import Account
from onetask.people.queries import account_of, anybody

FIRST = 7_401


@bookkeeping
def create_account(*, email: str, name: str, password: str | None = None, **more: Any) -> Account:
    if account_of(email):
        raise Conflict(_("There is an account with this address. Sign in instead."))
    kept = {"password_hash": password and hashed(password), "made_at": now()}
    account = Account(email=email.strip().lower(), name=name, **kept, **more)
    session.add(account)
    session.flush()
    return account


@bookkeeping
def create_first_account(**fields: Any) -> Account:
    """The owner's; two first visitors at once are let in one after the other."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(select(func.pg_advisory_xact_lock(FIRST)))
    if anybody():
        raise Conflict(_("OneTask has an owner. Sign in, or ask for an invitation."))
    return create_account(**fields)


@bookkeeping
def set_password(account: Account, password: str | None) -> None:
    account.password_hash = password and hashed(password)


@bookkeeping
def edit_account(account: Account, **fields: Any) -> None:
    for name, value in fields.items():
        setattr(account, name, value)
