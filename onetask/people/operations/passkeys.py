"""Passkeys: kept, used, taken away."""

from uuid import UUID

from sqlalchemy import delete, update

from onetask.core.clock import now
from onetask.core.db import session
from onetask.core.door import bookkeeping
from onetask.people.models import Account, Passkey


@bookkeeping
def keep_passkey(account: Account, *, credential_id: str, credential: bytes, name: str) -> Passkey:
    kept = {"credential_id": credential_id, "credential": credential, "name": name}
    made = Passkey(account_id=account.id, made_at=now(), **kept)
    session.add(made)
    session.flush()
    return made


@bookkeeping
def use_passkey(passkey_id: UUID, *, uses: int) -> None:
    values = {"uses": uses, "used_at": now()}
    session.execute(update(Passkey).where(Passkey.id == passkey_id).values(values))


@bookkeeping
def drop_passkey(passkey_id: UUID) -> None:
    session.execute(delete(Passkey).where(Passkey.id == passkey_id))
