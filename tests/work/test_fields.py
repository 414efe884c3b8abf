"""What a task may hold, and what happens when two write the same words."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from onetask.core.db import session
from onetask.core.errors import Clash, Conflict, Invalid, Refused
from onetask.core.undo import undo
from onetask.work.models.tasks import Dependency
from onetask.work.operations.people import assign_task
from onetask.work.operations.projects import create_project, edit_project, seat_guest
from onetask.work.operations.tasks import create_subtask, create_task, edit_task
from onetask.work.operations.waiting import block_task, set_dependency, unblock_task


@pytest.mark.parametrize(
    "fields",
    [
        {"title": ""},
        {"title": "  \n "},
        {"title": "x" * 501},
        {"title": "a\0b"},
        {"description": "x" * 100_001},
        {"importance": "urgent"},
        {"points": -1},
        {"points": 1e9},
        {"minutes": -5},
        {"due_on": date(9999, 1, 1)},
        {"due_at": datetime(2031, 1, 1)},  # noqa: DTZ001
        {"starts_on": date(2031, 2, 1), "due_on": date(2031, 1, 1)},
        {"colour": "red"},
    ],
)
def test_odd_fields_are_refused(world, told, fields):
    with pytest.raises(Invalid):
        edit_task(world.ana, world.brief, **fields)
    assert told == []


def test_a_title_of_five_hundred_characters_fits(world):
    edit_task(world.ana, world.brief, title="x" * 500)
    assert len(world.brief.title) == 500


def test_words_are_kept_as_typed_beside_their_safe_html(world):
    edit_task(world.ana, world.brief, description="**Yes** <script>no</script>")
    assert world.brief.description == "**Yes** <script>no</script>"
    assert "<script>" not in world.brief.description_html


def test_a_time_brings_its_day_and_a_day_drops_the_time(world):
    edit_task(world.ana, world.brief, due_at=datetime(2031, 3, 18, 15, tzinfo=UTC))
    assert world.brief.due_on == date(2031, 3, 18)
    edit_task(world.ana, world.brief, due_on=date(2031, 3, 20))
    assert world.brief.due_at is None


def test_two_who_write_the_same_words_are_both_kept(world, head):
    seen = head(world.ana)
    edit_task(world.ben, world.brief, title="Ben's words")
    with pytest.raises(Clash) as clash:
        edit_task(world.ana, world.brief, title="Ana's words", seen=seen)
    assert (clash.value.theirs.value, clash.value.mine) == ("Ben's words", "Ana's words")


def test_other_fields_merge_and_choices_win(world, head):
    seen = head(world.ana)
    edit_task(world.ben, world.brief, title="Ben's words", importance="critical")
    edit_task(world.ana, world.brief, description="More", importance="anytime", seen=seen)
    assert (world.brief.title, world.brief.importance) == ("Ben's words", "anytime")


def test_an_edit_that_changes_nothing_tells_nothing(world, told, kinds):
    edit_task(world.ana, world.brief, title=world.brief.title)
    assert kinds() == []


def test_numbers_follow_each_other_in_a_project(world):
    made = [create_task(world.ana, world.launch_ready, title="Next") for _ in range(2)]
    made.append(create_subtask(world.ana, world.brief, title="Part"))
    assert [task.ref for task in made] == ["LAU-5", "LAU-6", "LAU-7"]


def test_a_task_is_made_once_under_its_id(world):
    with pytest.raises(Conflict):
        create_task(world.ana, world.launch_ready, title="Again", id=world.brief.id)


def test_subtasks_nest_only_so_deep(world):
    task = world.brief
    for _ in range(8):
        task = create_subtask(world.ana, task, title="Deeper")
    with pytest.raises(Conflict):
        create_subtask(world.ana, task, title="Too deep")


def test_a_circle_of_waiting_is_refused_and_named(world):
    block_task(world.ana, world.logo, blocker=world.brief)
    block_task(world.ana, world.site, blocker=world.logo)
    with pytest.raises(Conflict, match="LAU-1 → LAU-2 → LAU-3 → LAU-1"):
        block_task(world.ana, world.brief, blocker=world.site)
    with pytest.raises(Conflict):
        block_task(world.ana, world.brief, blocker=world.brief)
    unblock_task(world.ana, world.logo, blocker=world.brief)
    block_task(world.ana, world.brief, blocker=world.site)


def test_only_those_who_are_here_do_tasks(world):
    with pytest.raises(Refused):
        assign_task(world.ana, world.brief, member=world.eve)
    assign_task(world.ana, world.brief, member=world.gus)
    task = create_task(world.ana, world.garden_ready, title="Dig")
    with pytest.raises(Conflict):
        assign_task(world.ana, task, member=world.gus)
    seat_guest(world.ana, world.garden, member=world.gus)
    assign_task(world.ana, task, member=world.gus)


@pytest.mark.parametrize("key", ["", "A", "LAU", "1AB", "TOOLONGKEYS", "Ä1"])
def test_odd_keys_are_refused(world, key):
    with pytest.raises(Invalid):
        create_project(world.ana, world.home, key=key, name="New")


def test_a_lead_is_a_member_who_is_no_guest(world):
    edit_project(world.ana, world.launch, lead_id=world.ben.id)
    for nobody in (world.gus, world.eve):
        with pytest.raises(Invalid):
            edit_project(world.ana, world.launch, lead_id=nobody.id)


def test_a_dependency_has_a_kind_and_a_lag(world):
    set_dependency(world.ana, world.logo, blocker=world.brief, link="SS", lag=2)
    set_dependency(world.ana, world.logo, blocker=world.brief, lag=-1.5)
    undo(world.ana, 2)
    assert _how() == ("SS", 2.0)
    unblock_task(world.ana, world.logo, blocker=world.brief)
    undo(world.ana, 4)
    assert _how() == ("SS", 2.0)
    with pytest.raises(Invalid):
        set_dependency(world.ana, world.logo, blocker=world.brief, link="XX")
    with pytest.raises(Invalid):
        set_dependency(world.ana, world.logo, blocker=world.brief, lag=1e9)


def test_a_circle_through_parts_is_named(world):
    part = create_subtask(world.ana, world.brief, title="Part")
    block_task(world.ana, world.logo, blocker=world.brief)
    with pytest.raises(Conflict, match="LAU-1 → LAU-2"):
        block_task(world.ana, part, blocker=world.logo)
    with pytest.raises(Conflict):
        block_task(world.ana, part, blocker=world.brief)
    with pytest.raises(Conflict):
        block_task(world.ana, world.brief, blocker=part)


def _how():
    return session.execute(select(Dependency.link, Dependency.lag)).one()
