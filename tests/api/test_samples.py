"""Samples come through the door, and are always the same."""

from sqlalchemy import select

from onetask.api.operations.samples import fill_crowd, fill_sample_for_first, meridian_home
from onetask.core.db import session
from onetask.people.models import Member
from onetask.work.models.tasks import Task


def test_meridian_waits_for_its_owner(world):
    home = fill_sample_for_first()
    owner = Member.workspace_id == home, Member.role == "owner"
    ana = session.scalars(select(Member).where(*owner)).one()
    assert (meridian_home(), ana.name, ana.account_id) == (home, "Ana Duarte", None)


def test_a_crowd_is_as_large_as_asked_and_always_the_same(world):
    for _ in range(2):
        one = fill_crowd(world.ana, tasks=120, members=7, projects=3)
        assert (one.counts["tasks"], one.counts["projects"]) == (120, 3)
    titles = select(Task.title).where(Task.number == 1).order_by(Task.project_id)
    found = list(session.scalars(titles.where(Task.made_by_id == world.ana.id)))
    assert sorted(found[:3]) == sorted(found[3:])
