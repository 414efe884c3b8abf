"""What became of a plan: story 8, by item and in sum."""

from datetime import date

import pytest

from onetask.core.errors import Invalid, Refused
from onetask.core.undo import undo
from onetask.plan.operations.baselines import bin_baseline, take_baseline
from onetask.plan.queries import baselines
from onetask.plan.queries.baselines import variance_of
from onetask.plan.queries.kept import baselines_of
from onetask.work.operations.tasks import bin_task, create_task, edit_task
from tests.plan.brings_schedules import dated


@pytest.fixture
def kept(world):
    dated(world)
    edit_task(world.ana, world.brief, minutes=600, points=3)
    return take_baseline(world.ana, world.launch, name="Approved 1 June")


def changed(world):
    """One goes, one grows and ends later, one is new."""
    bin_task(world.ana, world.logo)
    edit_task(world.ana, world.brief, due_on=date(2031, 5, 2), minutes=960, points=5)
    return create_task(world.ana, world.launch_ready, title="Print posters", points=2)


def test_story_8(world, kept, monkeypatch):
    monkeypatch.setattr(baselines, "cost_makers", [lambda _: {world.brief.id: 250.0}])
    new = changed(world)
    found = variance_of(world.launch, kept)
    told = {change.ref: change.what for change in found.changes if change.what}
    assert told == {
        "LAU-1": ["later", "bigger", "dearer"],
        "LAU-2": ["removed"],
        new.ref: ["added"],
    }
    brief = next(change for change in found.changes if change.ref == "LAU-1")
    assert (brief.ends, brief.more) == (7, {"minutes": 360, "points": 2, "cost": 250})
    assert (found.ends, found.totals["points"]) == (3, (3, 7))


def test_a_baseline_is_shown_and_told_to_programs(world, kept, client_for):
    changed(world)
    ana = client_for(world.ana)
    page = ana.get(f"/projects/{world.launch.id}/baselines").text
    assert "Approved 1 June" in page
    assert "<s>LAU-2</s>" in page
    found = ana.get(f"/api/v1/baselines/{kept.id}/variance").get_json()
    assert found["finish_days"] == 3
    assert {item["ref"]: item["what"][0] for item in found["items"]}["LAU-2"] == "removed"
    beside = ana.get(f"/projects/{world.launch.id}/timeline?baseline={kept.id}").text
    assert 'class="base"' in beside


def test_as_many_as_one_likes(world, kept, head):
    second = take_baseline(world.ben, world.launch, name="After the storm")
    assert [one.name for one in baselines_of(world.gus, world.launch.id)] == [
        *("Approved 1 June", "After the storm")
    ]
    bin_baseline(world.ana, second)
    assert baselines_of(world.ana, world.launch.id) == [kept]
    undo(world.ana, head(world.ana))
    assert len(baselines_of(world.ana, world.launch.id)) == 2


def test_who_may_not_keep_a_plan(world, kept):
    with pytest.raises(Refused):
        take_baseline(world.gus, world.launch, name="Mine")
    with pytest.raises(Invalid):
        take_baseline(world.ana, world.launch, name=" ")
    assert baselines_of(world.eve, world.launch.id) == []
