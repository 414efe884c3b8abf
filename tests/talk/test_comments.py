"""People say things about tasks, name each other, and can take it back."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from onetask.core.clock import now
from onetask.core.db import session
from onetask.core.errors import Conflict, Invalid, Refused
from onetask.core.undo import undo
from onetask.talk.models import KEPT_FOR, Comment, Mention, Reaction
from onetask.talk.operations.comments import (
    add_comment,
    bin_comment,
    edit_comment,
    quote_comment,
    react,
    restore_comment,
    unreact,
)
from onetask.talk.queries.people import watchers_of
from onetask.talk.queries.said import comments_of


def named(source):
    return set(session.scalars(select(Mention.member_id).where(Mention.source_id == source.id)))


def test_a_comment_is_kept_as_typed_and_as_safe_html(world, kinds):
    comment = add_comment(world.ana, world.brief, body="**Hi** <script>alert(1)</script>")
    assert comment.body == "**Hi** <script>alert(1)</script>"
    assert comment.html == "<p><strong>Hi</strong> &lt;script&gt;alert(1)&lt;/script&gt;</p>\n"
    assert kinds() == ["comment.added"]


def test_who_is_named_is_mentioned_and_watches(world):
    comment = add_comment(world.ana, world.brief, body="@Ben Okri, ask @gus")
    assert named(comment) == {world.ben.id, world.gus.id}
    assert f'data-owner="{world.ben.id}">@Ben Okri</span>' in comment.html
    assert set(watchers_of(world.brief.id)) == {world.ana, world.ben, world.gus}


def test_editing_names_others(world):
    comment = add_comment(world.ana, world.brief, body="@Ben Okri")
    edit_comment(world.ana, comment, body="@Gus Lind")
    assert named(comment) == {world.gus.id}
    assert comment.edited_at is not None


def test_guests_may_comment_but_only_authors_edit(world):
    comment = add_comment(world.gus, world.brief, body="May I?")
    with pytest.raises(Refused):
        edit_comment(world.ana, comment, body="No")
    with pytest.raises(Refused):
        bin_comment(world.ben, comment)
    bin_comment(world.ana, comment)
    assert list(comments_of(world.brief.id)) == []


def test_strangers_say_nothing(world):
    with pytest.raises(Refused):
        add_comment(world.eve, world.brief, body="Let me in")


def test_each_word_can_be_taken_back(world, head):
    comment = add_comment(world.ana, world.brief, body="One")
    edit_comment(world.ana, comment, body="Two")
    undo(world.ana, head(world.ana))
    assert comment.body == "One"
    bin_comment(world.ana, comment)
    undo(world.ana, head(world.ana))
    assert comment.binned_at is None
    undo(world.ana, 1)
    assert comment.binned_at is not None


def test_what_was_deleted_long_ago_stays_deleted(world, monkeypatch):
    comment = add_comment(world.ana, world.brief, body="One")
    bin_comment(world.ana, comment)
    later = now() + KEPT_FOR + timedelta(days=1)
    monkeypatch.setattr("onetask.core.change.now", lambda: later)
    with pytest.raises(Conflict):
        restore_comment(world.ana, comment)


def test_a_reaction_counts_once_and_can_be_undone(world, head, kinds):
    comment = add_comment(world.ana, world.brief, body="Done")
    for _ in range(2):
        react(world.ben, comment, emoji="🎉")
    assert kinds() == ["comment.added", "reaction.added"]
    undo(world.ben, head(world.ben))
    assert session.scalars(select(Reaction)).all() == []
    unreact(world.ben, comment, emoji="🎉")
    with pytest.raises(Invalid):
        react(world.ben, comment, emoji="x")


def test_an_import_says_what_others_said(world):
    then = now() - timedelta(days=400)
    comment = quote_comment(world.ana, world.brief, body="Old", said_by=world.ben, at=then)
    assert (comment.author_id, comment.at) == (world.ben.id, then)
    with pytest.raises(Refused):
        quote_comment(world.gus, world.brief, body="Old", said_by=world.ben, at=then)


def test_the_same_comment_is_said_once(world):
    comment = add_comment(world.ana, world.brief, body="One")
    with pytest.raises(Conflict):
        add_comment(world.ana, world.brief, body="Two", id=comment.id)
    assert len(session.scalars(select(Comment)).all()) == 1
