"""Finding people: by address, by session, by key."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload

from onetask.core.clock import now
from onetask.core.db import session
from onetask.core.settings import secret
from onetask.people.access import visible_invitations, visible_members
from onetask.people.engine.keys import derived_key, hash_of
from onetask.people.models import (
    Account,
    Authenticator,
    Identity,
    Invitation,
    Login,
    Member,
    Passkey,
    RecoveryCode,
    Ticket,
    Token,
    Workspace,
)

IDLE = timedelta(days=7)
ABSOLUTE = timedelta(days=30)


def anybody() -> bool:
    """Whether OneTask has an account at all; the first visit makes one."""
    return session.scalar(select(Account.id).limit(1)) is not None


def account_of(email: str) -> Account | None:
    return session.scalar(select(Account).where(Account.email == email.strip().lower()))


def live_logins() -> Select[Login]:
    """Sessions that are neither idle nor old for too long."""
    moment = now()
    return select(Login).where(Login.seen_at > moment - IDLE, Login.made_at > moment - ABSOLUTE)


def login_of(key: str) -> Login | None:
    return session.scalars(live_logins().where(Login.token_hash == hash_of(key))).one_or_none()


def logins_of(account_id: UUID) -> Sequence[Login]:
    mine = live_logins().where(Login.account_id == account_id)
    return session.scalars(mine.order_by(Login.seen_at.desc())).all()


def identities_of(account_id: UUID) -> Sequence[Identity]:
    mine = select(Identity).where(Identity.account_id == account_id)
    return session.scalars(mine.order_by(Identity.linked_at)).all()


def identity_of(issuer: str, sub: str) -> Account | None:
    found = select(Account).join(Identity, Identity.account_id == Account.id)
    return session.scalar(found.where(Identity.issuer == issuer, Identity.sub == sub))


def tokens_of(member_id: UUID) -> Sequence[Token]:
    mine = Token.member_id == member_id, Token.revoked_at.is_(None)
    return session.scalars(select(Token).where(*mine).order_by(Token.made_at)).all()


def is_installer(member: Member) -> bool:
    """Owns the installation: the account that was there first."""
    first = session.scalar(select(Account.id).order_by(Account.made_at, Account.id).limit(1))
    return member.role == "owner" and member.account_id == first


def members_by_name(actor: Member) -> Sequence[Member]:
    return session.scalars(visible_members(actor).order_by(func.lower(Member.name))).all()


def member_with_picture(actor: Member, name: str) -> Member | None:
    here = Member.workspace_id == actor.workspace_id, Member.picture == name
    return session.scalar(select(Member).where(*here).limit(1))


def open_invitations(actor: Member) -> Sequence[Invitation]:
    waiting = Invitation.accepted_at.is_(None), Invitation.revoked_at.is_(None)
    there = visible_invitations(actor).where(*waiting, Invitation.expires_at > now())
    return session.scalars(there.order_by(Invitation.expires_at)).all()


def memberships(account_id: UUID) -> Select[Member]:
    here = Member.account_id == account_id, Member.left_at.is_(None)
    mine = select(Member).options(joinedload(Member.account)).where(*here)
    return mine.order_by(Member.id)


def member_in(account_id: UUID, workspace_id: UUID | None) -> Member | None:
    """The account's member in one workspace, or in its first when none is named."""
    mine = memberships(account_id)
    if workspace_id:
        mine = mine.where(Member.workspace_id == workspace_id)
    return session.scalar(mine.limit(1))


def workspaces_of(account: Account) -> Sequence[Workspace]:
    """For the switcher: the workspaces somebody works in, by name."""
    homes = select(Workspace).join(Member, Member.workspace_id == Workspace.id)
    mine = homes.where(Member.account_id == account.id, Member.left_at.is_(None))
    return session.scalars(mine.order_by(func.lower(Workspace.name))).all()


def workspace_of(member: Member) -> Workspace:
    return session.get_one(Workspace, member.workspace_id)


def member_with(key: str) -> Member | None:
    """The member a program acts as, by its key."""
    found = select(Member).options(joinedload(Member.account)).join(Token)
    valid = Token.token_hash == hash_of(key), Token.revoked_at.is_(None), Member.left_at.is_(None)
    return session.scalar(found.where(*valid))


def ticket_key(ticket_id: UUID) -> str:
    return derived_key(secret(), f"ticket:{ticket_id}")


def invitation_key(invitation_id: UUID) -> str:
    return derived_key(secret(), f"invitation:{invitation_id}")


def ticket_with(key: str, *purposes: str) -> Ticket | None:
    """A mailed link that has not been used and is not too old."""
    there = Ticket.token_hash == hash_of(key), Ticket.purpose.in_(purposes)
    fresh = Ticket.used_at.is_(None), Ticket.expires_at > now()
    return session.scalar(select(Ticket).where(*there, *fresh))


def invitation_with(key: str) -> Invitation | None:
    found = session.scalar(select(Invitation).where(Invitation.token_hash == hash_of(key)))
    return found if found and found.is_open(now()) else None


def name_of(member_id: UUID) -> str:
    return session.scalar(select(Member.name).where(Member.id == member_id)) or ""


def waiting_owner() -> Member | None:
    """Whose place the first account takes: the owner without an account, as in a sample."""
    vacant = Member.role == "owner", Member.account_id.is_(None), Member.left_at.is_(None)
    return session.scalar(select(Member).where(*vacant).order_by(Member.id).limit(1))


def authenticator_of(account_id: UUID) -> Authenticator | None:
    return session.scalar(select(Authenticator).where(Authenticator.account_id == account_id))


def has_second_step(account_id: UUID) -> bool:
    found = authenticator_of(account_id)
    return found is not None and found.confirmed_at is not None


def recovery_codes_left(account_id: UUID) -> int:
    mine = RecoveryCode.account_id == account_id, RecoveryCode.used_at.is_(None)
    return session.scalar(select(func.count()).select_from(RecoveryCode).where(*mine)) or 0


def passkeys_of(account_id: UUID) -> Sequence[Passkey]:
    mine = select(Passkey).where(Passkey.account_id == account_id)
    return session.scalars(mine.order_by(Passkey.made_at)).all()


def passkey_with(credential_id: str) -> Passkey | None:
    return session.scalar(select(Passkey).where(Passkey.credential_id == credential_id))
