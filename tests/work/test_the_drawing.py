"""The law: an old page and its patches are the page drawn anew, byte for byte."""

import pytest
from sqlalchemy import select

from onetask.core import fragments
from onetask.core.db import session
from onetask.core.door import operations
from onetask.work.models.tasks import Task
from tests.page import board_page, patched, task_page
from tests.work.acts import ACTS


def pages(world):
    boards = {f"board:{b.id}": board_page(b.id) for b in (world.launch_board, world.garden_board)}
    session.rollback()
    ids = list(session.scalars(select(Task.id)))
    return boards | {f"task:{task_id}": task_page(task_id) for task_id in ids}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_old_page_plus_patches_is_the_new_page(world, told, act):
    old, home = pages(world), world.home.id
    act(world)
    new = pages(world)
    for place, after in new.items():
        before = old.get(place, {})
        message = fragments.since(home, place, 0).html
        if f'data-stale="{place.replace(":", "-")}"' in message:
            continue
        caught_up = patched(before, message)
        pushed = before
        for change in told:
            message = fragments.message(place, change.drawing.at(place, change.number))
            pushed = patched(pushed, message)
        assert caught_up == after
        assert set(pushed) == set(after)


def test_every_operation_of_work_is_tried():
    ours = {name for name, (body, _) in operations.items() if ".work." in body.__module__}
    assert ours == {name.split()[0] for name in ACTS}
