"""Earned value: the standard's definitions, published examples, and what has no answer.

Sources: PMI, Practice Standard for Earned Value Management, 2nd ed. 2011, and PMBOK Guide, 6th ed.,
table 7-1 (definitions); the worked example with BAC 10,000, PV 5,000, EV 4,000, AC 5,500 is story
16; the classic "four sides of a fence" exam problem is from R. Mulcahy, PMP Exam Prep, ch. 7.
"""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from onetask.core.charts import nice_top
from onetask.core.clock import now
from onetask.plan.engine.curve import curve
from onetask.plan.engine.earned_value import (
    Package,
    Value,
    days_between,
    earned_of,
    earned_share,
    planned_of,
    planned_share,
    weights,
)
from onetask.plan.operations.budget import add_budget_line, add_expense
from onetask.plan.queries.earned import curve_of, earned_values
from onetask.work.operations.tasks import close_task, create_subtask, create_task, edit_task

DAY = date(2026, 3, 17)


def two(value):
    return round(float(value), 2)


def test_story_16_to_the_digit():
    value = Value(1_000_000, Fraction(1, 2), Fraction(2, 5), 550_000)
    assert (value.pv, value.ev, value.ac) == (500_000, 400_000, 550_000)
    assert (two(value.spi), two(value.cpi)) == (0.80, 0.73)
    assert (value.sv, value.cv) == (-100_000, -150_000)
    assert value.eac == 1_375_000
    assert value.eac_as_planned == 1_150_000
    assert value.eac_by_both == 1_581_250
    assert (value.etc, value.vac) == (825_000, -375_000)
    assert (two(value.tcpi), two(value.tcpi_for_eac)) == (1.33, 0.73)


def test_the_fence_of_mulcahy():
    """Four sides at 1,000 a day each; after three days side 1 and 2 are done, 3 is half done."""
    value = Value(4000, Fraction(3, 4), Fraction(5, 8), 2700)
    assert (value.pv, value.ev, value.ac) == (3000, 2500, 2700)
    assert (value.cv, value.sv) == (-200, -500)
    assert (two(value.cpi), two(value.spi)) == (0.93, 0.83)
    assert (value.eac, value.etc, value.vac) == (4320, 1620, -320)


def test_before_anything_is_planned_budgeted_or_spent():
    nothing = Value(0, Fraction(0), Fraction(0), 0)
    assert (nothing.spi, nothing.cpi, nothing.eac, nothing.tcpi) == (None, None, None, None)
    assert nothing.etc is nothing.vac is nothing.eac_by_both is nothing.eac_as_planned is None
    no_budget = Value(0, Fraction(1, 2), Fraction(1, 4), 100)
    assert (no_budget.spi, no_budget.cpi) == (Fraction(1, 2), None)
    overspent = Value(100, Fraction(1), Fraction(1, 2), 150)
    assert overspent.tcpi is None


SHARES = some.fractions(0, 1)


@given(some.integers(0, 10**9), SHARES, SHARES, some.integers(0, 10**9))
def test_the_identities_of_the_standard(bac, planned, earned, ac):
    value = Value(bac, planned, earned, ac)
    assert value.sv == value.ev - value.pv
    assert value.cv == value.ev - value.ac
    if value.eac is not None:
        assert value.eac == value.ac + value.etc == bac - value.vac
    if value.cpi and value.spi == 1:
        assert abs(value.eac_by_both - value.eac) <= 1
    if earned == 1 and ac and bac:
        assert value.eac == ac


PACKAGES = some.lists(
    some.builds(
        Package,
        some.integers(1, 9).map(Fraction),
        some.none() | some.dates(DAY - timedelta(days=30), DAY),
        some.none() | some.dates(DAY, DAY + timedelta(days=30)),
        some.none() | some.dates(DAY - timedelta(days=20), DAY + timedelta(days=20)),
    ),
    max_size=8,
)


@given(PACKAGES)
def test_shares_only_grow_and_stay_within_the_whole(packages):
    days = days_between(DAY - timedelta(days=40), DAY + timedelta(days=40))
    for share in (planned_share, earned_share):
        values = [share(packages, day) for day in days]
        assert values == sorted(values)
        assert all(0 <= value <= 1 for value in values)


