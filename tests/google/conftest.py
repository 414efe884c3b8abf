"""What the tests of days share."""

import pytest

from onetask.work.operations.people import assign_task
from tests.google.mornings import MORNING, PLACES, meeting


@pytest.fixture
def tasks(world, monkeypatch):
    """Three of Ben's tasks; Wednesday morning; a stand-up at ten."""
    for place in PLACES:
        monkeypatch.setattr(f"onetask.{place}.now", lambda: MORNING)
    for task in (world.brief, world.logo, world.site):
        assign_task(world.ana, task, member=world.ben)
    meeting(world.ben, MORNING.replace(hour=10, minute=0), "Stand-up")
    return world
