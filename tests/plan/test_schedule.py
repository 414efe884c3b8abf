"""A schedule of tasks: chosen and derived starts, wishes, summaries, what cannot be."""

from datetime import date

import pytest

from onetask.plan.engine.axis import Days
from onetask.plan.engine.calendars import Calendar
from onetask.plan.engine.network import Circle, Link
from onetask.plan.engine.schedule import Item, Problem, hold_what_is_chosen, plan


def day(text):
    return date.fromisoformat(f"2026-{text}").toordinal()


def shown(ordinal):
    return date.fromordinal(ordinal).strftime("%m-%d")


def planned(items, links=(), begin="04-27"):
    axis = Days(Calendar(country="DE", region="BE").working_days, day("01-05"))
    problem = Problem([axis], items, [Link(*link) for link in links], day(begin))
    hold_what_is_chosen(problem)
    return plan(problem)


def spans(items, links=()):
    return [(shown(row.start), shown(row.finish)) for row in planned(items, links).rows]


def dated(start, finish, length, **more):
    return Item(length=length, start=day(start), finish=day(finish), **more)


def test_a_lag_counts_working_days_over_a_public_holiday():
    """A ends on Wednesday 29 April; 1 May is free: two days' lag lead to Tuesday."""
    items = [dated("04-27", "04-29", 3), Item(length=2), Item(length=1)]
    links = [(0, 1, "FS", 2), (1, 2, "FS", 0)]
    assert spans(items, links) == [("04-27", "04-29"), ("05-05", "05-06"), ("05-07", "05-07")]


def test_what_follows_closely_follows_in_both_directions():
    items = [dated("04-27", "04-29", 3), dated("04-30", "05-04", 2)]
    hold = Problem([_axis()], items, [Link(0, 1)], day("04-27"))
    hold_what_is_chosen(hold)
    assert [item.is_held for item in items] == [True, False]
    items[0].start, items[0].finish = day("04-20"), day("04-22")
    assert shown(plan(hold).rows[1].start) == "04-23"


def test_a_chosen_gap_stays_until_it_is_used_up():
    items = [dated("04-27", "04-29", 3), dated("05-11", "05-12", 2)]
    rows = planned(items, [(0, 1)]).rows
    assert shown(rows[1].start) == "05-11"
    assert rows[0].free_slack == 6
    assert [row.is_critical for row in rows] == [False, True]


def _axis():
    return Days(Calendar().working_days, day("01-05"))


@pytest.mark.parametrize(
    ("rule", "on", "start"),
    [
        ("start_no_earlier", "05-12", "05-12"),
        ("finish_no_earlier", "05-12", "05-11"),
        ("start_no_later", "05-12", "04-27"),
        ("finish_no_later", "05-12", "04-27"),
        ("must_start", "05-12", "05-12"),
        ("must_finish", "05-12", "05-11"),
    ],
)
def test_a_wish_is_kept(rule, on, start):
    row = planned([Item(length=2, rule=rule, rule_day=day(on))]).rows[0]
    assert (shown(row.start), row.missed) == (start, 0)


def test_a_latest_day_gives_slack():
    row = planned([Item(length=2, rule="finish_no_later", rule_day=day("04-29"))]).rows[0]
    assert row.total_slack == 0
    rows = planned([Item(length=9), Item(length=2, rule="finish_no_later", rule_day=day("04-29"))])
    assert rows.rows[1].total_slack == 1


def test_what_cannot_be_is_said():
    items = [Item(length=5), Item(length=2, rule="finish_no_later", rule_day=day("04-29"))]
    rows = planned(items, [(0, 1)]).rows
    assert rows[1].missed == 4
    assert [row.total_slack for row in rows] == [-4, -4]
    pinned = [Item(length=5), Item(length=1, rule="must_start", rule_day=day("04-28"))]
    assert planned(pinned, [(0, 1)]).rows[1].missed == 4


def test_what_is_fixed_stays_even_on_a_sunday():
    items = [dated("05-03", "05-03", 1, is_fixed=True), Item(length=1)]
    assert spans(items, [(0, 1)]) == [("05-03", "05-03"), ("05-05", "05-05")]


def test_a_milestone_stands_at_the_end_of_what_it_waits_for():
    items = [Item(length=3), Item(length=0), Item(length=1)]
    links = [(0, 1), (1, 2)]
    assert spans(items, links) == [("04-27", "04-29"), ("04-29", "04-29"), ("04-30", "04-30")]


def test_a_summary_spans_its_parts_and_hands_links_on():
    items = [
        *(Item(length=9), Item(length=2, parent=0), Item(length=4, parent=0)),
        *(Item(length=1), Item(length=2, parent=3), Item(length=1, parent=3)),
    ]
    links = [(0, 3), (4, 5)]
    assert spans(items, links) == [
        *(("04-27", "04-30"), ("04-27", "04-28"), ("04-27", "04-30")),
        *(("05-04", "05-06"), ("05-04", "05-05"), ("05-06", "05-06")),
    ]
    rows = planned(items, links).rows
    assert [row.total_slack for row in rows] == [0, 2, 0, 0, 0, 0]


def test_a_circle_through_a_summary_is_found():
    items = [Item(length=1), Item(length=2, parent=0), Item(length=1)]
    with pytest.raises(Circle):
        planned(items, [(0, 2), (2, 1)])
