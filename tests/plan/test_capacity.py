"""Who has how much to do: spread over working days, seen before it is too much."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some
from sqlalchemy import event

from onetask.core.clock import now
from onetask.core.db import db, session
from onetask.core.errors import Invalid, Refused
from onetask.core.ids import uuid7
from onetask.core.undo import undo
from onetask.people.models import Member
from onetask.people.operations.members import add_placeholder
from onetask.plan.engine.calendars import Calendar
from onetask.plan.engine.capacity import Piece, Week, spread, weeks_between, weeks_of
from onetask.plan.engine.hours import monday
from onetask.plan.operations.calendars import take_time_off
from onetask.plan.operations.capacity import allocate, set_skills
from onetask.plan.operations.items import bin_item
from onetask.plan.operations.time import log_time
from onetask.plan.queries.capacity import check_of, tasks_in_week, workload
from onetask.talk.operations.labels import put_label
from onetask.work.operations.people import assign_task
from onetask.work.operations.projects import create_project
from onetask.work.operations.tasks import close_task, create_task

MONDAY = date(2031, 3, 17)
FRIDAY = MONDAY + timedelta(days=4)
TODAY = date(2031, 3, 12)


def piece(minutes, starts, ends):
    return Piece(uuid7(), minutes, starts, ends)


def test_work_is_spread_over_working_days():
    found = spread(Calendar(), piece(100, MONDAY, MONDAY + timedelta(days=6)), TODAY)
    assert list(found.values()) == [20] * 5
    assert max(found) == FRIDAY


def test_without_a_start_it_is_done_as_late_as_it_can_be():
    found = spread(Calendar(), piece(960, None, FRIDAY), TODAY)
    assert list(found) == [FRIDAY - timedelta(days=1), FRIDAY]


def test_what_is_late_is_to_be_done_from_today_on():
    found = spread(Calendar(), piece(60, date(2031, 1, 1), date(2031, 1, 3)), TODAY)
    assert found == {TODAY: 60}


def test_without_a_working_day_it_weighs_on_its_last_one():
    never = Calendar(week=(0,) * 7)
    weeks = weeks_of(never, [piece(60, MONDAY, FRIDAY)], [MONDAY], TODAY)
    assert (weeks[MONDAY].load, weeks[MONDAY].percent) == (60, 1000)
    assert Week(0).percent == 0


DAYS = some.dates(date(2031, 1, 1), date(2031, 12, 31))


@given(some.integers(1, 20_000), some.none() | DAYS, DAYS, DAYS)
def test_no_minute_is_lost_and_none_lies_in_the_past(minutes, starts, ends, today):
    found = spread(Calendar(), piece(minutes, starts, ends), today)
    assert sum(found.values()) == minutes
    assert min(found) >= today


def test_weeks_are_named_by_their_mondays():
    assert weeks_between(FRIDAY, FRIDAY + timedelta(days=3)) == [MONDAY, MONDAY + timedelta(days=7)]


def due(world, title, hours, who, **fields):
    facts = {"minutes": hours * 60, "starts_on": MONDAY, "due_on": FRIDAY} | fields
    task = create_task(world.ana, world.launch_ready, title=title, **facts)
    for member in who:
        assign_task(world.ana, task, member=member)
    return task


def week_of(world, member, monday=MONDAY):
    loads = workload(world.ana, monday, monday, TODAY)
    return next(one for one in loads if one.member.id == member.id).weeks[monday]


def story_9(world):
    """Ben has 20 h in the week and leave on Friday; 30 h more are to come."""
    due(world, "Posters", 20, [world.ben])
    take_time_off(world.ben, world.ben, starts_on=FRIDAY, ends_on=FRIDAY)
    return due(world, "Leaflets", 30, [])


def test_story_9_the_overload_is_seen_before_it_is_saved(world):
    task = story_9(world)
    assert (week_of(world, world.ben).load, week_of(world, world.ben).free) == (20 * 60, 32 * 60)
    found = check_of(world.ana, task, world.ben, TODAY)
    assert (found.before.load, found.after.load, found.after.free) == (1200, 3000, 1920)
    assert [one.member.name for one in found.others] == ["Ana Duarte"]
    assert check_of(world.ana, task, world.ana, TODAY) is None


def test_those_who_know_the_work_and_the_project_come_first(world):
    task = story_9(world)
    put_label(world.ana, task, label=world.red)
    names = ("Mia", "Noa", "Pia", "Zoe")
    people = {name: add_placeholder(world.ana, world.home, name=name) for name in names}
    set_skills(world.ana, people["Zoe"], names=["red"])
    allocate(world.ana, world.launch, member=people["Pia"], percent=50)
    others = check_of(world.ana, task, world.ben, TODAY).others
    assert [one.member.name for one in others] == ["Zoe", "Pia", "Ana Duarte"]
    assert others[0].why == ["knows red", "10 h free after it"]
    assert others[1].why[0] == "on the project already"


def test_nobody_can_say_without_an_estimate_or_a_date(world):
    assert check_of(world.ana, due(world, "Talk", 0, []), world.ben, TODAY) is None
    assert check_of(world.ana, world.brief, world.ben, TODAY) is None
    task = due(world, "Mine", 90, [world.ben])
    assert check_of(world.ana, task, world.ben, TODAY) is None


def test_what_is_done_spent_or_shared_weighs_less(world):
    task = due(world, "Posters", 20, [world.ben, world.ana])
    assert week_of(world, world.ben).load == 600
    log_time(world.ben, task, member=world.ben, minutes=600, worked_on=TODAY)
    assert week_of(world, world.ben).load == 300
    close_task(world.ana, task)
    assert week_of(world, world.ben).load == 0


def test_what_fills_a_week(world):
    big, small = due(world, "Big", 20, [world.ben]), due(world, "Small", 2, [world.ben])
    week, tasks = tasks_in_week(world.ana, world.ben, MONDAY, TODAY)
    assert (week.load, tasks) == (22 * 60, [(big, 1200), (small, 120)])


def test_allocations_are_counted_and_taken_back(world, told):
    made = allocate(world.ana, world.launch, member=world.ben, percent=60, role="Design")
    allocate(world.ana, world.garden, member=world.ben, percent=60)
    allocate(world.ana, world.launch, member=world.ben, percent=80)
    undo(world.ana, told[-1].number)
    ben = next(o for o in workload(world.ana, MONDAY, MONDAY, TODAY) if o.member == world.ben)
    assert (made.percent, made.role, ben.allocated) == (60, "Design", 120)
    bin_item(world.ana, made)
    with pytest.raises(Refused):
        allocate(world.ben, world.launch, member=world.ben, percent=10)
    with pytest.raises(Invalid):
        allocate(world.ana, world.launch, member=world.gus, percent=10)
    with pytest.raises(Invalid):
        allocate(world.ana, world.launch, member=world.ben, percent=101)


def test_skills_are_told_once_each_and_taken_back(world, told):
    set_skills(world.ben, world.ben, names=["Print", "design", "Design"])
    set_skills(world.ben, world.ben, names=["Design", "Print"])
    assert [len(one.events) for one in told] == [1, 0]
    set_skills(world.ana, world.ben, names=[])
    undo(world.ana, told[-1].number)
    ben = next(o for o in workload(world.ana, MONDAY, MONDAY, TODAY) if o.member == world.ben)
    assert ben.skills == ["Design", "Print"]
    with pytest.raises(Refused):
        set_skills(world.ben, world.ana, names=["Cook"])
    for names in ([" "], [str(n) for n in range(21)]):
        with pytest.raises(Invalid):
            set_skills(world.ben, world.ben, names=names)


def statements(run):
    found = []
    note = lambda *args: found.append(args[2])  # noqa: E731
    event.listen(db.engine, "before_cursor_execute", note)
    run()
    event.remove(db.engine, "before_cursor_execute", note)
    return len(found)


def test_the_number_of_statements_does_not_grow(world):
    session.rollback()
    ask = lambda: workload(session.get(Member, world.ana.id), MONDAY, FRIDAY, TODAY)  # noqa: E731
    few = statements(ask)
    for at in range(5):
        person = add_placeholder(world.ana, world.home, name=f"P{at}")
        create_project(world.ana, world.home, key=f"PR{at}", name=f"Project {at}")
        for n in range(4):
            due(world, f"T{at}{n}", 5, [person])
    session.rollback()
    session.expire_all()
    assert statements(ask) <= few + 1


def test_the_pages(world, client_for):
    monday_next = monday(now().date()) + timedelta(days=7)
    friday = monday_next + timedelta(days=4)
    days = {"starts_on": monday_next, "due_on": friday}
    due(world, "Posters", 20, [world.ben], **days)
    task = due(world, "Leaflets", 30, [], **days)
    ben, ana = client_for(world.ben), client_for(world.ana)
    off = {"starts_on": f"{friday}", "ends_on": f"{friday}", "name": "Dentist"}
    assert ben.post(f"/members/{world.ben.id}/times-off", data=off).status_code == 303
    asked = ana.get(f"/tasks/{task.id}/load?member={world.ben.id}")
    assert "50 h of 32 h" in asked.text
    assert ana.get(f"/tasks/{task.id}/load?member={world.ana.id}").status_code == 204
    assert ana.get(f"/tasks/{task.id}/load?member=nobody").status_code == 404
    week = ana.get(f"/workload/{world.ben.id}?week={monday_next}").text
    assert "Dentist" in week
    assert "20 h of 32 h" in week
    assert ana.put(f"/members/{world.ben.id}/skills", data={"names": "a, b"}).status_code == 303
    page = ana.get("/workload").text
    assert "a, b" in page
    assert "62%" in page


def test_the_api(world, client_for):
    monday_next = monday(now().date()) + timedelta(days=7)
    friday = monday_next + timedelta(days=4)
    due(world, "Posters", 20, [world.ben], starts_on=monday_next, due_on=friday)
    ben, ana = client_for(world.ben), client_for(world.ana)
    url = f"/projects/{world.launch.id}"
    sent = {"member_id": str(world.ben.id), "percent": "50", "role": "Design"}
    assert ana.post(f"{url}/allocations", data=sent).status_code == 303
    assert "Design" in ana.get(f"{url}/time").text
    api = f"/api/v1/workspaces/{world.home.id}/workload"
    people = ben.get(f"{api}?from={monday_next}&to={friday}").json["people"]
    mine = next(one for one in people if one["name"] == "Ben Okri")
    assert [w["load"] for w in mine["weeks"]] == [1200]
    assert ben.get(f"{api}?from=2031-01-01&to=2030-01-01").status_code == 422
    assert ben.get(f"{api}?from=9999-01-01").status_code == 422
    assert client_for(world.gus).get(api).status_code == 404
    assert client_for(world.gus).get("/workload").status_code == 404
