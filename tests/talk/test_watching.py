"""Watching is a wish; habit never overrules it."""

import pytest

from onetask.core.errors import Refused
from onetask.core.undo import undo
from onetask.talk.operations.comments import add_comment
from onetask.talk.operations.watching import unwatch, watch
from onetask.talk.queries.people import watchers_of


def test_watching_and_not(world, kinds):
    watch(world.ben, world.brief)
    watch(world.ben, world.brief)
    assert list(watchers_of(world.brief.id)) == [world.ben]
    unwatch(world.ben, world.brief)
    assert list(watchers_of(world.brief.id)) == []
    assert kinds() == ["watch.set", "watch.set"]


def test_who_said_no_is_not_made_to_watch(world):
    unwatch(world.ben, world.brief)
    add_comment(world.ben, world.brief, body="Only this")
    add_comment(world.ana, world.brief, body="@Ben Okri")
    assert list(watchers_of(world.brief.id)) == [world.ana]


def test_wishes_can_be_undone(world, head):
    watch(world.ben, world.brief)
    unwatch(world.ben, world.brief)
    undo(world.ben, head(world.ben))
    assert list(watchers_of(world.brief.id)) == [world.ben]
    undo(world.ben, 1)
    assert list(watchers_of(world.brief.id)) == []
    with pytest.raises(Refused):
        watch(world.eve, world.brief)
