"""Flow is worked out from what happened."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from onetask.report.engine.flow import (
    Life,
    Move,
    cumulative_flow,
    cycle_days,
    days_until,
    on_time_rate,
    percentile,
    throughput,
    weeks_until,
)

MON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def at(days):
    return MON + timedelta(days=days)


LIFE = Life(
    at(0),
    "done",
    [Move(at(1), "ready", "doing"), Move(at(4), "doing", "done")],
    at(4),
    date(2026, 11, 26),
)


def test_each_day_shows_the_step_of_that_day():
    flow = cumulative_flow([LIFE], days_until(at(5).date(), 7))
    steps = [next((step for step, n in day.counts.items() if n), None) for day in flow]
    assert steps == [None, "ready", "doing", "doing", "doing", "done", "done"]


def test_work_that_came_in_finished_was_being_done_before():
    came = LIFE._replace(moves=[])
    flow = cumulative_flow([came], days_until(at(5).date(), 3))
    assert [day.counts["doing"] for day in flow] == [1, 0, 0]


def test_cycle_time_begins_with_doing():
    assert cycle_days(LIFE) == 3


def test_late_work_counts_as_late():
    assert on_time_rate([LIFE, LIFE._replace(due_on=date(2026, 11, 27))]) == 0.5
    assert on_time_rate([]) is None


def test_weeks_count_what_was_finished():
    assert throughput([LIFE, LIFE], weeks_until(at(8).date(), 2)) == [2, 0]


@given(st.lists(st.floats(0, 1000), min_size=1), st.floats(0.01, 1))
def test_a_percentile_is_a_value_that_covers_its_share(values, share):
    found = percentile(values, share)
    assert found in values
    assert sum(value <= found for value in values) >= share * len(values) - 1e-6
