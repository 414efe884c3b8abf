"""Rows are the truth; the queue hands them out, runs only our own, and may vanish."""

import time
from datetime import timedelta
from uuid import uuid4

import pytest
from rq import Queue, SimpleWorker
from rq.serializers import JSONSerializer
from sqlalchemy import select, update

from onetask.core import jobs
from onetask.core.clock import now
from onetask.core.db import session
from onetask.core.door import bookkeeping
from onetask.core.jobs import TRIES, Job, works
from onetask.run import queue, sweeper, worker
from onetask.run.jobs import hand_over

done = []


def write_down(word):
    done.append(word)


def hang():
    time.sleep(5)


@pytest.fixture(autouse=True)
def errands(world, monkeypatch):
    done.clear()
    monkeypatch.setitem(works, jobs.name_of(write_down), jobs.Work(write_down, 1))
    monkeypatch.setitem(works, jobs.name_of(hang), jobs.Work(hang, 1))


@bookkeeping
def promise(function, *args, ago=5):
    return jobs.promise(function, *args, at=now() - timedelta(seconds=ago))


@bookkeeping
def pretend(job_id, **values):
    session.execute(update(Job).where(Job.id == job_id).values(**values))


def row(job_id):
    session.rollback()
    return session.scalar(select(Job).where(Job.id == job_id))


def work_off(line):
    rq = Queue(queue.NAME, connection=line, serializer=JSONSerializer, job_class=queue.OurErrand)
    owner = SimpleWorker(
        [rq], connection=line, serializer=JSONSerializer, job_class=queue.OurErrand
    )
    owner.subscribe = owner.unsubscribe = lambda: None
    owner.work(burst=True, logging_level="CRITICAL")


def test_a_row_is_carried_out_once_however_often_it_is_handed_over(line):
    job_id = promise(write_down, "hello")
    hand_over([(job_id, 0)])
    hand_over([(job_id, 0)])
    work_off(line)
    hand_over([(job_id, 1)])
    work_off(line)
    assert done == ["hello"]
    assert row(job_id).done_at


def test_nothing_foreign_is_called(line, tmp_path):
    bait = tmp_path / "bait"
    foreign = Queue(queue.NAME, connection=line, serializer=JSONSerializer)
    errand = foreign.enqueue_call("os.mkdir", args=[str(bait)])
    work_off(line)
    assert not bait.exists()
    assert "Foreign" in errand.latest_result().exc_string


def test_nothing_foreign_is_called_back(line):
    job_id = promise(write_down, "hello")
    hand_over([(job_id, 0)])
    line.hset(f"rq:job:{job_id}-0", "success_callback_name", "tests.run.test_queue.done.append")
    work_off(line)
    assert done == ["hello"]


def test_a_queue_that_is_away_keeps_nobody_waiting(away):
    start = time.monotonic()
    assert queue.put([(uuid4(), 0)]) is False
    assert time.monotonic() - start < 1


def test_the_sweeper_hands_over_what_was_lost(line):
    job_id = promise(write_down, "found")
    sweeper.sweep()
    assert done == []
    work_off(line)
    assert done == ["found"]
    assert row(job_id).done_at


def test_a_flushed_queue_is_rebuilt_from_the_rows(line):
    job_id = promise(write_down, "again")
    hand_over([(job_id, 0)])
    line.flushall()
    sweeper.sweep()
    work_off(line)
    assert done == ["again"]


@pytest.mark.usefixtures("away")
def test_without_a_queue_the_sweeper_works_itself():
    promise(write_down, "myself")
    sweeper.sweep()
    assert done == ["myself"]


def test_what_is_not_yet_due_waits():
    promise(write_down, "later", ago=-60)
    sweeper.sweep()
    assert done == []


def test_a_hanging_job_is_stopped_and_tried_again():
    job_id = promise(hang)
    worker.carry_out(str(job_id))
    assert "JobTimeoutException" in row(job_id).error
    assert row(job_id).run_at > now()


def test_a_job_that_kills_its_process_each_time_dies_at_last():
    job_id = promise(write_down, "poison")
    pretend(job_id, tries=TRIES, claimed_at=now() - timedelta(minutes=5))
    sweeper.sweep()
    assert row(job_id).dead_at
    assert done == []


def test_a_long_job_is_left_alone(monkeypatch):
    monkeypatch.setitem(works, jobs.name_of(write_down), jobs.Work(write_down, 600))
    job_id = promise(write_down, "long")
    pretend(job_id, claimed_at=now() - timedelta(minutes=5))
    assert jobs.lost_jobs() == []
