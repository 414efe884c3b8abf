"""Sign-ins elsewhere: linked to an account by (issuer, number), never by address alone."""

from uuid import UUID

from sqlalchemy import delete, select

from onetask.core.clock import now
from onetask.core.db import session
from onetask.core.door import bookkeeping
from onetask.core.errors import Conflict
from onetask.core.locale import gettext as _
from onetask.people.models import Account, Identity


@bookkeeping
def link_identity(account: Account, *, issuer: str, sub: str, email: str) -> Identity:
    found = session.scalar(select(Identity).where(Identity.issuer == issuer, Identity.sub == sub))
    if found and found.account_id != account.id:
        raise Conflict(_("This Google account is connected to another account here."))
    if found is None:
        found = Identity(account_id=account.id, issuer=issuer, sub=sub, linked_at=now())
        session.add(found)
    found.email = email
    session.flush()
    return found


@bookkeeping
def unlink_identity(identity_id: UUID) -> None:
    session.execute(delete(Identity).where(Identity.id == identity_id))
