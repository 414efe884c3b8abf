"""Guests know the people and labels of their projects, and no others."""

from onetask.core.db import session
from onetask.people.access import visible_members
from onetask.talk.access import visible_labels
from onetask.talk.operations.comments import add_comment
from onetask.talk.operations.labels import make_label, put_label
from onetask.work.operations.people import assign_task


def known(world):
    return {one.name for one in session.scalars(visible_members(world.gus))}


def test_a_guest_meets_those_who_work_or_write_there(world):
    assert known(world) == {"Gus Lind"}
    assign_task(world.ana, world.brief, member=world.ben)
    assert known(world) == {"Gus Lind", "Ben Okri"}
    add_comment(world.ana, world.brief, body="Soon")
    assert known(world) == {"Gus Lind", "Ben Okri", "Ana Duarte"}


def test_a_guest_meets_nobody_through_other_projects(world):
    add_comment(world.ana, world.garden, body="Not here")
    assert known(world) == {"Gus Lind"}


def test_a_guest_sees_the_labels_of_what_they_see(world):
    secret = make_label(world.ana, world.home, name="Secret", hue=25)
    put_label(world.ana, world.garden, label=secret)
    put_label(world.ana, world.brief, label=world.red)
    assert [one.name for one in session.scalars(visible_labels(world.gus))] == ["Red"]
    assert len(session.scalars(visible_labels(world.ben)).all()) == 2


def test_no_page_tells_a_guest_other_names(world, client_for):
    client = client_for(world.gus)
    for path in (f"/boards/{world.launch_board.id}", "/my-tasks", "/menus/choices", "/labels"):
        told = client.get(path).text
        assert "Ana Duarte" not in told, path
        assert "Red" not in told.split(), path
