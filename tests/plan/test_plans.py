"""Plans move when reality moves: story 7, wishes, hands, calendars, and the way back."""

from datetime import date

import pytest
from sqlalchemy import select

from onetask.core.db import session
from onetask.core.errors import Conflict, Invalid, Refused
from onetask.core.undo import undo
from onetask.plan.models.timings import Timing
from onetask.plan.operations.calendars import set_calendar, take_time_off
from onetask.plan.operations.plans import apply_plan
from onetask.plan.operations.timings import constrain_task, time_task
from onetask.plan.queries.schedules import Move, preview_of, schedule_of
from onetask.work.models.tasks import Dependency
from onetask.work.operations.people import assign_task
from onetask.work.operations.tasks import close_task, create_subtask, edit_task
from onetask.work.operations.waiting import set_dependency

TODAY = date(2026, 4, 20)


def on(text):
    return date.fromisoformat(f"2026-{text}")


def put(world, task, start, due):
    edit_task(world.ana, task, starts_on=on(start), due_on=on(due))


def days(*tasks):
    session.rollback()
    shown = [(task.starts_on, task.due_on) for task in tasks]
    return [tuple(f"{one:%m-%d}" if one else None for one in pair) for pair in shown]


@pytest.fixture
def story(world):
    """A until 29 April; B two working days later, C behind it, D beside; 1 and 14 May are free."""
    set_calendar(world.ana, world.home, country="DE", region="BE")
    put(world, world.brief, "04-27", "04-29")
    put(world, world.logo, "05-05", "05-06")
    put(world, world.site, "05-07", "05-11")
    put(world, world.party, "04-27", "04-28")
    set_dependency(world.ana, world.logo, blocker=world.brief, lag=2)
    set_dependency(world.ana, world.site, blocker=world.logo)
    return world


def test_story_7(story, head):
    moves = {story.brief.id: Move(by=3)}
    before = head(story.ana)
    preview = preview_of(story.launch, moves, TODAY)
    assert head(story.ana) == before
    assert [(shift.ref, f"{shift.after[1]:%m-%d}") for shift in preview.shifts] == [
        *(("LAU-1", "05-05"), ("LAU-2", "05-11"), ("LAU-3", "05-15"))
    ]
    assert (preview.end_before, preview.end) == (on("05-11"), on("05-15"))
    apply_plan(story.ben, story.launch, moves=moves)
    tasks = story.brief, story.logo, story.site, story.party
    assert days(*tasks) == [
        *(("04-30", "05-05"), ("05-08", "05-11"), ("05-12", "05-15"), ("04-27", "04-28"))
    ]
    undo(story.ben, head(story.ben))
    assert days(*tasks) == [
        *(("04-27", "04-29"), ("05-05", "05-06"), ("05-07", "05-11"), ("04-27", "04-28"))
    ]


def test_the_critical_path_is_what_decides_the_end(story):
    plan = schedule_of(story.launch, TODAY)
    rows = [plan.row(task.id) for task in (story.brief, story.logo, story.site, story.party)]
    assert [row.is_critical for row in rows] == [True, True, True, False]
    assert [row.total_slack for row in rows] == [0, 0, 0, 8]


def test_what_was_chosen_later_is_not_pulled_forward(story):
    put(story, story.site, "05-20", "05-21")
    apply_plan(story.ana, story.launch, moves={story.brief.id: Move(by=-2)})
    assert days(story.logo, story.site) == [("04-30", "05-04"), ("05-20", "05-21")]


def test_a_task_alone_can_move(story):
    apply_plan(story.ana, story.launch, moves={story.brief.id: Move(by=3)}, follow=False)
    assert days(story.brief, story.logo) == [("04-30", "05-05"), ("05-05", "05-06")]


def test_a_resized_task_pushes(story):
    apply_plan(story.ana, story.launch, moves={story.brief.id: Move(due_on=on("05-04"))})
    assert days(story.brief, story.logo) == [("04-27", "05-04"), ("05-07", "05-08")]


def test_what_is_done_or_scheduled_by_hand_stays(story):
    time_task(story.ana, story.logo, mode="manual")
    apply_plan(story.ana, story.launch, moves={story.brief.id: Move(by=3)})
    assert days(story.logo) == [("05-05", "05-06")]
    assert schedule_of(story.launch, TODAY).row(story.logo.id).missed == 3
    close_task(story.ana, story.site)
    apply_plan(story.ana, story.launch, moves={story.logo.id: Move(by=5)})
    assert days(story.site) == [("05-07", "05-11")]


