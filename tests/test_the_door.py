"""Nothing changes but through an operation, and every change is an event."""

import pytest
from sqlalchemy import update

from onetask.core.db import session
from onetask.core.errors import WriteOutsideDoor
from onetask.work.models.tasks import Task


def test_a_row_cannot_change_outside_the_door(world):
    world.brief.title = "Sneaked in"
    with pytest.raises(WriteOutsideDoor):
        session.flush()


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize("target", [Task, Task.__table__])
def test_a_statement_cannot_write_outside_the_door(target):
    with pytest.raises(WriteOutsideDoor):
        session.execute(update(target).values(title="Sneaked in"))
