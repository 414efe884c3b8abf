"""Who is named in a text, and who wants to hear about a thing."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select

from onetask.core.change import Actor
from onetask.core.db import session
from onetask.people.access import visible_members
from onetask.people.models import Member
from onetask.talk.engine.mentions import spoken_names
from onetask.talk.models import Mention, Watch


def names_for(actor: Actor) -> dict[str, UUID]:
    """What those whom the actor may see can be called in a text."""
    people = visible_members(actor).with_only_columns(Member.id, Member.name).order_by(Member.id)
    return spoken_names((row.id, row.name) for row in session.execute(people))


def mentioned_in(source_id: UUID) -> Sequence[Mention]:
    return session.scalars(select(Mention).where(Mention.source_id == source_id)).all()


def watch_of(thing_id: UUID, member_id: UUID) -> Watch | None:
    theirs = Watch.subject_id == thing_id, Watch.member_id == member_id
    return session.scalar(select(Watch).where(*theirs))


def watchers_of(thing_id: UUID) -> Sequence[Member]:
    """Who wants to hear about a thing, by wish or by habit."""
    watching = select(Member).join(Watch, Watch.member_id == Member.id)
    loud = Watch.subject_id == thing_id, ~Watch.is_muted, Member.left_at.is_(None)
    return session.scalars(watching.where(*loud).order_by(Watch.id)).all()
