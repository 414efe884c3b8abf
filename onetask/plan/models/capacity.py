"""Who works how much for which project, and what they are good at."""

from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from onetask.core.db import Thing
from onetask.people.models import Member
from onetask.plan.models.items import Item


class Allocation(Item):
    """The share of a member's time that a project may count on, and as what."""

    member_id: Mapped[UUID] = mapped_column(ForeignKey("members.id"), index=True)
    percent: Mapped[int] = mapped_column(default=100)
    role: Mapped[str] = mapped_column(default="")
    member: Mapped[Member] = relationship(viewonly=True)

    @property
    def label(self) -> str:
        return self.member.name


class Skill(Thing):
    """Something a member is good at."""

    __table_args__ = (UniqueConstraint("member_id", "name"),)
    member_id: Mapped[UUID] = mapped_column(ForeignKey("members.id"))
    name: Mapped[str]
