"""The critical path: against days counted by hand, and against examples from books."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onetask.plan.engine.axis import Days, TooFar
from onetask.plan.engine.network import LINKS, Circle, Link, Network, Piece
from tests.plan.naive import Naive

MONDAY = 737_425  # 2020-01-06
WEEKS = ((0, 1, 2, 3, 4), (0, 1, 2, 3), (0, 2, 4, 5), (0, 1, 2, 3, 4, 5, 6))


def days(weekdays, free=frozenset()):
    def works(start, end):
        return [day for day in range(start, end) if (day - 1) % 7 in weekdays and day not in free]

    return Days(works, MONDAY)


@st.composite
def networks(draw):
    """Up to seven pieces in up to three calendars, with holidays, links of all kinds and lags."""
    free = draw(st.frozensets(st.integers(MONDAY, MONDAY + 40), max_size=6))
    weeks = draw(st.lists(st.sampled_from(WEEKS), min_size=1, max_size=3))
    many = draw(st.integers(1, 7))
    piece = st.tuples(
        st.integers(0, len(weeks) - 1), st.integers(1, 5), st.integers(MONDAY, MONDAY + 9)
    )
    jobs = draw(st.lists(piece, min_size=many, max_size=many))
    pairs = [(a, b) for a in range(many) for b in range(a + 1, many)]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=9)) if pairs else []
    links = [(a, b, draw(st.sampled_from(LINKS)), draw(st.integers(-2, 3))) for a, b in chosen]
    return weeks, free, jobs, links


def solved(weeks, free, jobs, links):
    axes = [days(week, free) for week in weeks]
    pieces = [Piece(axis, length, axes[axis].index_at(floor)) for axis, length, floor in jobs]
    network = Network(axes, pieces)
    network.add([Link(*link) for link in links])
    return axes, network.solve()


@settings(max_examples=250, deadline=None)
@given(networks())
def test_what_is_found_is_what_counting_by_hand_finds(drawn):
    weeks, free, jobs, links = drawn
    axes, found = solved(*drawn)
    everything = range(MONDAY - 400, MONDAY + 2000)
    works = [{d for d in everything if (d - 1) % 7 in week and d not in free} for week in weeks]
    naive = Naive(works, jobs, links)
    starts = [axes[job[0]].start_at(early) for job, early in zip(jobs, found.early, strict=True)]
    assert starts == naive.earliest()
    assert found.end == naive.finish(starts)
    for job in range(len(jobs)):
        slack = found.late[job] - found.early[job]
        assert (slack, found.free[job]) == (naive.total_slack(job), naive.free_slack(job))


@settings(max_examples=100, deadline=None)
@given(networks())
def test_somewhere_the_path_is_critical(drawn):
    _, found = solved(*drawn)
    assert min(late - early for late, early in zip(found.late, found.early, strict=True)) == 0


EVERY_DAY = days((0, 1, 2, 3, 4, 5, 6))


def of_book(lengths, links):
    """Names with lengths, and "AB" for B waits for A: early and late starts counted from zero."""
    names = list(lengths)
    network = Network([EVERY_DAY], [Piece(0, length, 0) for length in lengths.values()])
    network.add([Link(names.index(a), names.index(b)) for a, b in links])
    found = network.solve()
    early, late = (
        dict(zip(names, found.early, strict=True)),
        dict(zip(names, found.late, strict=True)),
    )
    return early, late, EVERY_DAY.index_at(found.end)


def test_the_general_foundry():
    """J. Heizer, B. Render, "Operations Management", ch. 3: Milwaukee Paper."""
    lengths = {"A": 2, "B": 3, "C": 2, "D": 4, "E": 4, "F": 3, "G": 5, "H": 2}
    links = ["AC", "AD", "BD", "CE", "CF", "DG", "EG", "FH", "GH"]
    early, late, end = of_book(lengths, links)
    assert end == 15
    assert early == {"A": 0, "B": 0, "C": 2, "D": 3, "E": 4, "F": 4, "G": 8, "H": 13}
    assert late == {"A": 0, "B": 1, "C": 2, "D": 4, "E": 4, "F": 10, "G": 8, "H": 13}


def test_the_reliable_construction_company():
    """F. Hillier, G. Lieberman, "Introduction to Operations Research", ch. 22: 44 weeks."""
    lengths = dict(zip("ABCDEFGHIJKLMN", (2, 4, 10, 6, 4, 5, 7, 9, 7, 8, 4, 5, 2, 6), strict=True))
    links = ["AB", "BC", "CD", "CE", "CI", "DG", "EF", "EH", "FJ", "GH", "IJ", "JK", "JL", "KN"]
    early, late, end = of_book(lengths, [*links, "LN", "HM"])
    critical = [name for name in lengths if early[name] == late[name]]
    assert (end, critical) == (44, list("ABCEFJLN"))
    assert {name: late[name] - early[name] for name in "DGHIKM"} == {
        **{"D": 4, "G": 4, "H": 4, "I": 2, "K": 1, "M": 4}
    }


def test_a_circle_is_refused_and_named():
    network = Network([EVERY_DAY], [Piece(0, 1, 0) for _ in range(4)])
    network.add([Link(0, 1), Link(1, 2), Link(2, 3), Link(3, 1)])
    with pytest.raises(Circle) as refused:
        network.solve()
    around = refused.value.around
    assert sorted(around) == [1, 2, 3]
    assert around[(around.index(1) + 1) % 3] == 2


def test_a_calendar_without_a_working_day_is_refused():
    with pytest.raises(TooFar):
        days(()).start_at(0)


def test_a_plan_of_four_hundred_years_is_counted():
    axis = days((0, 1, 2, 3, 4))
    far = axis.start_at(52 * 5 * 400)
    assert far == MONDAY + 52 * 7 * 400
    assert axis.index_at(far) == 52 * 5 * 400


def test_nothing_lies_beyond_the_calendars():
    with pytest.raises(TooFar):
        days((0,)).start_at(10**6)
    with pytest.raises(TooFar):
        days((0,)).index_at(-5)
