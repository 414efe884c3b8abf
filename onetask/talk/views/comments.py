"""Comments and reactions."""

from typing import Any
from uuid import UUID

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response as Answer

from onetask.core import hx
from onetask.core.db import session
from onetask.core.forms import read
from onetask.core.stamps import newest
from onetask.core.subjects import find, subject
from onetask.core.who import me
from onetask.talk.access import may_bin_words, may_edit_words, thing_of, visible_comment
from onetask.talk.forms import EditedComment, NewComment
from onetask.talk.models import EMOJIS, Comment
from onetask.talk.operations.comments import (
    add_comment,
    bin_comment,
    edit_comment,
    react,
    restore_comment,
    unreact,
)
from onetask.talk.queries.offers import offers_on
from onetask.talk.queries.panel import Talk
from onetask.talk.queries.said import has_reacted

bp = Blueprint("comments", __name__)


@bp.get("/<kind>s/<uuid:thing_id>/activity")
def activity(kind: str, thing_id: UUID) -> Answer:
    talk = Talk(me(), find(me(), kind, thing_id), is_whole="all" in request.args)
    since = request.args.get("since", type=int)
    if since is not None and max(newest(talk.place), talk.now.floor) <= since:
        return Answer(status=204)
    return hx.page("talk/_activity.html", talk=talk)


@bp.post("/<kind>s/<uuid:thing_id>/comments")
def add(kind: str, thing_id: UUID) -> Answer:
    sent = read(NewComment)
    thing = find(me(), kind, thing_id)
    add_comment(me(), thing, body=sent.body, id=sent.id)
    return hx.redrawn(subject(kind).url(thing))


@bp.get("/comments/<uuid:comment_id>")
def show(comment_id: UUID) -> Answer:
    """Where it stands: on the page of the thing it is about."""
    return redirect(_home(visible_comment(me(), comment_id)), 303)


@bp.get("/comments/<uuid:comment_id>/menu")
def menu(comment_id: UUID) -> Answer:
    comment, actor = visible_comment(me(), comment_id), me()
    may = {"may_edit": may_edit_words(actor, comment), "may_bin": may_bin_words(actor, comment)}
    facts: dict[str, Any] = {"emojis": EMOJIS, "offers": offers_on(actor, comment)}
    return hx.page("talk/_comment_menu.html", comment=comment, **facts, **may)


@bp.patch("/comments/<uuid:comment_id>")
def edit(comment_id: UUID) -> Answer:
    body = read(EditedComment).body
    return _redrawn(edit_comment(me(), visible_comment(me(), comment_id), body=body))


@bp.delete("/comments/<uuid:comment_id>")
def bin_(comment_id: UUID) -> Answer:
    return _redrawn(bin_comment(me(), visible_comment(me(), comment_id)))


@bp.post("/comments/<uuid:comment_id>/restoration")
def restore(comment_id: UUID) -> Answer:
    return _redrawn(restore_comment(me(), visible_comment(me(), comment_id)))


@bp.put("/comments/<uuid:comment_id>/reactions/<emoji>")
def put_reaction(comment_id: UUID, emoji: str) -> Answer:
    return _redrawn(react(me(), visible_comment(me(), comment_id), emoji=emoji))


@bp.delete("/comments/<uuid:comment_id>/reactions/<emoji>")
def take_reaction(comment_id: UUID, emoji: str) -> Answer:
    return _redrawn(unreact(me(), visible_comment(me(), comment_id), emoji=emoji))


@bp.post("/comments/<uuid:comment_id>/reactions/<emoji>")
def press_reaction(comment_id: UUID, emoji: str) -> Answer:
    """A button that serves everyone: gives the emoji, or takes one's own back."""
    comment = visible_comment(me(), comment_id)
    pressed = unreact if has_reacted(me(), comment, emoji) else react
    return _redrawn(pressed(me(), comment, emoji=emoji))


def _redrawn(comment: Comment) -> Answer:
    return hx.redrawn(_home(comment))


def _home(comment: Comment) -> str:
    session.refresh(comment)
    return f"{subject(comment.subject_kind).url(thing_of(comment))}#comment-{comment.id}"
