"""People choose what reaches them, how and when; slack decides who is disturbed."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from onetask.core.db import session
from onetask.core.jobs import lost_jobs, run_job
from onetask.inbox.models import Notification
from onetask.inbox.operations import mark_read
from onetask.inbox.queries import rows_of
from onetask.remind.jobs.sweeping import sweep_once
from onetask.remind.models import Delivery
from onetask.remind.operations.choices import (
    add_reminder,
    choose_peace,
    choose_ways,
    mute_project,
    plan_again,
    take_reminder,
)
from onetask.talk.operations.comments import add_comment
from onetask.work.operations.people import assign_task
from onetask.work.operations.projects import edit_project
from onetask.work.operations.tasks import close_task, edit_task
from onetask.work.operations.waiting import block_task

EVENING = datetime(2027, 3, 17, 20, 30, tzinfo=UTC)
MORNING = datetime(2027, 3, 18, 8, 0, 1, tzinfo=UTC)
TOMORROW = date(2027, 3, 18)


@pytest.fixture
def work(clock):
    """A sweep at a moment, and all that it asked for."""

    def off(moment):
        clock.moment = moment
        for _ in range(2):
            sweep_once()
            clock.moment += timedelta(seconds=2)
            for job_id, _tries in lost_jobs():
                run_job(job_id)
            session.rollback()

    return off


def told(member, show="due"):
    session.rollback()
    return [row.reason for row in rows_of(member, show)]


def test_with_float_the_night_is_quiet_and_the_morning_has_one_digest(world, clock, work, letters):
    clock.moment = EVENING
    edit_project(world.ana, world.launch, lead_id=world.ana.id, ends_on=date(2027, 3, 23))
    assign_task(world.ana, world.brief, member=world.ben)
    edit_task(world.ana, world.brief, due_on=TOMORROW)
    add_reminder(world.ben.id, world.brief.id, "before@690")
    work(EVENING + timedelta(hours=2))
    assert (told(world.ben), letters()) == ([], [])
    work(MORNING)
    [letter] = letters()
    assert letter["To"] == "ben@example.com"
    assert told(world.ben) == ["Due today"]
    assert told(world.ana) == []


def test_without_float_its_owner_and_lead_are_told_in_the_morning_with_the_cause(
    world, clock, work, letters
):
    clock.moment = EVENING
    edit_project(world.ana, world.launch, lead_id=world.ana.id)
    assign_task(world.ana, world.brief, member=world.ben)
    edit_task(world.ana, world.logo, due_on=TOMORROW)
    edit_task(world.ana, world.brief, due_on=TOMORROW)
    block_task(world.ana, world.logo, blocker=world.brief)
    work(EVENING + timedelta(hours=2))
    assert (told(world.ben), told(world.ana)) == ([], [])
    work(MORNING)
    firm = "Due today, and LAU-2 cannot wait"
    assert firm in told(world.ben)
    assert told(world.ana) == [firm]
    assert {one["To"] for one in letters()} == {"ben@example.com", "ana@example.com"}


def test_what_is_escalated_is_said_once(world, clock, work):
    clock.moment = EVENING - timedelta(days=1)
    edit_project(world.ana, world.launch, lead_id=world.ana.id, ends_on=TOMORROW)
    assign_task(world.ana, world.brief, member=world.ben)
    edit_task(world.ana, world.brief, due_on=TOMORROW)
    work(MORNING - timedelta(days=1))
    edit_task(world.ana, world.brief, due_at=datetime(2027, 3, 18, 15, tzinfo=UTC))
    work(MORNING)
    escalated = Notification.member_id == world.ana.id, Notification.reason == "escalated"
    assert len(session.scalars(select(Notification).where(*escalated)).all()) == 1


def test_a_mention_that_was_read_is_not_mailed(world, clock, work, letters):
    clock.moment = MORNING
    add_comment(world.ana, world.brief, body="What do you think, @Ben Okri?")
    [note] = session.scalars(select(Notification.id).where(Notification.reason == "mentioned"))
    mark_read(world.ben.id, note)
    work(MORNING + timedelta(minutes=6))
    assert letters() == []


def test_a_mention_nobody_reads_is_mailed_once_and_asked_for_again(world, clock, work, letters):
    clock.moment = MORNING + timedelta(hours=3)
    add_comment(world.ana, world.brief, body="What do you think, @Ben Okri?")
    work(MORNING + timedelta(hours=4))
    [letter] = letters()
    assert "Ana Duarte mentioned you" in letter["Subject"]
    work(MORNING + timedelta(days=4, hours=4))
    assert "Ana Duarte still waits for your answer" in told(world.ben, "mentions")


def test_who_answered_is_not_asked_again(world, clock, work):
    clock.moment = MORNING
    add_comment(world.ana, world.brief, body="What do you think, @Ben Okri?")
    clock.moment += timedelta(hours=1)
    add_comment(world.ben, world.brief, body="Good.")
    work(MORNING + timedelta(days=4))
    assert not any("still waits" in one for one in told(world.ben, "mentions"))


def test_a_muted_project_says_only_what_is_meant_for_one(world, clock, letters, work):
    clock.moment = MORNING
    mute_project(world.ben.id, world.launch.id, is_muted=True)
    add_comment(world.ben, world.brief, body="I watch this now")
    add_comment(world.ana, world.brief, body="Nice")
    add_comment(world.ana, world.brief, body="@Ben Okri, look")
    work(MORNING + timedelta(hours=1))
    assert told(world.ben, "all") == ["Ana Duarte mentioned you"]
    assert letters() == []


def test_ways_are_chosen_by_event(world, clock, letters, work):
    clock.moment = MORNING
    choose_ways(world.ben.id, {"assigned": ["mail"], "mentioned": []})
    assign_task(world.ana, world.brief, member=world.ben)
    add_comment(world.ana, world.brief, body="@Ben Okri, look")
    work(MORNING + timedelta(hours=1))
    assert told(world.ben, "all") == []
    assert letters() == []  # it was never in the inbox, so there is nothing to carry on


def test_interruptions_are_counted_and_the_rest_waits_for_the_digest(world, clock, work, letters):
    clock.moment = MORNING + timedelta(hours=1)
    choose_peace(world.ben.id, budget=1)
    add_comment(world.ana, world.brief, body="@Ben Okri, one")
    add_comment(world.ana, world.logo, body="@Ben Okri, two")
    work(MORNING + timedelta(hours=2))
    assert len(letters()) == 1
    work(MORNING + timedelta(days=1))
    assert len(letters()) == 2


def test_a_moment_of_ones_own_is_kept_to_the_minute_even_at_night(world, clock, work, letters):
    clock.moment = MORNING
    at = EVENING + timedelta(days=1)
    add_reminder(world.gus.id, world.brief.id, f"at@{at.isoformat()}")
    work(at + timedelta(seconds=1))
    assert len(letters()) == 1
    take_reminder(world.gus.id, world.brief.id, f"at@{at.isoformat()}")


def test_who_asked_hears_when_it_is_done(world, clock, work):
    clock.moment = MORNING
    add_reminder(world.gus.id, world.brief.id, "done@")
    close_task(world.ana, world.brief)
    work(MORNING + timedelta(minutes=1))
    assert told(world.gus) == ["Done, as you wanted to know"]


def test_what_repeats_is_promised_again_the_next_day(world, clock, work):
    clock.moment = MORNING
    add_reminder(world.ben.id, world.brief.id, "every@workday@10:00")
    work(MORNING + timedelta(hours=2, minutes=1))
    plan_again(world.ben.id)
    session.rollback()
    coming = select(Delivery.due_at).where(Delivery.channel == "inbox", Delivery.state == "pending")
    assert [f"{one:%d %H:%M}" for one in session.scalars(coming)] == ["19 10:00"]


def test_the_week_comes_in_one_letter_with_the_morning(world, clock, work, letters):
    choose_peace(world.ben.id, weekly_on=0, digest_at="08:00")
    for task, due_on in ((world.brief, date(2027, 3, 22)), (world.logo, date(2027, 3, 26))):
        assign_task(world.ana, task, member=world.ben)
        edit_task(world.ana, task, due_on=due_on)
    work(datetime(2027, 3, 22, 8, 0, 1, tzinfo=UTC))
    to_ben = [one for one in letters() if one["To"] == world.ben.email]
    [week] = [one for one in to_ben if one["Subject"].startswith("Your week")]
    text = week.get_body(("plain",)).get_content()
    assert "LAU-1" in text
    assert "LAU-2" in text
    assert "once a week" in text
    assert not [one for one in to_ben if one["Subject"].startswith("Your day")]