def test_a_package_is_planned_evenly_and_earned_by_its_parts():
    ends = DAY + timedelta(days=3)
    even = Package(Fraction(1), DAY, ends, None)
    assert [planned_of(even, DAY + timedelta(days=n)) for n in (-1, 0, 1, 3)] == [
        0,
        Fraction(1, 4),
        Fraction(1, 2),
        1,
    ]
    assert planned_of(even._replace(starts=None), DAY) == 0
    assert planned_of(even._replace(ends=None), DAY) == 0
    parts = even._replace(parts=(DAY, None, ends, None))
    assert [earned_of(parts, day) for day in (DAY, ends)] == [Fraction(1, 4), Fraction(1, 2)]
    assert earned_of(parts._replace(closed_on=DAY), DAY) == 1


def test_what_is_not_estimated_counts_as_the_mean():
    assert weights([60, None, 120]) == [60, 90, 120]
    assert weights([None, 0]) == [1, 1]
    assert weights([]) == []


@given(some.integers(0, 10**12))
@example(9)
@example(99)
def test_the_axis_reaches_the_highest_value_with_four_equal_steps(most):
    top = nice_top(most)
    assert top >= most
    assert top % 4 == 0


def test_a_curve_ends_where_its_values_do():
    found = curve([("pv", [0, 5, 10]), ("ev", [0, 4, None]), ("ac", [None] * 3)], list("abc"))
    assert [line.name for line in found.lines] == ["pv", "ev"]
    assert found.lines[1].end[0] < found.lines[0].end[0]


def story_16(world):
    """Ten equal tasks: five due, four done; a tenth of the money for each, 55 % spent."""
    today = now().date()
    for at in range(10):
        due = today - timedelta(days=1) if at < 5 else today + timedelta(days=30)
        task = create_task(world.ana, world.garden_ready, title=f"Bed {at}", due_on=due)
        if at < 4:
            close_task(world.ana, task)
    add_budget_line(world.ana, world.garden, title="All of it", planned=1_000_000)
    add_expense(world.ana, world.garden, title="Soil", amount=550_000, spent_on=today)
    return today


def test_story_16_from_tasks_and_money(world):
    today = story_16(world)
    found = earned_values([world.garden], today)[world.garden.id]
    value = found.value
    assert (two(value.spi), two(value.cpi), value.eac) == (0.80, 0.73, 1_375_000)
    assert found.problems == []
    points = curve_of(found, today)
    assert points[-1].pv == 1_000_000
    assert points[-1].ev is None
    assert [one.ac for one in points if one.day == today] in ([550_000], [])


def test_the_page_and_the_api_say_the_same(world, client_for):
    today = story_16(world)
    ben = client_for(world.ben)
    page = ben.get(f"/projects/{world.garden.id}/budget").text
    for words in ("0.80", "0.73", "€13,750", "EV / PV = €4,000 / €5,000"):
        assert words in page
    api = f"/api/v1/projects/{world.garden.id}/earned-value"
    told = ben.get(api).json
    assert (told["spi"], told["cpi"], told["eac"]) == (0.8, 0.7273, 1_375_000)
    assert ben.get(f"{api}?at={today - timedelta(days=365)}").json["ev"] == 0
    assert ben.get(f"{api}?at=never").status_code == 422
    assert ben.get(f"{api}?at=9999-01-01").status_code == 422


def test_sub_tasks_say_how_far_a_card_is(world):
    today = now().date()
    edit_task(world.ana, world.brief, due_on=today)
    parts = [create_subtask(world.ana, world.brief, title=f"Part {n}") for n in range(4)]
    close_task(world.ana, parts[0])
    found = earned_values([world.launch], today)[world.launch.id]
    assert found.value.earned == Fraction(1, 16)
    assert found.problems == [
        "There is no budget yet, so nothing can be said about cost.",
        "3 tasks have no date and are never due.",
    ]


@pytest.mark.usefixtures("world")
def test_nothing_has_no_curve(world):
    found = earned_values([world.garden], DAY)[world.garden.id]
    assert curve_of(found, DAY) == []
