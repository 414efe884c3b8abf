"""One press in a letter: shown first, done on confirmation; quitting takes one post."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest

from onetask.core.db import session
from onetask.core.jobs import lost_jobs, run_job
from onetask.core.signed import checked, signed
from onetask.people.operations.members import remove_member
from onetask.remind.jobs.sweeping import sweep_once
from onetask.remind.queries.people import snooze_of, ways_of
from onetask.work.models.tasks import Task
from onetask.work.operations.people import assign_task
from onetask.work.operations.tasks import edit_task


@pytest.fixture
def letter(world, clock, letters):
    """Ben's reminder of the brief."""
    assign_task(world.ana, world.brief, member=world.ben)
    edit_task(world.ana, world.brief, due_on=date(2027, 3, 18))
    clock.moment = datetime(2027, 3, 17, 8, 0, 1, tzinfo=UTC)
    sweep_once()
    clock.moment += timedelta(seconds=2)
    for job_id, _tries in lost_jobs():
        run_job(job_id)
    session.rollback()
    [found] = letters()
    return found


def link(letter, label):
    text = letter.get_body(("plain",)).get_content()
    return re.search(rf"{label}: http://127.0.0.1:5000(\S+)", text)[1]


def test_looking_does_nothing_and_confirming_does_it(letter, world, app):
    visitor, path = app.test_client(), link(letter, "Done")
    assert "Mark LAU-1 Write the brief as done" in visitor.get(path).text
    visitor.head(path)
    session.rollback()
    assert not session.get(Task, world.brief.id).is_closed
    assert "LAU-1 is done" in visitor.post(path).text
    session.rollback()
    assert session.get(Task, world.brief.id).closure.by_id == world.ben.id


def test_tomorrow_puts_it_off(letter, world, app):
    app.test_client().post(link(letter, "Tomorrow"))
    session.rollback()
    assert snooze_of(world.ben.id, world.brief.id) is not None


def test_quitting_takes_one_post_from_anywhere(letter, world, app):
    url = letter["List-Unsubscribe"].strip("<>").removeprefix("http://127.0.0.1:5000")
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    answer = app.test_client().post(url, data={"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    session.rollback()
    assert ways_of(world.ben.id, "due", None) == ("inbox",)


def test_letters_about_one_thing_stand_in_one_thread(letter):
    assert letter["References"] == letter["In-Reply-To"] != letter["Message-ID"]


def test_what_was_changed_or_is_too_old_or_of_somebody_gone_opens_nothing(letter, world, app):
    path = link(letter, "Done")
    visitor = app.test_client()
    for odd in (path[:-1], path + "x", "/answers/none", "/answers/a.b"):
        assert visitor.post(odd).status_code == 404
    remove_member(world.ana, world.ben)
    assert visitor.post(path).status_code == 404


def test_a_signature_holds_for_one_purpose_until_its_day(clock):
    token = signed("answer", "x", clock.moment + timedelta(days=1))
    assert (checked("answer", token), checked("feed", token)) == ("x", None)


def test_another_date_is_proposed_and_taken(letter, world, app):
    visitor, path = app.test_client(), link(letter, "Another date")
    assert 'name="due_on" value="2027-03-24"' in visitor.get(path).text
    assert "LAU-1 is due on" in visitor.post(path, data={"due_on": "2027-04-07"}).text
    session.rollback()
    assert session.get(Task, world.brief.id).due_on == date(2027, 4, 7)
    visitor.post(path)
    session.rollback()
    assert session.get(Task, world.brief.id).due_on == date(2027, 3, 24)


def test_an_odd_date_changes_nothing(letter, world, app):
    path = link(letter, "Another date")
    assert app.test_client().post(path, data={"due_on": "soon"}).status_code == 422
    session.rollback()
    assert session.get(Task, world.brief.id).due_on == date(2027, 3, 18)
