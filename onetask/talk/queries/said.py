"""What was said about a thing and attached to it."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select

from onetask.core.change import Actor
from onetask.core.db import session
from onetask.core.rasters import RASTERS
from onetask.talk.models import Comment, File, Reaction


def comments_of(thing_id: UUID) -> Sequence[Comment]:
    said = Comment.subject_id == thing_id, Comment.binned_at.is_(None)
    return session.scalars(select(Comment).where(*said).order_by(Comment.at, Comment.id)).all()


def files_of(thing_id: UUID) -> Sequence[File]:
    kept = File.subject_id == thing_id, File.binned_at.is_(None)
    return session.scalars(select(File).where(*kept).order_by(File.at, File.id)).all()


def endings_of(file: File) -> dict[str, str | bool]:
    """How a file is shown: whether there is a picture of it, and its size in words."""
    kilo = file.size / 1000
    size = f"{kilo / 1000:.1f} MB" if kilo >= 100 else f"{max(kilo, 0.1):.1f} kB"
    return {"has_picture": file.media_type in RASTERS, "size": "" if file.url else size}


def has_reacted(actor: Actor, comment: Comment, emoji: str) -> bool:
    mine = Reaction.comment_id == comment.id, Reaction.member_id == actor.id
    return session.scalar(select(Reaction.id).where(*mine, Reaction.emoji == emoji)) is not None


def kept_files(names: set[str]) -> set[str]:
    """Those of these stored names that a row still needs."""
    return set(session.scalars(select(File.stored_as).where(File.stored_as.in_(names))))
