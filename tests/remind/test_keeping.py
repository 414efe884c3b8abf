"""A delivery is one worker's while its lease lasts; sent once, whatever dies."""

import smtplib
import threading
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from onetask.core import mail
from onetask.core.db import session
from onetask.core.jobs import Job, lost_jobs, run_job
from onetask.core.undo import undo
from onetask.inbox.queries import rows_of
from onetask.remind.jobs import sending
from onetask.remind.jobs.hearts import Heart
from onetask.remind.jobs.sending import send_delivery
from onetask.remind.jobs.sweeping import plan_daily, sweep_once
from onetask.remind.models import Delivery
from onetask.remind.operations import keeping
from onetask.remind.operations.choices import snooze_task, wake_task
from onetask.remind.operations.keeping import (
    LEASE,
    mark_sent,
    renew_lease,
    revive,
    take_due,
)
from onetask.remind.queries.deliveries import oldest_due_unsent_seconds
from onetask.work.operations.people import assign_task, unassign_task
from onetask.work.operations.projects import seat_guest, unseat_guest
from onetask.work.operations.tasks import close_task, edit_task

MORNING = datetime(2027, 3, 17, 8, 0, 1, tzinfo=UTC)
SOON = timedelta(seconds=2)


@pytest.fixture
def task(world, clock):
    assign_task(world.ana, world.brief, member=world.ben)
    edit_task(world.ana, world.brief, due_on=date(2027, 3, 18))
    clock.moment = MORNING
    return world.brief


@pytest.fixture
def work(clock):
    """A sweep, and all jobs that it asked for."""

    def off():
        sweep_once()
        clock.moment += SOON
        for job_id, _ in lost_jobs():
            run_job(job_id)
        session.rollback()

    return off


def states():
    session.rollback()
    rows = session.execute(select(Delivery.state).where(Delivery.due_at <= MORNING + 9 * SOON))
    return sorted(row.state for row in rows)


def told(member):
    session.rollback()
    return [row.reason for row in rows_of(member, "due")]


def test_what_is_due_is_said_once_in_the_inbox_and_by_mail(world, task, work, letters):
    for _ in range(3):
        work()
    [letter] = letters()
    assert told(world.ben) == ["Due tomorrow"]
    assert (letter["To"], states()) == ("ben@example.com", ["sent", "sent"])
    assert letter["Subject"] == "LAU-1 is due tomorrow: Write the brief"


def test_the_letter_says_why_it_comes_and_where_to_change_that(world, task, work, letters):
    work()
    text = letters()[0].get_body(("plain",)).get_content()
    assert "You get this because the task is yours" in text
    assert f"http://127.0.0.1:5000/tasks/{task.id}" in text
    assert "http://127.0.0.1:5000/settings/reminders" in text


def test_nothing_is_due_before_its_time(world, task, work, letters, clock):
    clock.moment = MORNING - timedelta(minutes=1)
    work()
    assert (told(world.ben), letters()) == ([], [])


@pytest.mark.parametrize(
    "meanwhile",
    [
        lambda w: close_task(w.ana, w.brief),
        lambda w: unassign_task(w.ana, w.brief, member=w.ben),
        lambda w: edit_task(w.ana, w.brief, due_on=date(2027, 3, 20)),
    ],
    ids=["finished", "not theirs", "moved"],
)
def test_what_is_true_no_longer_is_not_said(world, task, work, letters, meanwhile):
    sweep_once()
    meanwhile(world)
    work()
    assert (told(world.ben), letters()) == ([], [])


def test_who_may_not_see_it_any_more_is_not_told(world, clock, work, letters):
    assign_task(world.ana, world.logo, member=world.gus)
    edit_task(world.ana, world.logo, due_on=date(2027, 3, 18))
    clock.moment = MORNING
    unseat_guest(world.ana, world.launch, member=world.gus)
    work()
    assert letters() == []
    seat_guest(world.ana, world.launch, member=world.gus)
    assert told(world.gus) == []


def test_two_sweepers_never_take_the_same(world, task):
    first, second = take_due(limit=1), take_due(limit=5)
    assert len(first) == len(second) == 1
    assert {one for one, _ in first}.isdisjoint(one for one, _ in second)
    assert take_due() == []


