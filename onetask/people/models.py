"""Who people are: accounts sign in, members work in a workspace."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from onetask.core.db import Bookkeeping, Thing
from onetask.core.vault import SEALED

HUES = (60, 75, 95, 110, 130, 155, 190, 215, 235, 258, 285, 315, 345)
ROLES = ("owner", "admin", "member", "guest")
WORKDAYS = [0, 1, 2, 3, 4]


class Account(Bookkeeping):
    """A person who can sign in; what only they see of OneTask stands here."""

    email: Mapped[str] = mapped_column(unique=True)
    password_hash: Mapped[str | None]
    name: Mapped[str]
    locale: Mapped[str] = mapped_column(default="en")
    theme: Mapped[str] = mapped_column(default="system")
    is_calm: Mapped[bool] = mapped_column(default=False)
    single_keys: Mapped[bool] = mapped_column(default=True)
    confirmed_at: Mapped[datetime | None]
    made_at: Mapped[datetime]


class Identity(Bookkeeping):
    """A sign-in elsewhere: the issuer and its own number for the person, never the address."""

    __tablename__ = "identities"
    __table_args__ = (UniqueConstraint("issuer", "sub"),)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"), index=True)
    issuer: Mapped[str]
    sub: Mapped[str]
    email: Mapped[str]
    linked_at: Mapped[datetime]


class Login(Bookkeeping):
    """A browser's session, found by the hash of its token."""

    token_hash: Mapped[str] = mapped_column(unique=True)
    account_id: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id"), index=True)
    workspace_id: Mapped[UUID | None]
    data: Mapped[dict[str, Any]]
    agent: Mapped[str] = mapped_column(default="")
    address: Mapped[str] = mapped_column(default="")
    made_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    must_rotate: Mapped[bool] = mapped_column(default=False)


class Ticket(Bookkeeping):
    """A mailed link that works once: reset, confirm or link an account."""

    token_hash: Mapped[str] = mapped_column(unique=True)
    purpose: Mapped[str]
    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"), index=True)
    facts: Mapped[dict[str, Any]]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class Token(Bookkeeping):
    """A key for programs, acting as one member; only its hash is kept."""

    token_hash: Mapped[str] = mapped_column(unique=True)
    member_id: Mapped[UUID] = mapped_column(ForeignKey("members.id"), index=True)
    name: Mapped[str]
    made_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]


class Authenticator(Bookkeeping):
    """The second step of a sign-in: codes of an app; counts once it was confirmed."""

    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"), unique=True)
    secret: Mapped[str] = mapped_column(info=SEALED)
    last_step: Mapped[int] = mapped_column(default=0)
    made_at: Mapped[datetime]
    confirmed_at: Mapped[datetime | None]


class RecoveryCode(Bookkeeping):
    """Stands in for a lost authenticator, once; only its hash is kept."""

    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"), index=True)
    code_hash: Mapped[str]
    used_at: Mapped[datetime | None]


class Passkey(Bookkeeping):
    """A key pair of somebody's device; we hold the public half."""

    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"), index=True)
    credential_id: Mapped[str] = mapped_column(unique=True)
    credential: Mapped[bytes]
    name: Mapped[str]
    uses: Mapped[int] = mapped_column(default=0)
    made_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class Workspace(Thing):
    """Where a team works; its id is its own workspace id."""

    name: Mapped[str]
    hue: Mapped[int] = mapped_column(default=275)


class Member(Thing):
    """A person in a workspace; without an account a placeholder, for imported work."""

    __table_args__ = (
        UniqueConstraint("workspace_id", "account_id"),
        Index(None, "account_id"),
    )
    account_id: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id"))
    name: Mapped[str]
    email: Mapped[str | None]
    role: Mapped[str]
    hue: Mapped[int]
    picture: Mapped[str | None]
    zone: Mapped[str] = mapped_column(default="UTC")
    work_days: Mapped[list[int]] = mapped_column(JSON, default=lambda: list(WORKDAYS))
    work_from: Mapped[str] = mapped_column(default="09:00")
    work_to: Mapped[str] = mapped_column(default="17:30")
    left_at: Mapped[datetime | None]
    account: Mapped[Account | None] = relationship()

    @property
    def initials(self) -> str:
        return initials(self.name)

    @property
    def is_active(self) -> bool:
        return self.left_at is None


class Invitation(Thing):
    """An open door for one address, or for whoever holds the link."""

    email: Mapped[str | None]
    role: Mapped[str]
    token_hash: Mapped[str] = mapped_column(unique=True)
    project_ids: Mapped[list[str]] = mapped_column(JSON, default=list)
    member_id: Mapped[UUID | None] = mapped_column(ForeignKey("members.id"))
    by_id: Mapped[UUID] = mapped_column(ForeignKey("members.id"))
    expires_at: Mapped[datetime]
    accepted_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]

    @property
    def label(self) -> str:
        return self.email or "link"

    def is_open(self, moment: datetime) -> bool:
        return not (self.accepted_at or self.revoked_at) and self.expires_at > moment


def initials(name: str) -> str:
    """Two letters for a face: of the first and the last word."""
    words = name.split() or ["?"]
    return (words[0][0] + (words[-1][0] if len(words) > 1 else words[0][1:2])).upper()
