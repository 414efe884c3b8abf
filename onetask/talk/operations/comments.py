"""Comments and the small answers to them."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from onetask.core.change import Actor, Change
from onetask.core.db import Thing, session
from onetask.core.door import operation
from onetask.core.errors import Conflict, Invalid
from onetask.core.events import Event
from onetask.core.ids import uuid7
from onetask.core.locale import gettext as _
from onetask.core.undo import undoes
from onetask.people.models import Member
from onetask.talk.access import (
    may_bin_words,
    may_edit_words,
    may_react,
    may_speak_for,
    may_talk,
    thing_of,
)
from onetask.talk.models import EMOJIS, KEPT_FOR, Comment, Reaction
from onetask.talk.operations.mentions import name_people
from onetask.talk.operations.watching import watch_by_habit


@operation(may_talk)
def add_comment(
    change: Change,
    thing: Thing,
    *,
    body: str,
    id: UUID | None = None,
) -> Comment:
    if id and session.get(Comment, id):
        raise Conflict(_("This comment is there already."))
    comment = Comment(id=id or uuid7(), author_id=change.actor.id, at=change.at)
    return _say(change, thing, comment, body)


@operation(may_talk, said_by=may_speak_for)
def quote_comment(
    change: Change, thing: Thing, *, body: str, said_by: Member, at: datetime
) -> Comment:
    """An import brings what another said elsewhere, and when."""
    comment = Comment(id=uuid7(), author_id=said_by.id, at=at)
    return _say(change, thing, comment, body, is_quoted=True)


@operation(may_edit_words)
def edit_comment(change: Change, comment: Comment, *, body: str) -> Comment:
    if comment.binned_at:
        raise Conflict(_("This comment was deleted."))
    if comment.body == body:
        return comment
    before, thing = comment.body, thing_of(comment)
    change.hold(thing)
    comment.html, mentioned = name_people(change, comment, body, about=thing)
    comment.body, comment.edited_at = body, change.at
    facts = {"about": _told(thing), "mentioned": mentioned}
    change.record("comment.edited", comment, body=[before, body], **facts)
    return comment


@operation(may_bin_words)
def bin_comment(change: Change, comment: Comment) -> Comment:
    if comment.binned_at is None:
        comment.binned_at = change.at
        change.record("comment.binned", comment, about=_told(thing_of(comment)))
    return comment


@operation(may_bin_words)
def restore_comment(change: Change, comment: Comment) -> Comment:
    if comment.binned_at is None:
        return comment
    if comment.binned_at < change.at - KEPT_FOR:
        raise Conflict(_("What was deleted can be restored for 30 days."))
    comment.binned_at = None
    change.record("comment.restored", comment, about=_told(thing_of(comment)))
    return comment


@operation(may_react)
def react(change: Change, comment: Comment, *, emoji: str) -> Comment:
    if emoji not in EMOJIS:
        raise Invalid({"emoji": _("This emoji is not one of ours.")})
    if comment.binned_at:
        raise Conflict(_("This comment was deleted."))
    change.hold(comment)
    if _reaction(change.actor, comment, emoji) is None:
        whose = {"workspace_id": comment.workspace_id, "member_id": change.actor.id}
        session.add(Reaction(comment_id=comment.id, emoji=emoji, **whose))
        _note_reaction(change, "reaction.added", comment, emoji)
    return comment


@operation(may_react)
def unreact(change: Change, comment: Comment, *, emoji: str) -> Comment:
    change.hold(comment)
    if reaction := _reaction(change.actor, comment, emoji):
        session.delete(reaction)
        _note_reaction(change, "reaction.removed", comment, emoji)
    return comment


@undoes("comment.added", "comment.restored")
def _bin_again(actor: Actor, event: Event) -> None:
    bin_comment(actor, _comment_of(event))


@undoes("comment.edited")
def _edit_back(actor: Actor, event: Event) -> None:
    edit_comment(actor, _comment_of(event), body=event.facts["body"][0])


@undoes("comment.binned")
def _restore_again(actor: Actor, event: Event) -> None:
    restore_comment(actor, _comment_of(event))


@undoes("reaction.added")
def _take_reaction(actor: Actor, event: Event) -> None:
    unreact(actor, _comment_of(event), emoji=event.facts["emoji"])


@undoes("reaction.removed")
def _put_reaction(actor: Actor, event: Event) -> None:
    react(actor, _comment_of(event), emoji=event.facts["emoji"])


def _say(
    change: Change, thing: Thing, comment: Comment, body: str, *, is_quoted: bool = False
) -> Comment:
    comment.workspace_id, comment.body = thing.workspace_id, body
    comment.subject_kind, comment.subject_id = thing.kind, thing.id
    comment.project_id = thing.scope_id
    change.hold(thing)
    watch_by_habit(thing, comment.author_id)
    comment.html, mentioned = name_people(change, comment, body, about=thing)
    session.add(comment)
    facts = {"about": _told(thing), "mentioned": mentioned, "is_quoted": is_quoted}
    change.record("comment.added", comment, **facts)
    return comment


def _told(thing: Thing) -> dict[str, str]:
    return {"kind": thing.kind, "id": str(thing.id), "label": thing.label}


def _comment_of(event: Event) -> Comment:
    return session.get_one(Comment, event.subject_id)


def _reaction(actor: Actor, comment: Comment, emoji: str) -> Reaction | None:
    theirs = Reaction.comment_id == comment.id, Reaction.member_id == actor.id
    return session.scalar(select(Reaction).where(*theirs, Reaction.emoji == emoji))


def _note_reaction(change: Change, kind: str, comment: Comment, emoji: str) -> None:
    about = _told(thing_of(comment))
    change.record(kind, comment, emoji=emoji, author=str(comment.author_id), about=about)
