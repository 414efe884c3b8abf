"""Labels are made once, put anywhere, and everything about them can be undone."""

import pytest

from onetask.core.errors import Clash, Conflict, Invalid, Refused
from onetask.core.undo import undo
from onetask.talk.operations.labels import (
    bin_label,
    edit_label,
    make_label,
    put_label,
    take_label,
)
from onetask.talk.queries.labels import labels_of


def on(task):
    return [row.name for row in labels_of([task.id]).get(task.id, [])]


def test_a_label_is_put_once_and_taken(world, kinds):
    for _ in range(2):
        put_label(world.ana, world.brief, label=world.red)
    assert on(world.brief) == ["Red"]
    take_label(world.ana, world.brief, label=world.red)
    assert (on(world.brief), kinds()) == ([], ["label.put", "label.taken"])


def test_putting_and_taking_can_be_undone(world, head):
    put_label(world.ana, world.brief, label=world.red)
    undo(world.ana, head(world.ana))
    assert on(world.brief) == []
    undo(world.ana, head(world.ana))
    assert on(world.brief) == ["Red"]


def test_a_name_is_taken_once(world):
    blue = make_label(world.ana, world.home, name="Blue", hue=240)
    assert make_label(world.ben, world.home, name="Blue", hue=10) == blue
    with pytest.raises(Conflict):
        edit_label(world.ana, blue, name="Red")


def test_a_deleted_label_disappears_and_comes_back_where_it_was(world, head):
    put_label(world.ana, world.brief, label=world.red)
    bin_label(world.ana, world.red)
    assert on(world.brief) == []
    with pytest.raises(Refused):
        put_label(world.ana, world.logo, label=world.red)
    undo(world.ana, head(world.ana))
    assert on(world.brief) == ["Red"]


def test_making_can_be_undone_and_done_again(world, head):
    blue = make_label(world.ana, world.home, name="Blue", hue=240)
    undo(world.ana, head(world.ana))
    assert blue.binned_at is not None
    assert make_label(world.ana, world.home, name="Blue", hue=240) == blue
    assert blue.binned_at is None


def test_editing_keeps_both_names_when_two_rename(world, head):
    edit_label(world.ben, world.red, name="Crimson", hue=20)
    with pytest.raises(Clash):
        edit_label(world.ana, world.red, name="Ruby", seen=0)
    undo(world.ben, head(world.ben))
    assert (world.red.name, world.red.hue) == ("Red", 25)
    with pytest.raises(Invalid):
        edit_label(world.ana, world.red, size=3)


def test_guests_and_strangers_label_nothing(world):
    for member in (world.gus, world.eve):
        with pytest.raises(Refused):
            put_label(member, world.brief, label=world.red)
        with pytest.raises(Refused):
            make_label(member, world.home, name="Mine", hue=1)