def test_many_sweepers_at_once_never_take_the_same(app, world, task):
    taken, start = [], threading.Barrier(4)

    def sweep():
        with app.app_context():
            start.wait()
            for _ in range(4):
                taken.extend(one for one, _ in take_due(limit=1))
            session.remove()

    threads = [threading.Thread(target=sweep) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(taken) == len(set(taken)) == 2


def test_a_lost_lease_goes_to_another_and_the_first_counts_no_more(world, task, clock):
    [(delivery, stale), *_] = take_due()
    clock.moment += LEASE + SOON
    [(again, fresh), *_] = take_due()
    assert {delivery} <= {again, *[one for one, _ in take_due()]} | {delivery}
    assert not renew_lease(delivery, stale)
    assert not mark_sent(delivery, stale, "late")
    assert renew_lease(again, fresh)
    assert mark_sent(again, fresh, "receipt")


def test_a_sender_that_died_after_the_inbox_row_tells_nobody_twice(world, task, clock):
    for _ in range(2):
        for delivery, token in take_due():
            send_delivery(str(delivery), str(token))
        clock.moment += LEASE + SOON
    assert told(world.ben) == ["Due tomorrow"]


def raising(error):
    """A post office that takes nothing."""

    def post(*_):
        raise error

    return post


def test_a_mail_sent_twice_is_known_by_its_id(world, task, monkeypatch, clock):
    posted = []
    monkeypatch.setattr(
        sending, "post", lambda letter: posted.append(sending.message_id(letter.id))
    )
    monkeypatch.setattr(sending, "mark_sent", lambda *_: False)
    for _ in range(2):
        for delivery, token in take_due():
            send_delivery(str(delivery), str(token))
        clock.moment += LEASE + SOON
    assert len(posted) == 2
    assert len(set(posted)) == 1


def test_a_mail_server_that_is_away_is_tried_again_for_two_days(
    world, task, work, clock, monkeypatch
):
    tries = []

    def refuse(letter):
        if letter.id.endswith("20270317T0800"):
            tries.append(clock.moment)
        raise ConnectionRefusedError("nobody there")

    monkeypatch.setattr(sending, "post", refuse)
    while clock.moment < MORNING + timedelta(hours=51):
        work()
        clock.moment += timedelta(minutes=5)
    assert 20 < len(tries) < 80  # and none at night
    assert tries[-1] < MORNING + timedelta(hours=49, minutes=30)
    assert "dead" in states()
    assert told(world.ben) == ["Was due yesterday"]


@pytest.mark.usefixtures("task")
def test_a_letter_nobody_takes_is_kept_and_the_owners_are_told(
    world, task, work, clock, monkeypatch
):
    refusal = smtplib.SMTPRecipientsRefused({"ben@example.com": (550, b"no such user")})
    monkeypatch.setattr(sending, "post", raising(refusal))
    work()
    assert states() == ["dead", "sent"]
    session.rollback()
    [row] = rows_of(world.ana)
    assert row.reason == "A reminder to Ben Okri could not be delivered"
    [dead] = session.scalars(select(Delivery).where(Delivery.state == "dead"))
    assert dead.error == "550 no such user"


@pytest.mark.usefixtures("task")
def test_a_dead_letter_can_be_tried_again(work, monkeypatch, letters):
    refusal = smtplib.SMTPDataError(554, b"no")
    with monkeypatch.context() as patched:
        patched.setattr(sending, "post", raising(refusal))
        work()
    [dead] = session.scalars(select(Delivery.id).where(Delivery.state == "dead"))
    revive(dead)
    work()
    assert len(letters()) == 1


def test_a_poisoned_delivery_is_given_up(world, task, clock, letters):
    for _ in range(10):
        take_due()
        clock.moment += LEASE + SOON
    for delivery, token in take_due():
        send_delivery(str(delivery), str(token))
    assert set(states()) == {"dead"}


def test_what_is_late_says_so(world, task, work, clock, letters):
    clock.moment = MORNING + timedelta(hours=3)
    work()
    assert told(world.ben) == ["Due tomorrow (told late)"]
    assert "This comes late" in letters()[0].get_body(("plain",)).get_content()


def test_what_is_too_late_comes_in_one_digest(world, task, work, clock, letters):
    assign_task(world.ana, world.logo, member=world.ben)
    clock.moment = MORNING - timedelta(hours=1)
    edit_task(world.ana, world.logo, due_on=date(2027, 3, 18))
    clock.moment = MORNING + timedelta(hours=30)
    work()
    work()
    text = "\n".join(letter.get_body(("plain",)).get_content() for letter in letters())
    digests = [one for one in letters() if one["Subject"] == "Your day: 2 due today"]
    assert len(letters()) == len(digests) == 1
    assert "Some of this comes late" in text
    assert ("LAU-1" in text, "LAU-2" in text) == (True, True)


def test_the_snoozed_comes_later(world, task, work, clock, letters):
    snooze_task(world.ben.id, task.id, MORNING + timedelta(hours=2))
    work()
    assert (told(world.ben), letters()) == ([], [])
    clock.moment = MORNING + timedelta(hours=2, seconds=5)
    work()
    assert told(world.ben) == ["Due tomorrow"]


def test_the_woken_comes_now(world, task, work, letters):
    snooze_task(world.ben.id, task.id, MORNING + timedelta(hours=2))
    wake_task(world.ben.id, task.id)
    work()
    assert len(letters()) == 1


def test_the_gauge_tells_how_long_the_oldest_waits(world, task, work, clock):
    clock.moment = MORNING + timedelta(minutes=2)
    assert oldest_due_unsent_seconds() == pytest.approx(121)
    work()
    assert oldest_due_unsent_seconds() == 0


def test_a_reminder_is_heard_live_by_its_reader_alone(world, task, work, told_places):
    work()
    assert told_places() == {f"member:{world.ben.id}"}


def test_a_reminder_cannot_be_unsaid_nor_said_by_people(world, task, work, head):
    work()
    with pytest.raises(Exception, match="cannot be unsaid"):
        undo(world.ana, head(world.ana))


def test_another_day_plans_all_again(world, task, clock, promised, monkeypatch):
    clock.moment = MORNING - timedelta(days=1)
    later = lambda *_: MORNING + timedelta(hours=1)  # noqa: E731
    monkeypatch.setattr("onetask.remind.queries.plans.instant", later)
    plan_daily()
    assert promised(world.ben) == ["17 Mar 09:00", "17 Mar 09:00"]


def test_no_more_is_taken_than_can_be_sent_under_its_lease(world, task, clock, monkeypatch):
    monkeypatch.setattr(keeping, "MOST_OUT", 1)
    assert len(keeping.claim_due()) == 1
    assert keeping.claim_due() == []
    clock.moment += LEASE + SOON
    assert len(keeping.claim_due()) == 1


def test_what_a_batch_has_no_time_for_is_due_again_and_not_lost(world, task, monkeypatch):
    monkeypatch.setattr(sending, "LONGEST", -1.0)
    [(_, token), *_] = take_due()
    sending.send_batch(str(token))
    assert states() == ["pending", "pending"]
    assert session.scalars(select(Delivery.losses).distinct()).all() == [0]


def test_one_delivery_that_fails_stops_no_other(world, task, monkeypatch, clock):
    monkeypatch.setattr(sending, "_put_into_inbox", raising(RuntimeError("broken")))
    [(_, token), *_] = take_due()
    sending.send_batch(str(token))
    assert states() == ["claimed", "sent"]
    clock.moment += LEASE + SOON
    assert [lost for _, lost in claimed_alone()] == [1]


def claimed_alone():
    """The jobs of what was lost before: one each, and its losses."""
    [job_id] = keeping.claim_due()
    job = session.get_one(Job, job_id)
    assert job.func == keeping.SEND_ONE
    return [(job_id, session.get_one(Delivery, UUID(job.args[0])).losses)]


def test_a_batch_at_work_keeps_what_it_holds_and_a_dead_one_loses_it_soon(task, clock):
    token = take_due()[0][1]
    clock.moment += timedelta(seconds=20)
    keeping.keep_lease(token)
    clock.moment += timedelta(seconds=20)
    assert take_due() == []
    clock.moment += timedelta(seconds=6)
    assert take_due() != []
    assert timedelta(seconds=30) > LEASE > 2 * timedelta(seconds=mail.PATIENCE)


def test_a_heart_beats_a_few_times_in_a_lease_and_no_oftener(monkeypatch):
    beats, moment = [], [100.0]
    monkeypatch.setattr("onetask.remind.jobs.hearts.time.monotonic", lambda: moment[0])
    monkeypatch.setattr(keeping, "keep_lease", beats.append)
    heart = Heart("token")
    for _ in range(50):
        moment[0] += 1
        heart.beat()
    assert 5 < len(beats) <= 10