def test_leave_of_the_only_one_who_does_it_is_no_working_time(story):
    assign_task(story.ana, story.logo, member=story.ben)
    take_time_off(story.ben, story.ben, starts_on=on("05-08"), ends_on=on("05-12"))
    apply_plan(story.ana, story.launch, moves={story.brief.id: Move(by=2)})
    assert days(story.logo) == [("05-07", "05-13")]


def test_a_length_of_its_own_outlasts_leave(story):
    time_task(story.ana, story.logo, days=2)
    assign_task(story.ana, story.logo, member=story.ben)
    take_time_off(story.ben, story.ben, starts_on=on("05-06"), ends_on=on("05-06"))
    row = schedule_of(story.launch, TODAY).row(story.logo.id)
    assert date.fromordinal(row.finish) == on("05-07")
    put(story, story.logo, "05-11", "05-13")
    assert session.scalar(select(Timing.days).where(Timing.task_id == story.logo.id)) == 3


def test_a_wish_is_undone(story, head):
    constrain_task(story.ana, story.logo, rule="start_no_earlier", on=on("06-01"))
    assert schedule_of(story.launch, TODAY).row(story.logo.id).start == on("06-01").toordinal()
    undo(story.ana, head(story.ana))
    assert schedule_of(story.launch, TODAY).row(story.logo.id).start == on("05-05").toordinal()


@pytest.mark.parametrize(
    "fields",
    [{"days": -1}, {"days": 1e9}, {"mode": "magic"}, {"rule": "never"}, {"rule": "must_start"}],
)
def test_odd_wishes_are_refused(story, fields):
    with pytest.raises(Invalid):
        time_task(story.ana, story.logo, **fields)


@pytest.mark.parametrize(
    "move",
    [
        Move(by=10**6),
        Move(starts_on=date(1066, 10, 14)),
        Move(starts_on=date(2026, 5, 5), due_on=date(2026, 5, 4)),
    ],
)
def test_odd_moves_are_refused(story, move):
    with pytest.raises(Invalid):
        apply_plan(story.ana, story.launch, moves={story.brief.id: move})


def test_only_editors_plan(story):
    for stranger in (story.gus, story.eve):
        with pytest.raises(Refused):
            apply_plan(stranger, story.launch, moves={story.brief.id: Move(by=1)})
        with pytest.raises(Refused):
            time_task(stranger, story.brief, days=3)


def test_everybody_keeps_their_own_calendar(world):
    set_calendar(world.ben, world.ben, week=[240, 240, 0, 0, 0, 0, 0])
    for other in (world.ana, world.home):
        with pytest.raises(Refused):
            set_calendar(world.ben, other, country="DE")
    with pytest.raises(Refused):
        take_time_off(world.gus, world.gus, starts_on=TODAY, ends_on=TODAY)


@pytest.mark.parametrize(
    "fields",
    [
        {"week": [0] * 7},
        {"week": [480] * 6},
        {"week": [2000] * 7},
        {"country": "XX"},
        {"country": "DE", "region": "TX"},
    ],
)
def test_odd_calendars_are_refused(world, fields):
    with pytest.raises(Invalid):
        set_calendar(world.ana, world.home, **fields)


def test_a_circle_that_came_from_outside_is_named(world):
    """A file may bring what no operation allows."""
    from onetask.core.db import Thing  # noqa: PLC0415

    pairs = [(world.brief, world.logo), (world.logo, world.brief)]
    session().info["may_write"] = (Thing,)
    for before, after in pairs:
        link = {"blocker_id": before.id, "blocked_id": after.id}
        session.add(Dependency(workspace_id=world.home.id, version=1, **link))
    session.flush()
    session().info.pop("may_write")
    with pytest.raises(Conflict, match=r"LAU-[12] → LAU-[12]"):
        schedule_of(world.launch, TODAY)
    session.rollback()


def test_a_whole_spans_its_parts(story):
    part = create_subtask(story.ana, story.site, title="Part")
    put(story, part, "05-12", "05-15")
    row = schedule_of(story.launch, TODAY).row(story.site.id)
    assert (row.start, row.finish) == (on("05-12").toordinal(), on("05-15").toordinal())
