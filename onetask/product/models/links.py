"""The spine: which thing leads to which other, in one table."""

from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from onetask.core.db import Thing

# What may lead to what; no kind can be reached from itself, so no links make a circle.
PAIRS = {
    "idea": ("initiative", "goal"),
    "initiative": ("project", "goal"),
    "release": ("initiative", "idea", "task"),
}


class Link(Thing):
    """One thing leads to another: an idea to an initiative, an initiative to its project."""

    __table_args__ = (UniqueConstraint("source_id", "target_id"),)
    source_kind: Mapped[str]
    source_id: Mapped[UUID]
    target_kind: Mapped[str]
    target_id: Mapped[UUID] = mapped_column(index=True)
