"""Reminders in the inbox: written, told and marked as sent in one change, so exactly once."""

from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import select

from onetask.core.change import Change
from onetask.core.db import Thing, session
from onetask.core.door import operation
from onetask.core.subjects import kinds, subject
from onetask.core.undo import cannot_undo
from onetask.inbox.operations import News, supersede, tell
from onetask.people.models import Member
from onetask.remind.operations.keeping import Claim, note_dead, note_told


class About(NamedTuple):
    """Of what somebody is reminded, and under which reason."""

    kind: str
    thing_id: UUID
    reason: str

    @property
    def thing(self) -> Thing:
        """Read in the change that is under way."""
        model = subject(self.kind).model if self.kind in kinds() else Member
        return session.get_one(model, self.thing_id)


def is_system(actor: Any, _member: Member) -> bool:
    """Nobody but OneTask itself keeps its promises."""
    return bool(actor.role == "system")


@operation(is_system)
def remind_member(
    change: Change,
    member: Member,
    *,
    about: About,
    claim: Claim,
    facts: dict[str, Any],
) -> None:
    if not note_told(*claim, change.at):
        return
    thing = about.thing
    supersede(change, member.id, about.reason, thing)
    tell(change, [member.id], about.reason, News(member.id, thing, facts))
    change.record("member.reminded", member, task=named(thing), reason=about.reason)


@operation(is_system)
def give_up(change: Change, member: Member, *, about: About, claim: Claim, error: str) -> None:
    """What cannot be delivered is kept, and the owners are told."""
    if not note_dead(*claim, error):
        return
    if about.kind in kinds():
        news = News(member.id, about.thing, {"to": member.name})
        tell(change, _owners(member.workspace_id), "failed", news)
    change.record("member.not_reminded", member, task=named(about.thing))


def named(thing: Thing) -> dict[str, str]:
    return {"id": str(thing.id), "label": thing.label}


def _owners(workspace_id: UUID) -> list[UUID]:
    here = Member.workspace_id == workspace_id, Member.left_at.is_(None)
    return list(session.scalars(select(Member.id).where(*here, Member.role == "owner")))


cannot_undo("A reminder cannot be unsaid.", "member.reminded", "member.not_reminded")
