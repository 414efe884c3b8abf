"""Dates that came in with an import are promised like all others."""

from datetime import date, timedelta

import pytest
from sqlalchemy import delete, event, func, select

from onetask.api.models import Import
from onetask.api.operations.imports import undo_import
from onetask.api.operations.samples import fill_sample
from onetask.core.clock import now
from onetask.core.db import session
from onetask.core.door import bookkeeping
from onetask.people.models import Account, Member, Workspace
from onetask.remind.models import Delivery, Reminder
from onetask.remind.operations.choices import (
    add_reminder,
    choose_peace,
    choose_task_times,
    choose_times,
    choose_ways,
    snooze_task,
    wake_task,
)
from onetask.remind.operations.planning import plan_project
from onetask.work.models.projects import Project
from onetask.work.operations.people import assign_task
from onetask.work.operations.projects import edit_project
from onetask.work.operations.tasks import close_task, create_task, edit_task
from onetask.work.operations.waiting import block_task
from tests.remind.conftest import MONDAY


def waiting():
    session.rollback()
    ahead = Delivery.state == "pending", Delivery.due_at > now() - timedelta(hours=1)
    rows = select(func.count(Delivery.id)).join(Reminder, Reminder.id == Delivery.reminder_id)
    return session.scalar(rows.where(*ahead, Reminder.subject_kind == "task"))


def test_an_import_brings_its_reminders_and_takes_them_along(world):
    ana = fill_sample(session.get_one(Account, world.ana_account.id))
    assert waiting() > 0
    member = session.get_one(Member, ana.id)
    home = session.get_one(Workspace, member.workspace_id)
    done = session.scalars(select(Import).where(Import.workspace_id == home.id)).one()
    undo_import(member, home, import_id=done.id)
    assert waiting() == 0


def promised_rows():
    """What is promised, without the ids of the rows."""
    session.flush()
    shown = Reminder.member_id, Reminder.subject_id, Reminder.rule, Delivery.channel
    rows = select(*shown, Delivery.due_at, Delivery.state)
    found = session.execute(rows.join(Delivery, Delivery.reminder_id == Reminder.id))
    return sorted(map(str, found))


@bookkeeping
def all_as_one(project_id, *, forget=False):
    if forget:
        session.execute(delete(Delivery))
        session.execute(delete(Reminder))
    plan_project(session.get_one(Project, project_id), MONDAY)


@pytest.fixture
def odd(world, clock):
    """Tasks with all that changes when somebody is reminded of them."""
    tasks = [create_task(world.ana, world.brief.column, title=f"Task {at}") for at in range(4)]
    for at, task in enumerate(tasks):
        assign_task(world.ana, task, member=world.ben)
        edit_task(world.ana, task, due_on=date(2027, 3, 18 + at))
    edit_project(world.ana, world.brief.project, lead_id=world.ana.id)
    choose_times(world.ben.id, ["0d@09:30", "3d@10:00"])
    choose_task_times(world.ben.id, tasks[1].id, ["1d@17:00"])
    add_reminder(world.ana.id, tasks[2].id, "before@90")
    choose_ways(world.ben.id, {"due": ["mail"]}, project_id=world.brief.project_id)
    choose_peace(world.ben.id, quiet_from="20:00", quiet_to="10:00")
    block_task(world.ana, tasks[3], blocker=tasks[2])
    edit_task(world.ana, tasks[3], minutes=4800)
    snooze_task(world.ben.id, tasks[0].id, MONDAY + timedelta(days=2))
    wake_task(world.ben.id, tasks[0].id)
    close_task(world.ana, tasks[1])
    return tasks


def test_a_project_planned_as_one_promises_what_its_tasks_do(world, odd):
    wanted = [row for row in promised_rows() if "'pending'" in row]
    all_as_one(world.brief.project_id)
    again = [row for row in promised_rows() if "'pending'" in row]
    assert again == wanted
    all_as_one(world.brief.project_id, forget=True)
    fresh = [row for row in promised_rows() if "'pending'" in row]
    assert fresh == [row for row in wanted if "digest" not in row]
    assert any("slack" in row for row in fresh)
    assert any("before@90" in row for row in fresh)


def test_a_project_is_planned_with_few_questions(world, odd, counted):
    all_as_one(world.brief.project_id, forget=True)
    few = counted(lambda: all_as_one(world.brief.project_id, forget=True))
    for at in range(12):
        task = create_task(
            world.ana, world.brief.column, title=f"More {at}", due_on=date(2027, 4, 1)
        )
        assign_task(world.ana, task, member=world.ben)
    many = counted(lambda: all_as_one(world.brief.project_id, forget=True))
    assert many <= few + 1


@pytest.fixture
def counted():
    def of(act):
        asked = []
        engine = session.get_bind()
        note = lambda *told: asked.append(told[2])  # noqa: E731
        event.listen(engine, "before_cursor_execute", note)
        act()
        event.remove(engine, "before_cursor_execute", note)
        return len(asked)

    return of
