"""Who is named in a description is told like one who is named in a comment."""

from onetask.core.db import session
from onetask.core.undo import undo
from onetask.inbox.queries import rows_of
from onetask.talk.models import Mention
from onetask.talk.queries.people import mentioned_in
from onetask.work.operations.projects import unseat_guest
from onetask.work.operations.tasks import bin_task, create_subtask, create_task, edit_task
from onetask.work.operations.upkeep import purge
from tests.work.acts import system

NAMED = ("mentioned", "LAU-1")


def describe(world, text):
    return edit_task(world.ana, world.brief, description=text)


def test_only_who_is_new_in_it_is_told(world, reasons):
    describe(world, "@Ben Okri does it")
    describe(world, "@Ben Okri does it, and @Gus Lind looks")
    assert (reasons(world.ben), reasons(world.gus)) == ([NAMED], [NAMED])


def test_the_name_is_marked_and_forgotten_with_its_words(world):
    describe(world, "@Ben Okri does it")
    assert f'data-owner="{world.ben.id}"' in world.brief.description_html
    describe(world, "Nobody does it")
    assert list(mentioned_in(world.brief.id)) == []


def test_a_new_task_or_part_tells_too(world, reasons):
    create_task(world.ana, world.launch_ready, title="Call", description="Ask @Ben Okri")
    create_subtask(world.ana, world.brief, title="Ask", description="With @Ben Okri")
    assert len(reasons(world.ben)) == 2


def test_guests_hear_of_what_they_may_see_alone(world, reasons):
    unseat_guest(world.ana, world.launch, member=world.gus)
    describe(world, "@Gus Lind")
    assert reasons(world.gus) == []


def test_the_inbox_shows_the_words(world):
    describe(world, "@Ben Okri does it")
    assert "does it" in rows_of(world.ben)[0].excerpt


def test_an_undo_takes_the_name_back(world, told):
    describe(world, "@Ben Okri")
    undo(world.ana, told[-1].number)
    assert (world.brief.description, list(mentioned_in(world.brief.id))) == ("", [])


def test_what_is_purged_names_nobody(world):
    describe(world, "@Ben Okri")
    bin_task(world.ana, world.brief)
    purge(system(world), world.home, before=world.brief.binned_at.replace(year=2100))
    assert session.query(Mention).count() == 0
