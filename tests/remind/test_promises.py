"""What is promised follows the task, its people and their times, in the change itself."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from onetask.core.db import session
from onetask.core.undo import undo
from onetask.people.operations.members import edit_member, remove_member
from onetask.remind.models import Reminder
from onetask.remind.operations.choices import (
    choose_peace,
    choose_task_times,
    choose_times,
    choose_ways,
)
from onetask.talk.operations.watching import watch
from onetask.work.operations.people import assign_task, unassign_task
from onetask.work.operations.projects import archive_project, unarchive_project
from onetask.work.operations.tasks import (
    archive_task,
    bin_task,
    close_task,
    create_subtask,
    edit_task,
    reopen_task,
    restore_task,
    unarchive_task,
)

DUE = date(2027, 3, 18)
USUAL = ["17 Mar 08:00", "18 Mar 08:00"]


@pytest.fixture
def task(world, clock):
    assign_task(world.ana, world.brief, member=world.ben)
    edit_task(world.ana, world.brief, due_on=DUE)
    return world.brief


def test_a_date_promises_the_day_and_the_day_before(world, task, promised):
    assert promised(world.ben) == promised(world.ben, "mail") == USUAL
    assert promised(world.ana) == []


def test_watchers_are_not_reminded(world, task, promised):
    watch(world.gus, task)
    assert promised(world.gus) == []


def test_the_promise_moves_with_the_date(world, task, promised, head):
    edit_task(world.ana, task, due_on=date(2027, 4, 2))
    assert promised(world.ben) == ["01 Apr 08:00", "02 Apr 08:00"]
    undo(world.ana, head(world.ana))
    assert promised(world.ben) == USUAL
    edit_task(world.ana, task, due_on=None)
    assert promised(world.ben) == []


def test_it_follows_the_hands(world, task, promised):
    assign_task(world.ana, task, member=world.gus)
    unassign_task(world.ana, task, member=world.ben)
    assert (promised(world.ben), promised(world.gus)) == ([], USUAL)


AWAY = {"closed": (close_task, reopen_task), "binned": (bin_task, restore_task)}
AWAY |= {"archived": (archive_task, unarchive_task)}


@pytest.mark.parametrize("ways", AWAY.values(), ids=AWAY)
def test_nothing_is_promised_for_what_is_away(world, task, promised, ways):
    away, back = ways
    away(world.ana, task)
    assert promised() == []
    back(world.ana, task)
    assert promised(world.ben) == USUAL


def test_nor_for_what_lies_in_a_project_that_is_away(world, task, promised):
    archive_project(world.ana, world.launch)
    assert promised() == []
    unarchive_project(world.ana, world.launch)
    assert promised(world.ben) == USUAL


def test_sub_tasks_go_and_come_with_their_task(world, clock, promised):
    part = create_subtask(world.ana, world.logo, title="Sketch", due_on=DUE)
    assign_task(world.ana, part, member=world.ben)
    bin_task(world.ana, world.logo)
    assert promised() == []
    restore_task(world.ana, world.logo)
    assert promised(world.ben) == USUAL


def test_the_local_time_is_kept_when_somebody_moves(world, task, promised):
    edit_member(world.ben, world.ben, zone="America/New_York")
    assert promised(world.ben) == ["17 Mar 12:00", "18 Mar 12:00"]


def test_a_time_may_fall_on_another_day_elsewhere(world, task, promised):
    edit_member(world.ben, world.ben, zone="Pacific/Auckland")
    edit_task(world.ana, task, due_at=datetime(2027, 3, 18, 22, tzinfo=UTC))
    assert promised(world.ben) == ["17 Mar 19:00", "18 Mar 19:00"]


def test_who_leaves_is_not_reminded(world, task, promised):
    remove_member(world.ana, world.ben)
    assert promised() == []


def test_times_are_chosen_for_all_and_for_one(world, task, promised):
    choose_peace(world.ben.id, quiet_to="07:00")
    choose_ways(world.ben.id, {"due": ["inbox"]})
    choose_times(world.ben.id, ["0d@07:30"])
    assert promised(world.ben) == ["18 Mar 07:30"]
    assert promised(world.ben, "mail") == []
    choose_task_times(world.ben.id, task.id, ["2d@18:00"])
    assert promised(world.ben) == ["16 Mar 18:00"]
    choose_task_times(world.ben.id, task.id, None)
    assert promised(world.ben) == ["18 Mar 07:30"]


def test_a_time_that_has_passed_is_not_promised(world, clock, promised):
    clock.moment = datetime(2027, 3, 17, 9, tzinfo=UTC)
    assign_task(world.ana, world.logo, member=world.ben)
    edit_task(world.ana, world.logo, due_on=DUE)
    assert promised(world.ben) == USUAL[1:]


def test_moving_to_and_fro_promises_once(world, task, promised):
    for day in (DUE.replace(day=20), DUE, DUE.replace(day=20), DUE):
        edit_task(world.ana, task, due_on=day)
    assert promised(world.ben) == USUAL
    assert len(session.scalars(select(Reminder)).all()) == 2


def test_a_promise_that_fails_refuses_the_change(world, task, head, told, monkeypatch):
    monkeypatch.setattr("onetask.remind.jobs.promises.plan_task", lambda *_: 1 / 0)
    before = head(world.ana)
    told.clear()
    with pytest.raises(ZeroDivisionError):
        edit_task(world.ana, task, due_on=date(2027, 5, 1))
    assert (told, head(world.ana), task.due_on) == ([], before, DUE)
