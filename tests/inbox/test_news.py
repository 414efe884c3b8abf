"""Each event concerns some, never its own actor, and only those who may see it."""

from datetime import date

import pytest

from onetask.core.clock import now
from onetask.core.undo import undo
from onetask.inbox.queries import rows_of, unread_count
from onetask.talk.operations.comments import add_comment, edit_comment, quote_comment, react
from onetask.talk.operations.watching import unwatch, watch
from onetask.work.operations.bulk import change_many
from onetask.work.operations.people import assign_task
from onetask.work.operations.projects import seat_guest, unseat_guest
from onetask.work.operations.tasks import close_task, edit_task
from onetask.work.operations.waiting import block_task


def test_who_is_named_is_told_and_nobody_twice(world, reasons):
    watch(world.ben, world.brief)
    add_comment(world.ana, world.brief, body="@Ben Okri, @Ana Duarte")
    assert reasons(world.ben) == [("mentioned", "LAU-1")]
    assert reasons(world.ana) == reasons(world.eve) == []


def test_an_edit_tells_only_who_is_new_in_it(world, reasons):
    comment = add_comment(world.ana, world.brief, body="@Ben Okri")
    edit_comment(world.ana, comment, body="@Ben Okri and @Gus Lind")
    assert (reasons(world.ben), len(reasons(world.gus))) == ([("mentioned", "LAU-1")], 1)


def test_guests_are_told_of_what_they_may_see_alone(world, reasons):
    unseat_guest(world.ana, world.launch, member=world.gus)
    add_comment(world.ana, world.brief, body="@Gus Lind")
    assert reasons(world.gus) == []


def test_what_is_no_longer_theirs_disappears(world, reasons):
    add_comment(world.ana, world.brief, body="@Gus Lind")
    assert unread_count(world.gus) == 1
    unseat_guest(world.ana, world.launch, member=world.gus)
    assert (reasons(world.gus), unread_count(world.gus)) == ([], 0)


def test_watchers_hear_comments_unless_they_said_no(world, reasons):
    watch(world.ben, world.brief)
    add_comment(world.ana, world.brief, body="One")
    unwatch(world.ben, world.brief)
    add_comment(world.ana, world.brief, body="Two")
    assert reasons(world.ben) == [("comment", "LAU-1")]


def test_work_that_becomes_mine_and_may_go_on(world, reasons):
    assign_task(world.ana, world.logo, member=world.ben)
    block_task(world.ana, world.logo, blocker=world.brief)
    close_task(world.ana, world.brief)
    assert reasons(world.ben) == [("unblocked", "LAU-2"), ("assigned", "LAU-2")]
    assert rows_of(world.ben)[0].reason == "Ana Duarte finished LAU-1, you can go on"


def test_work_that_waits_for_two_is_not_free_yet(world, reasons):
    assign_task(world.ana, world.logo, member=world.ben)
    for blocker in (world.brief, world.site):
        block_task(world.ana, world.logo, blocker=blocker)
    close_task(world.ana, world.brief)
    assert reasons(world.ben) == [("assigned", "LAU-2")]


def test_watched_work_that_ends_or_moves(world, reasons):
    watch(world.ben, world.brief)
    edit_task(world.ana, world.brief, due_on=date(2027, 3, 18))
    close_task(world.ana, world.brief)
    edit_task(world.ana, world.brief, title="Else")
    texts = [row.reason for row in rows_of(world.ben)]
    assert texts == ["Ana Duarte finished this", "Ana Duarte moved the due date to 18 Mar 2027"]


def test_reactions_and_invitations(world, reasons):
    comment = add_comment(world.ben, world.brief, body="One")
    react(world.ana, comment, emoji="🎉")
    seat_guest(world.ana, world.garden, member=world.gus)
    assert reasons(world.ben) == [("reaction", "LAU-1")]
    assert reasons(world.gus) == [("invited", "Garden")]


def test_imported_words_tell_nobody(world, reasons):
    quote_comment(world.ana, world.brief, body="@Ben Okri", said_by=world.gus, at=now())
    assert reasons(world.ben) == []


def test_views_show_their_reasons(world, reasons):
    add_comment(world.ana, world.brief, body="@Ben Okri")
    assign_task(world.ana, world.logo, member=world.ben)
    found = {show: len(reasons(world.ben, show)) for show in ("all", "mentions", "assigned", "due")}
    assert found == {"all": 2, "mentions": 1, "assigned": 1, "due": 0}


def test_a_change_that_fails_tells_nobody(world, reasons, monkeypatch):
    monkeypatch.setattr("onetask.inbox.jobs.tell", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        add_comment(world.ana, world.brief, body="@Ben Okri")
    assert reasons(world.ben) == []


def test_only_the_told_hear_of_it_live(world, told):
    add_comment(world.ana, world.brief, body="@Ben Okri")
    places = {place for place in told[-1].drawing.places() if place.startswith("member:")}
    assert places == {f"member:{world.ben.id}"}


def test_taking_back_does_not_tell_again(world, reasons, head):
    add_comment(world.ana, world.brief, body="@Ben Okri")
    undo(world.ana, head(world.ana))
    assert reasons(world.ben) == [("mentioned", "LAU-1")]


def test_a_bulk_does_not_flood_the_inbox(world, reasons, monkeypatch):
    monkeypatch.setattr("onetask.inbox.operations.MOST", 2)
    tasks = [world.brief, world.logo, world.site]
    change_many(world.ana, world.home, tasks=tasks, what="assign", thing=world.ben)
    assert len(reasons(world.ben)) == 2
