"""Dates and lengths in words, filters from addresses, the order of work: all pure."""

from datetime import date, time
from types import SimpleNamespace
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from onetask.core.errors import Invalid
from onetask.work.engine.days import When, when
from onetask.work.engine.durations import duration_words, minutes_in
from onetask.work.engine.filters import describe, parse
from onetask.work.engine.lists import page_of
from onetask.work.engine.priority import can_start, plain, ranked_for

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("words", "day", "clock"),
    [
        ("today", date(2026, 11, 23), None),
        ("Tomorrow", date(2026, 11, 24), None),
        ("fri", date(2026, 11, 27), None),
        ("monday", date(2026, 11, 30), None),
        ("+2w", date(2026, 12, 7), None),
        ("in 3 days", date(2026, 11, 26), None),
        ("+1m", date(2026, 12, 23), None),
        ("24 mar", date(2027, 3, 24), None),
        ("24 mar 15:00", date(2027, 3, 24), time(15)),
        ("Mar 24, 2026", date(2026, 3, 24), None),
        ("2026-12-24 at 9am", date(2026, 12, 24), time(9)),
        ("12:30", date(2026, 11, 23), time(12, 30)),
        ("heute", date(2026, 11, 23), None),
        ("Übermorgen um 9 Uhr", date(2026, 11, 25), time(9)),
        ("nächsten Freitag", date(2026, 11, 27), None),
        ("am Mo", date(2026, 11, 30), None),
        ("in 2 Wochen", date(2026, 12, 7), None),
        ("in 3 Tagen", date(2026, 11, 26), None),
        ("24. März 15:00", date(2027, 3, 24), time(15)),
        ("24.3.", date(2027, 3, 24), None),
        ("3.12.26", date(2026, 12, 3), None),
    ],
)
def test_days_are_read_as_people_write_them(words, day, clock):
    assert when(words, TODAY) == When(day, clock)


@given(st.text(max_size=40))
def test_any_words_are_a_day_or_are_refused(words):
    try:
        found = when(words, TODAY)
    except (ValueError, OverflowError):
        return
    assert found is None or isinstance(found.day, date)


@given(st.integers(0, 100_000))
def test_lengths_go_there_and_back(minutes):
    assert minutes_in(duration_words(minutes)) == minutes


@pytest.mark.parametrize(("words", "minutes"), [("1.5h", 90), ("2 h 30 min", 150), ("1d", 480)])
def test_lengths_are_read_as_people_write_them(words, minutes):
    assert minutes_in(words) == minutes


def filtered(query):
    return parse(MultiDict(query).getlist)


def test_a_filter_goes_to_its_address_and_back():
    who = str(uuid4())
    found = filtered(
        [("f", f"assignee:{who},none"), ("f", "due:week"), ("q", "gate"), ("now", "1")]
    )
    assert found.ids("assignee") == [UUID(who)]
    assert found.query() == f"f=assignee:{who},none&f=due:week&q=gate&now=1"
    chips = describe(found, {who: "Mei"}, "/list")
    assert [(chip.label, chip.value) for chip in chips] == [
        ("Assignee", "Mei, None"),
        ("Due", "Next 7 days"),
        ("Text", "gate"),
    ]
    assert chips[1].without == f"/list?f=assignee:{who},none&q=gate&now=1"


@pytest.mark.parametrize("part", ["colour:red", "due:never", "assignee:42", "is:late", "x"])
def test_odd_filters_are_refused(part):
    with pytest.raises(Invalid):
        filtered([("f", part)])


@given(st.lists(st.tuples(st.sampled_from(["f", "q", "sort", "group", "now"]), st.text())))
def test_any_address_is_a_filter_or_is_refused(pairs):
    try:
        assert filtered(pairs).query() is not None
    except Invalid:
        return


def task(**facts):
    plain = {"importance": "anytime", "due_on": None, "starts_on": None, "step": "ready"}
    plain |= {"is_closed": False, "is_blocked": False, "holds_up": 0, "people": (), "labels": ()}
    plain |= {"id": uuid4(), "title": "Task", "points": None, "column_rank": "a0", "rank": "a0"}
    return SimpleNamespace(**plain | facts)


def test_work_is_ordered_by_what_presses_with_reasons():
    late = task(due_on=date(2026, 11, 20), importance="important")
    holding = task(holds_up=3)
    waiting = task(importance="critical", is_blocked=True)
    done = task(due_on=TODAY, is_closed=True)
    order = plain([done, waiting, holding, late], TODAY)
    assert [one.task for one in order] == [late, holding, waiting, done]
    assert order[0].why == "Overdue by 3 days · Important"
    assert order[0].weight == sum(reason.weight for reason in order[0].reasons)


def test_my_order_holds_my_open_tasks_only():
    ana = SimpleNamespace(id=uuid4())
    mine, done = task(people=(ana,)), task(people=(ana,), is_closed=True)
    assert [one.task for one in ranked_for(ana, [mine, done, task()], TODAY)] == [mine]


def test_now_is_what_can_be_begun():
    assert can_start(task(), TODAY)
    for facts in ({"is_blocked": True}, {"step": "backlog"}, {"starts_on": date(2027, 1, 1)}):
        assert not can_start(task(**facts), TODAY)


@given(st.integers(0, 450), st.integers(-2, 9))
def test_pages_show_each_row_once(count, number):
    rows = [task(title=str(at), importance=("critical", "anytime")[at % 2]) for at in range(count)]
    found = filtered([("group", "importance"), ("sort", "title")])
    pages = page_of(rows, found, TODAY, number).pages
    shown = [
        line.row.id
        for page in range(1, pages + 1)
        for group in page_of(rows, found, TODAY, page).groups
        for line in group.lines
    ]
    assert len(shown) == count
    assert set(shown) == {row.id for row in rows}
