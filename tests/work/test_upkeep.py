"""Bins are emptied after 30 days, and crowded columns get short ranks again."""

from datetime import timedelta

from sqlalchemy import func, select

from onetask.core.change import System
from onetask.core.clock import now
from onetask.core.db import session
from onetask.core.jobs import Job
from onetask.talk.operations.comments import add_comment
from onetask.work import jobs
from onetask.work.models.projects import Board, Column, Project
from onetask.work.models.tasks import Task
from onetask.work.operations.bulk import create_many
from onetask.work.operations.projects import bin_project
from onetask.work.operations.tasks import bin_task, create_subtask, move_task
from onetask.work.operations.upkeep import purge
from tests.work.test_moving import order


def test_the_bin_is_emptied_of_what_is_old(world, kinds):
    create_subtask(world.ana, world.brief, title="Part")
    add_comment(world.ben, world.brief, body="Soon gone")
    bin_task(world.ana, world.brief)
    system = System(world.home.id)
    assert purge(system, world.home, before=now() - timedelta(days=30)) == 0
    assert purge(system, world.home, before=now()) == 2
    assert order(world.launch_ready) == ["logo", "site", "party"]
    assert session.scalar(select(func.count(Task.id))) == 3
    assert kinds()[-1] == "task.purged"


def test_a_project_goes_with_all_its_tasks(world):
    bin_project(world.ana, world.launch)
    purge(System(world.home.id), world.home, before=now())
    for model in (Project, Board):
        assert session.scalar(select(func.count(model.id))) == 1
    assert session.scalar(select(func.count(Task.id))) == 0
    assert session.scalar(select(func.count(Column.id))) == 5


def test_binning_promises_to_empty_the_bin_once_a_day(world):
    for task in (world.brief, world.logo):
        bin_task(world.ana, task)
    promised = select(func.count(Job.id)).where(Job.func == "work.empty_bin")
    assert session.scalar(promised) == 1


def test_a_crowded_spot_asks_for_short_ranks_which_keep_the_order(world):
    create_many(world.ana, world.launch_doing, lines=[(None, str(n)) for n in range(4)])
    first = session.scalars(select(Task).where(Task.title == "0")).unique().one()
    for turn in range(280):
        task = (world.brief, world.logo)[turn % 2]
        move_task(world.ana, task, column=world.launch_doing, after=first.id)
    before = order(world.launch_doing)
    asked = session.scalars(select(Job).where(Job.func == "work.rank_column_anew")).all()
    assert [job.args for job in asked] == [[str(world.launch_doing.id)]]
    jobs.rank_column_anew(*asked[0].args)
    assert order(world.launch_doing) == before
    ranks = session.scalars(select(Task.rank).where(Task.column_id == world.launch_doing.id))
    assert max(map(len, ranks)) <= 4
