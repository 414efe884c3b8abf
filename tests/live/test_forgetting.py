"""Tombstones last 30 days: who is older reloads, and nobody else notices."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from onetask.core.clock import now
from onetask.core.db import session
from onetask.core.events import standing
from onetask.core.fragments import since
from onetask.core.stamps import Stamp, newest
from onetask.live.jobs import LASTING, forget, forget_daily, looked_on, to_look_at
from onetask.work.operations.tasks import bin_task, create_task


@pytest.fixture
def board(world):
    """A board from which a card was taken, and then another was added."""
    world.place = f"board:{world.launch_doing.board_id}"
    world.home = world.ana.workspace_id
    card = create_task(world.ana, world.launch_doing, title="Short-lived")
    world.with_card = standing(world.home).number
    bin_task(world.ana, card)
    world.without_card = standing(world.home).number
    world.gone = f'data-gone="card-{card.id}"'
    return world


def tombstones(home):
    mine = Stamp.workspace_id == home, Stamp.gone
    return session.scalar(select(func.count()).select_from(Stamp).where(*mine))


def end_of_time():
    return now() + timedelta(days=1)


def caught_up(world, number):
    return since(world.home, world.place, number)


def test_a_page_that_was_away_too_long_is_out_of_reach(board):
    create_task(board.ana, board.launch_doing, title="The next")
    assert board.gone in caught_up(board, board.with_card).html
    forget(board.home, end_of_time())
    patch = caught_up(board, board.with_card)
    assert (patch.html, patch.is_out_of_reach) == ("", True)


def test_what_is_young_is_not_forgotten(board):
    forget(board.home, now() - LASTING)
    forget(board.home, now() - LASTING)
    assert board.gone in caught_up(board, board.with_card).html
    assert standing(board.home).forgotten == 0


def test_tombstones_go_a_round_after_they_are_out_of_reach(board):
    create_task(board.ana, board.launch_doing, title="The next")
    before = tombstones(board.home)
    forget(board.home, end_of_time())
    assert tombstones(board.home) == before > 0
    forget(board.home, end_of_time())
    assert tombstones(board.home) < before


def test_the_last_touch_of_a_place_stays(board):
    """Kept drawings go by the newest number of a place: it must never fall."""
    last = newest(board.place)
    for _ in range(2):
        forget(board.home, end_of_time())
    assert newest(board.place) == last


def test_a_quiet_place_has_nothing_to_reload(board):
    create_task(board.ana, board.garden_doing, title="Elsewhere")
    forget(board.home, end_of_time())
    patch = caught_up(board, board.without_card)
    assert (patch.html, patch.is_out_of_reach) == ("", False)


def test_who_asks_over_http_is_told_to_reload(board, client_for):
    create_task(board.ana, board.launch_doing, title="The next")
    forget(board.home, end_of_time())
    answer = client_for(board.ana).get(f"/live/since/{board.with_card}?place={board.place}")
    assert answer.status_code == 409


def test_each_workspace_is_looked_at_once_a_day(board):
    looked_on.clear()
    to_look_at.clear()
    forget_daily()
    assert looked_on == [now().date()]
    assert not to_look_at
