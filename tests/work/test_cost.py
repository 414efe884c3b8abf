"""A board costs the same few statements, however many cards; a move too."""

import pytest
from sqlalchemy import event

from onetask.core import fragments
from onetask.core.db import db, session
from onetask.work.operations.bulk import create_many
from onetask.work.operations.people import assign_task
from onetask.work.operations.tasks import close_task, create_task, edit_task, move_task
from onetask.work.queries import choices
from onetask.work.queries.boards import open_board
from onetask.work.queries.choices import choices_of
from onetask.work.queries.regions import board_region, forget_boards
from onetask.work.queries.scene import project_head

SIZES = (200, 1000)


@pytest.fixture
def statements():
    """The statements sent while it is open."""
    sent = []

    def note(_connection, _cursor, statement, *_):
        if not statement.startswith(("BEGIN", "COMMIT", "ROLLBACK")):
            sent.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    yield sent
    event.remove(db.engine, "before_cursor_execute", note)


def fill(world, count):
    columns = [world.launch_ready, world.launch_doing, world.launch_review, world.launch_backlog]
    for at, column in enumerate(columns):
        for start in range(0, count // 4, 250):
            size = min(250, count // 4 - start)
            lines = [(None, f"Task {at}-{start + number}") for number in range(size)]
            create_many(world.ana, column, lines=lines)


def draw(world):
    """What the page of a board asks of work; the shell asks for more."""
    opened = open_board(world.ana, world.launch_board.id)
    region = board_region(opened)
    project_head(opened.board.project, opened.standing)
    choices_of(world.ana, opened.standing)
    return region


def test_a_board_takes_a_few_statements_cold_and_two_warm(world, statements):
    counts = []
    for size in SIZES:
        fill(world, size)
        for forget in (fragments.forget_drawings, forget_boards, choices._choices.clear):
            forget()
        session.rollback()
        for thing in (world.ana, world.launch_board, world.home):
            session.refresh(thing)
        counts.append([_counted(statements, world), _counted(statements, world)])
    assert counts[0] == counts[1]
    assert counts[0] == [8, 2]


def _counted(statements, world):
    statements.clear()
    draw(world)
    return len(statements)


def alike(act):
    """The same change to two tasks that nothing sets apart."""
    return (lambda w: act(w, w.brief)), (lambda w: act(w, w.logo))


ACTS = {
    "move": alike(lambda w, task: move_task(w.ana, task, column=w.launch_doing)),
    "close": alike(lambda w, task: close_task(w.ana, task)),
    "create": alike(lambda w, _task: create_task(w.ana, w.launch_doing, title="One more")),
    "edit": alike(lambda w, task: edit_task(w.ana, task, title="Better words")),
    "assign": alike(lambda w, task: assign_task(w.ana, task, member=w.ben)),
}


@pytest.mark.parametrize("name", ACTS)
def test_a_change_takes_as_many_statements_on_a_full_board(world, statements, name):
    act, other = ACTS[name]
    counts = []
    for does, more in ((act, 0), (other, 120)):
        fill(world, more)
        session.expire_all()
        session.rollback()
        statements.clear()
        does(world)
        counts.append(len(statements))
    # What waits for the worker already is not promised twice, so a second change may take fewer.
    assert counts[1] <= counts[0], "\n".join(statements)


def test_a_move_takes_twelve_statements(world, statements):
    """Two of them promise that the project's forecast is worked out anew."""
    session.rollback()
    statements.clear()
    move_task(world.ana, world.brief, column=world.launch_doing, after=None)
    assert len(statements) <= 12, "\n".join(statements)
