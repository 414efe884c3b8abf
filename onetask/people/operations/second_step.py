"""The second step of a sign-in: set up, proven, taken away."""

from uuid import UUID

from sqlalchemy import delete, select, update

from onetask.core.clock import now
from onetask.core.db import session
from onetask.core.door import bookkeeping
from onetask.core.vault import opened, seal
from onetask.people.engine.codes import new_recovery_codes, new_secret, step_of
from onetask.people.engine.keys import hash_of
from onetask.people.models import Account, Authenticator, RecoveryCode


@bookkeeping
def begin_authenticator(account: Account) -> None:
    """A fresh secret that does not count yet; an earlier unfinished attempt is over."""
    mine = Authenticator.account_id == account.id, Authenticator.confirmed_at.is_(None)
    session.execute(delete(Authenticator).where(*mine))
    made = Authenticator(account_id=account.id, secret=seal(new_secret()), made_at=now())
    session.add(made)
    session.flush()


@bookkeeping
def use_code(account_id: UUID, code: str) -> bool:
    """Whether a code of the app opens; each opens once, also for two who send it at once."""
    mine = Authenticator.account_id == account_id
    found = session.scalar(select(Authenticator).where(mine))
    if found is None:
        return False
    secret = opened(found.secret)
    step = secret and step_of(secret, code, at=now().timestamp(), after=found.last_step)
    if not step:
        return False
    unused = mine, Authenticator.last_step < step
    used = session.execute(update(Authenticator).where(*unused).values(last_step=step))
    return bool(used.rowcount)  # type: ignore[attr-defined]


@bookkeeping
def use_recovery_code(account_id: UUID, code: str) -> bool:
    mine = RecoveryCode.account_id == account_id, RecoveryCode.code_hash == hash_of(code)
    unused = update(RecoveryCode).where(*mine, RecoveryCode.used_at.is_(None))
    return bool(session.execute(unused.values(used_at=now())).rowcount)  # type: ignore[attr-defined]


@bookkeeping
def confirm_authenticator(account: Account) -> list[str]:
    """From now on it is asked for; the recovery codes are shown this once."""
    mine = Authenticator.account_id == account.id
    session.execute(update(Authenticator).where(mine).values(confirmed_at=now()))
    return _codes_anew(account.id)


@bookkeeping
def renew_recovery_codes(account: Account) -> list[str]:
    return _codes_anew(account.id)


@bookkeeping
def end_authenticator(account: Account) -> None:
    for kind in (Authenticator, RecoveryCode):
        session.execute(delete(kind).where(kind.account_id == account.id))


def _codes_anew(account_id: UUID) -> list[str]:
    session.execute(delete(RecoveryCode).where(RecoveryCode.account_id == account_id))
    codes = new_recovery_codes()
    kept = (RecoveryCode(account_id=account_id, code_hash=hash_of(code)) for code in codes)
    session.add_all(kept)
    session.flush()
    return codes
