"""What attaches to any subject, named by its kind and id."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from onetask.core.db import Thing

EMOJIS = (
    *("👍", "👎", "❤️", "🎉", "😀", "😄", "😂", "😍", "🤔", "😮", "😢", "😕"),
    *("👏", "🙏", "💪", "🙌", "👀", "🚀", "🔥", "💡", "✅", "❌", "⏳", "☕"),
)
KEPT_FOR = timedelta(days=30)


class Label(Thing):
    """A word with a colour, shared by a workspace."""

    __table_args__ = (UniqueConstraint("workspace_id", "name"),)
    name: Mapped[str]
    hue: Mapped[int]
    binned_at: Mapped[datetime | None]


class Labelling(Thing):
    __table_args__ = (
        UniqueConstraint("subject_id", "label_id"),
        Index(None, "subject_kind", "subject_id"),
    )
    label_id: Mapped[UUID] = mapped_column(ForeignKey("labels.id"), index=True)
    subject_kind: Mapped[str]
    subject_id: Mapped[UUID]
    label_: Mapped[Label] = relationship()


class About(Thing):
    """Something said about a subject."""

    __abstract__ = True
    subject_kind: Mapped[str]
    subject_id: Mapped[UUID] = mapped_column(index=True)
    project_id: Mapped[UUID | None]

    @property
    def scope_id(self) -> UUID | None:
        return self.project_id


class Comment(About):
    """What a member said; their words stay as typed beside the safe HTML."""

    author_id: Mapped[UUID] = mapped_column(ForeignKey("members.id"), index=True)
    body: Mapped[str]
    html: Mapped[str]
    at: Mapped[datetime]
    edited_at: Mapped[datetime | None]
    binned_at: Mapped[datetime | None]


class Reaction(Thing):
    __table_args__ = (UniqueConstraint("comment_id", "member_id", "emoji"),)
    comment_id: Mapped[UUID] = mapped_column(ForeignKey("comments.id"))
    member_id: Mapped[UUID] = mapped_column(ForeignKey("members.id"))
    emoji: Mapped[str]


class Mention(Thing):
    """A member named in a comment or a description."""

    __table_args__ = (UniqueConstraint("source_id", "member_id"),)
    source_kind: Mapped[str]
    source_id: Mapped[UUID]
    member_id: Mapped[UUID] = mapped_column(ForeignKey("members.id"), index=True)


class Watch(About):
    """A member who wants to hear about a subject; muted says no where habit says yes."""

    __tablename__ = "watches"
    __table_args__ = (UniqueConstraint("subject_id", "member_id"),)
    member_id: Mapped[UUID] = mapped_column(ForeignKey("members.id"), index=True)
    is_muted: Mapped[bool] = mapped_column(default=False)


class File(About):
    """An attachment: stored under a random name, or a link to elsewhere."""

    name: Mapped[str]
    media_type: Mapped[str]
    size: Mapped[int]
    stored_as: Mapped[str | None]
    sha256: Mapped[str | None]
    url: Mapped[str | None]
    by_id: Mapped[UUID] = mapped_column(ForeignKey("members.id"))
    at: Mapped[datetime]
    binned_at: Mapped[datetime | None]
