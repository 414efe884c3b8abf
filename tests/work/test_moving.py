"""Cards keep one order, whoever drops them where."""

import threading

import pytest
from flask import current_app
from sqlalchemy import select

from onetask.core.db import session
from onetask.core.errors import Conflict, Refused
from onetask.core.events import Event
from onetask.people.models import Member
from onetask.work.models.projects import Column
from onetask.work.models.tasks import Task
from onetask.work.operations.columns import archive_column, edit_column
from onetask.work.operations.tasks import close_task, create_subtask, move_task, reopen_task


def order(column):
    session.rollback()
    here = select(Task.title).where(Task.column_id == column.id).order_by(Task.rank)
    return [title.split()[-1] for title in session.scalars(here)]


def test_a_card_goes_behind_its_new_neighbour(world):
    move_task(world.ana, world.party, column=world.launch_ready, after=world.brief.id)
    assert order(world.launch_ready) == ["brief", "party", "logo", "site"]


def test_a_card_goes_before_the_other_when_one_neighbour_left(world):
    after, before = world.brief.id, world.logo.id
    move_task(world.ben, world.brief, column=world.launch_doing)
    move_task(world.ana, world.party, column=world.launch_ready, after=after, before=before)
    assert order(world.launch_ready) == ["party", "logo", "site"]


def test_a_card_goes_to_the_end_when_both_left(world):
    gone = [world.brief.id, world.logo.id]
    for task in (world.brief, world.logo):
        move_task(world.ben, task, column=world.launch_doing)
    where = {"after": gone[0], "before": gone[1]}
    move_task(world.ana, world.site, column=world.launch_ready, **where)
    assert order(world.launch_ready) == ["party", "site"]


def test_two_people_at_one_spot_both_succeed(world, head):
    ids = [task.id for task in (world.brief, world.logo, world.site, world.party)]
    column, ana = world.launch_doing.id, world.ana.id
    app, failures = current_app._get_current_object(), []
    session.rollback()
    drops = [(app, [*ids[start:], *ids[:start]], column, ana) for start in (0, 2)]
    people = [threading.Thread(target=drop, args=(*facts, failures)) for facts in drops]
    for person in people:
        person.start()
    for person in people:
        person.join()
    numbers = list(session.scalars(select(Event.number).order_by(Event.number)))
    assert (failures, len(order(world.launch_doing))) == ([], 4)
    assert numbers == list(range(1, head(world.ana) + 1))


def drop(app, ids, column_id, actor_id, failures):
    """Each card in turn to the top of one column, by a session of its own."""
    with app.app_context():
        try:
            for task_id in ids:
                column, actor = (
                    session.get_one(Column, column_id),
                    session.get_one(Member, actor_id),
                )
                move_task(actor, session.get_one(Task, task_id), column=column)
        except Exception as failure:
            failures.append(failure)
        finally:
            session.remove()


def test_entering_done_closes_and_leaving_it_reopens(world, kinds):
    move_task(world.ana, world.brief, column=world.launch_done)
    assert world.brief.is_closed
    move_task(world.ana, world.brief, column=world.launch_review)
    assert not world.brief.is_closed
    assert kinds() == ["task.moved", "task.closed", "task.moved", "task.reopened"]


def test_a_ticked_card_goes_to_done_and_back_where_it_came_from(world):
    move_task(world.ana, world.brief, column=world.launch_review)
    close_task(world.ana, world.brief)
    assert world.brief.column == world.launch_done
    reopen_task(world.ana, world.brief)
    assert world.brief.column == world.launch_review


def test_without_a_done_column_a_tick_moves_nothing(world):
    archive_column(world.ana, world.launch_done)
    close_task(world.ana, world.brief)
    assert world.brief.is_closed
    assert world.brief.column == world.launch_ready


def test_a_limit_may_be_exceeded_and_says_so(world, told):
    edit_column(world.ana, world.launch_doing, most=1)
    for task in (world.brief, world.logo):
        move_task(world.ana, task, column=world.launch_doing)
    assert told[-1].events[0].facts["over"] == [2, 1]


def test_a_card_stays_out_of_archived_columns(world):
    archive_column(world.ana, world.launch_review)
    with pytest.raises(Conflict):
        move_task(world.ana, world.brief, column=world.launch_review)


def test_a_subtask_stands_in_no_column(world):
    part = create_subtask(world.ana, world.brief, title="Ask")
    with pytest.raises(Conflict):
        move_task(world.ana, part, column=world.launch_doing)


def test_guests_move_nothing(world, told):
    with pytest.raises(Refused):
        move_task(world.gus, world.brief, column=world.launch_doing)
    assert told == []
