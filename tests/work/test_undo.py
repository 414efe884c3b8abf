"""Undo takes back a whole change: the pages look as they did before it."""

import re

import pytest
from sqlalchemy import func, select

from onetask.core.db import session
from onetask.core.errors import Clash, Conflict
from onetask.core.undo import undo
from onetask.work.models.projects import Project
from onetask.work.operations.bulk import change_many, create_many
from onetask.work.operations.tasks import bin_task, close_task, edit_task, move_task
from tests.page import board_page
from tests.work.acts import ACTS

FINAL = ("rank_anew", "purge")
NUMBERS = re.compile(r' data-(v|rank)="[^"]*"')


def looks(world):
    """What people see: titles and facts in their order, without numbers and ranks."""
    session.expire_all()
    seen = {}
    for board in (world.launch_board, world.garden_board):
        page = board_page(board.id)
        ranked = sorted(page.values(), key=lambda html: re.search(r'data-rank="([^"]*)"', html)[1])
        seen |= {board.id: [NUMBERS.sub("", html) for html in ranked]}
    listed = select(func.count(Project.id)).where(Project.binned_at.is_(None))
    return seen, session.scalar(listed)


@pytest.mark.parametrize("name", [name for name in ACTS if name not in FINAL])
def test_every_change_can_be_taken_back(world, told, name):
    before = looks(world)
    ACTS[name](world)
    for change in reversed(told.copy()):
        undo(world.ana, change.number)
    assert looks(world) == before


@pytest.mark.parametrize("name", FINAL)
def test_what_is_final_says_so(world, told, name):
    ACTS[name](world)
    with pytest.raises(Conflict):
        undo(world.ana, told[-1].number)


def test_an_undo_can_be_undone(world, told):
    close_task(world.ana, world.brief)
    undo(world.ana, told[-1].number)
    undo(world.ana, told[-1].number)
    assert world.brief.is_closed
    assert world.brief.column == world.launch_done


def test_bulk_is_one_change_and_one_undo(world, told):
    change_many(world.ana, world.home, tasks=[world.brief, world.logo], what="close")
    undo(world.ana, told[-1].number)
    assert (len(told), world.brief.is_closed, world.logo.is_closed) == (2, False, False)


def test_undo_does_not_run_over_words_typed_since(world, told):
    edit_task(world.ana, world.brief, title="Write it")
    edit_task(world.ben, world.brief, title="Type it")
    with pytest.raises(Clash):
        undo(world.ana, told[0].number)


def test_pasted_lines_go_together(world, told):
    made = create_many(world.ana, world.launch_doing, lines=[(None, "One"), (None, "Two")])
    assert [task.ref for task in made] == ["LAU-5", "LAU-6"]
    undo(world.ana, told[-1].number)
    assert all(task.binned_at for task in made)


def test_a_card_goes_back_behind_its_old_neighbour(world, told):
    move_task(world.ana, world.site, column=world.launch_doing)
    bin_task(world.ben, world.logo)
    undo(world.ana, told[0].number)
    assert world.logo.rank < world.site.rank < world.party.rank
