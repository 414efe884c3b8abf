"""Calendar and tasks in step: properties over random two-sided histories, and single cases.

Every call and answer passes the contract with Google's documents. 25 + 25 seeds; SEEDS=300 asks for
more. A failing seed is printed and repeats exactly.
"""

import random

import pytest

from onetask.google.engine.events import from_event, to_event, without_nulls
from onetask.google.engine.sync import Sync, TooMany
from tests.google.two_sides import (
    SEEDS,
    Dictionary,
    World,
    history,
    in_step,
    killed_insert,
    move,
    settled,
    when,
)


@pytest.mark.parametrize("seed", SEEDS)
def test_two_sides_without_faults(seed):
    world = World(seed)
    history(world, 30 + seed * 2 % 50)
    in_step(world)


@pytest.mark.parametrize("seed", SEEDS)
def test_two_sides_with_faults_and_kills(seed):
    world = World(1000 + seed, fault_rate=0.25, kill_rate=0.05)
    history(world, 30 + seed * 2 % 50)
    in_step(world)


@pytest.mark.parametrize("seed", SEEDS)
def test_task_to_event_and_back_is_the_identity(seed):
    rand = random.Random(seed)
    for _ in range(40):
        values = {
            "title": rand.choice(["", "Ä\u0301", "🎉 x"]),
            "note": rand.choice(["", "a\nb"]),
            **when(rand),
        }
        assert from_event(without_nulls(to_event(values, "my own text"))) == values


def test_day_of_the_clock_change_keeps_its_instants():
    values = {
        "title": "x",
        "note": "",
        "all_day": False,
        "zone": "Europe/Berlin",
        "start": "2026-10-25T00:30:00Z",
        "end": "2026-10-25T01:30:00Z",
    }
    event = to_event(values)
    assert (event["start"]["dateTime"], event["end"]["dateTime"]) == (
        "2026-10-25T02:30:00+02:00",
        "2026-10-25T02:30:00+01:00",
    )
    assert from_event(without_nulls(event)) == values


def test_different_fields_are_both_kept():
    world, item, link = settled()
    world.tasks[item]["title"] = "here"
    world.as_user("PATCH", link.event_id, move(9))
    world.sync()
    assert (world.tasks[item]["title"], world.tasks[item]["start"]) == ("here", "2026-12-09")
    assert not world.account.clashes
    in_step(world)


def test_same_field_follows_the_rule_and_keeps_the_other_value():
    world, item, link = settled()
    world.tasks[item].update(title="here", start="2026-12-05", end="2026-12-06")
    world.as_user("PATCH", link.event_id, {"summary": "there", **move(9)})
    world.sync()
    assert (world.tasks[item]["title"], world.tasks[item]["start"]) == ("here", "2026-12-09")
    assert [other for _, _, _, other in world.account.clashes] == [
        {"title": "there"},
        {"start": "2026-12-05", "end": "2026-12-06", "all_day": True, "zone": None},
    ]
    in_step(world)


def test_edit_between_pull_and_push_meets_412_and_is_merged():
    world, item, link = settled()
    world.tasks[item]["title"] = "here"
    engine = Sync(world.api, world.account, Dictionary(world.tasks))
    engine.pull()
    world.as_user("PATCH", link.event_id, move(9))
    engine.push()
    assert (world.tasks[item]["start"], world.google.events[link.event_id]["summary"]) == (
        "2026-12-09",
        "here",
    )
    in_step(world)


def test_deleted_there_is_unscheduled_here_and_can_return_in_the_next_generation():
    world, item, link = settled()
    first = link.event_id
    world.as_user("DELETE", first)
    world.sync()
    assert world.tasks[item]["scheduled"] is False
    world.tasks[item]["scheduled"] = True
    world.sync()
    assert link.generation == 1
    assert link.event_id != first
    in_step(world)


def test_deleted_there_but_edited_here_comes_back():
    world, item, link = settled()
    world.as_user("DELETE", link.event_id)
    world.tasks[item]["title"] = "still needed"
    in_step(world)
    assert world.tasks[item]["scheduled"]
    assert link.generation == 1


def test_own_text_around_our_block_survives():
    world, item, link = settled(note="ours")
    text = world.google.events[link.event_id]["description"]
    world.as_user("PATCH", link.event_id, {"description": "bring cake" + text})
    world.tasks[item]["note"] = "ours, changed"
    in_step(world)
    assert world.google.events[link.event_id]["description"].startswith(
        "bring cake\n<<OneTask\nours, changed"
    )


def test_same_field_edited_in_the_gap_is_not_overwritten_silently():
    world, item, link = settled()
    world.tasks[item]["title"] = "here"
    engine = Sync(world.api, world.account, Dictionary(world.tasks))
    engine.pull()
    world.as_user("PATCH", link.event_id, {"summary": "there"})
    engine.push()
    assert [other for _, _, _, other in world.account.clashes] == [{"title": "there"}]
    in_step(world)


def test_insert_whose_answer_was_lost_is_adopted_with_its_true_base():
    world, item, link = killed_insert()
    world.as_user("PATCH", link.event_id, move(9))
    world.tasks[item]["title"] = "edited after the kill"
    Sync(world.api, world.account, Dictionary(world.tasks)).push()
    assert (world.tasks[item]["title"], world.tasks[item]["start"]) == (
        "edited after the kill",
        "2026-12-09",
    )
    assert not world.account.clashes
    in_step(world)


def test_insert_lost_and_then_deleted_there_goes_on_in_the_next_generation():
    world, _item, link = killed_insert()
    world.as_user("DELETE", link.event_id)
    Sync(world.api, world.account, Dictionary(world.tasks)).push()
    assert link.generation == 1
    in_step(world)


def test_event_that_vanished_without_a_trace_is_unscheduled():
    world, item, link = settled()
    world.as_user("DELETE", link.event_id)
    world.google.purge()
    world.sync()
    assert world.tasks[item]["scheduled"] is False
    in_step(world)


def test_500_links_and_one_edit_cost_two_calls():
    world = World()
    world.google.random.random = lambda: 1.0
    for _ in range(500):
        world.new()
    world.sync()
    in_step(world)
    calls = world.api.calls
    world.tasks["t250"]["title"] = "one edit"
    world.sync()
    assert world.api.calls - calls == 2


def test_so_many_new_events_look_like_a_mistake():
    world = World()
    for _ in range(501):
        world.new()
    with pytest.raises(TooMany):
        world.sync()
    assert world.google.live() == []


def test_the_preview_counts_and_writes_nothing():
    world = World()
    world.new()
    world.new(scheduled=False)
    preview = Sync(world.api, world.account, Dictionary(world.tasks)).preview()
    assert (preview, world.api.calls) == ({"new": 1, "removed": 0}, 0)
