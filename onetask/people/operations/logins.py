"""Sessions and keys: opened, moved on, ended."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, or_, select, update

from onetask.core.clock import now
from onetask.core.db import session
from onetask.core.door import bookkeeping
from onetask.live.kicks import recheck
from onetask.people.engine.keys import hash_of, new_key
from onetask.people.models import Login, Member, Token
from onetask.people.queries import ABSOLUTE, IDLE

PREFIX = "ot_"


@bookkeeping
def open_login(
    account_id: UUID | None, *, workspace_id: UUID | None = None, **about: Any
) -> tuple[Login, str]:
    """A new session and its key; the key is known to the browser alone."""
    key, moment = new_key(), now()
    forget_old_logins(moment)
    times = {"made_at": moment, "seen_at": moment}
    who = {"account_id": account_id, "workspace_id": workspace_id}
    login = Login(token_hash=hash_of(key), **who, **times, **({"data": {}} | about))
    session.add(login)
    session.flush()
    return login, key


def forget_old_logins(moment: datetime) -> None:
    old = or_(Login.seen_at < moment - IDLE, Login.made_at < moment - ABSOLUTE)
    session.execute(delete(Login).where(old))


@bookkeeping
def rotate_login(login_id: UUID) -> str:
    """The same session under a new key."""
    key = new_key()
    new = {"token_hash": hash_of(key), "must_rotate": False}
    session.execute(update(Login).where(Login.id == login_id).values(new))
    return key


@bookkeeping
def note_login(login_id: UUID, **values: Any) -> None:
    session.execute(update(Login).where(Login.id == login_id).values(seen_at=now(), **values))


def end_login(login_id: UUID) -> None:
    """Ends its sockets, too."""
    account_id = session.scalar(select(Login.account_id).where(Login.id == login_id))
    delete_login(login_id)
    recheck(account_id)


def end_logins(account_id: UUID, *, but: UUID | None = None) -> None:
    delete_logins(account_id, but=but)
    recheck(account_id)


@bookkeeping
def delete_login(login_id: UUID) -> None:
    session.execute(delete(Login).where(Login.id == login_id))


@bookkeeping
def delete_logins(account_id: UUID, *, but: UUID | None = None) -> None:
    mine = [Login.account_id == account_id, *([Login.id != but] if but else [])]
    session.execute(delete(Login).where(*mine))


@bookkeeping
def make_token(member: Member, *, name: str) -> tuple[Token, str]:
    """A key for programs; it is shown once and never again."""
    key = PREFIX + new_key()
    token = Token(token_hash=hash_of(key), member_id=member.id, name=name, made_at=now())
    session.add(token)
    session.flush()
    return token, key


def revoke_token(token_id: UUID) -> None:
    """Ends its sockets, too."""
    member_id = session.scalar(select(Token.member_id).where(Token.id == token_id))
    close_token(token_id)
    recheck(member_id)


@bookkeeping
def close_token(token_id: UUID) -> None:
    open_one = Token.id == token_id, Token.revoked_at.is_(None)
    session.execute(update(Token).where(*open_one).values(revoked_at=now()))
