"""The order of work has reasons, and the same facts give the same order."""

from datetime import date, timedelta
from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st

from onetask.work.engine.priority import Facts, rank

TODAY = date(2026, 11, 23)


def task(**facts):
    plain = {"importance": "anytime", "due_on": None, "made_on": TODAY, "holds_up": ()}
    return Facts(**{"id": uuid4(), "is_blocked": False} | plain | facts)


def due(days):
    return TODAY + timedelta(days=days)


def test_a_near_date_comes_before_a_far_one():
    soon, later = task(due_on=due(1)), task(due_on=due(9))
    assert [one.id for one in rank([later, soon], TODAY)] == [soon.id, later.id]
    assert "Due in 1 day." in rank([soon], TODAY)[0].why


def test_blocked_work_is_last_and_what_opens_it_rises():
    late = task(due_on=due(-3), importance="critical", is_blocked=True)
    opener, plain = task(holds_up=[late.id]), task(importance="important", due_on=due(5))
    assert [one.id for one in rank([late, plain, opener], TODAY)] == [opener.id, plain.id, late.id]


def test_an_unstated_date_does_not_count_against_a_task():
    assert rank([task(importance="critical")], TODAY)[0].score > 20


facts = st.builds(
    Facts,
    id=st.uuids(),
    importance=st.sampled_from(["critical", "important", "anytime"]),
    due_on=st.none() | st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    made_on=st.dates(date(2020, 1, 1), TODAY),
    holds_up=st.just(()),
    is_blocked=st.booleans(),
)


@given(st.lists(facts, unique_by=lambda one: one.id))
def test_the_order_depends_on_the_facts_alone(tasks):
    once, again = rank(tasks, TODAY), rank(reversed(tasks), TODAY)
    assert once == again
    assert all(0 <= one.score <= 100 for one in once)
