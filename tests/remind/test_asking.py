"""Lower rooms ask that people are reminded of something, and say how it is told."""

from datetime import UTC, datetime, timedelta

import pytest

from onetask.core import asking
from onetask.core.asking import Telling, Wanted
from onetask.core.db import session
from onetask.core.events import promising
from onetask.core.jobs import lost_jobs, run_job
from onetask.inbox.queries import rows_of
from onetask.remind.jobs import promises
from onetask.remind.jobs.sweeping import sweep_once
from onetask.work.operations.projects import edit_project
from onetask.work.operations.tasks import edit_task
from onetask.work.queries.tasks import task_of

NOON = datetime(2027, 3, 17, 12, tzinfo=UTC)


@pytest.fixture
def kettle(world, clock, monkeypatch):
    """Whoever names a task after tea wants Ben to look at the kettle an hour later."""
    monkeypatch.setattr(asking, "asking", {})
    monkeypatch.setattr(promises, "asking", {"task.edited": [_wants_tea(world)]})
    monkeypatch.setattr(promises, "installed", set())
    monkeypatch.setitem(promising, "task.edited", list(promising["task.edited"]))
    tea = lambda facts: Telling(f"The {facts['tea']} is ready", "You like tea.")  # noqa: E731
    monkeypatch.setitem(asking.telling, "tea", tea)
    promises.install(None)
    clock.moment = NOON


def _wants_tea(world):
    def ask(event):
        task = task_of(event)
        at = NOON + timedelta(hours=1)
        if "tea" in task.title:
            yield Wanted(task, (world.ben.id,), "kettle", at, "tea", {"tea": "oolong"})

    return ask


def work(clock):
    sweep_once()
    clock.moment += timedelta(seconds=2)
    for job_id, _tries in lost_jobs():
        run_job(job_id)
    session.rollback()


@pytest.mark.usefixtures("kettle")
def test_what_a_room_asks_for_is_told_in_time(world, clock, letters):
    edit_task(world.ana, world.brief, title="Make tea")
    work(clock)
    assert letters() == []
    clock.moment = NOON + timedelta(hours=1, seconds=1)
    work(clock)
    [row] = rows_of(world.ben)
    assert (row.reason, row.why) == ("The oolong is ready", "You like tea.")
    assert letters()[0]["Subject"] == "LAU-1 The oolong is ready: Make tea"


@pytest.mark.usefixtures("kettle")
def test_asked_again_it_is_called_off_first(world, clock, letters):
    edit_task(world.ana, world.brief, title="Make tea")
    clock.moment += timedelta(minutes=1)
    edit_task(world.ana, world.brief, title="Make coffee")
    edit_project(world.ana, world.launch, name="Kitchen")
    clock.moment = NOON + timedelta(hours=1, seconds=1)
    work(clock)
    assert letters() == []
