"""The score: monotone, stable, indifferent to order, and its reasons add up."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from onetask.assist.engine.learning import Pair, learn
from onetask.assist.engine.priority import NAMES, Facts, ordered, scores

maybe = st.one_of(st.none(), st.floats(0, 1000))
one_fact = st.builds(
    Facts,
    id=st.just("x"),
    value=maybe,
    minutes=st.one_of(st.none(), st.floats(1, 5000)),
    slack=st.one_of(st.none(), st.floats(-30, 60)),
    demand=maybe,
    goal=maybe,
    importance=st.sampled_from([None, "critical", "important", "anytime"]),
    age=st.one_of(st.none(), st.floats(0, 400)),
    is_done=st.booleans(),
)
many = st.lists(one_fact, min_size=1, max_size=12).map(
    lambda facts: [replace(fact, id=f"t{place:02}") for place, fact in enumerate(facts)]
)


def chained(facts):
    """Each waits for the one before it."""
    return [
        replace(fact, blockers=(facts[place - 1].id,) if place % 3 == 2 else ())
        for place, fact in enumerate(facts)
    ]


@given(many)
@settings(max_examples=60, deadline=None)
def test_reasons_add_up(facts):
    for score in scores(chained(facts)).values():
        assert abs(sum(part.points for part in score.parts) - score.points) < 0.5


@given(many, st.randoms())
@settings(max_examples=60, deadline=None)
def test_the_order_of_input_changes_nothing(facts, chance):
    facts = chained(facts)
    shuffled = list(facts)
    chance.shuffle(shuffled)
    assert ordered(facts, scores(facts)) == ordered(shuffled, scores(shuffled))


@given(many, st.integers(0, 11), st.sampled_from(["demand", "goal", "slack", "minutes"]))
@settings(max_examples=80, deadline=None)
def test_more_reason_never_lowers(facts, at, what):
    facts = [replace(fact, is_done=False) for fact in facts]
    one = facts[at % len(facts)]
    known = getattr(one, what)
    if known is None or (what == "minutes" and one.value is None):
        return
    better = known * 0.5 if what == "minutes" else known - 5 if what == "slack" else known + 50
    after = [replace(one, **{what: better}) if fact is one else fact for fact in facts]
    before_, after_ = (ordered(list_, scores(list_)) for list_ in (facts, after))
    assert after_.index(one.id) <= before_.index(one.id)


@given(many)
@settings(max_examples=40, deadline=None)
def test_hours_and_days_say_the_same(facts):
    days = [replace(fact, minutes=fact.minutes and fact.minutes / 480) for fact in facts]
    assert ordered(facts, scores(facts)) == ordered(days, scores(days))


@given(many)
@settings(max_examples=40, deadline=None)
def test_blockers_inherit(facts):
    facts = [replace(fact, is_done=False) for fact in chained(facts)]
    found = scores(facts)
    for fact in facts:
        for blocker in fact.blockers:
            assert found[blocker].points >= 0.9 * found[fact.id].points - 1e-9


def test_what_is_done_or_blocked_comes_last():
    facts = [
        Facts("done", slack=-9, is_done=True),
        Facts("waits", slack=-9, blockers=("calm",)),
        Facts("calm", slack=30),
    ]
    assert ordered(facts, scores(facts))[0] == "calm"


def test_a_pin_holds():
    facts = [Facts("late", slack=-20), Facts("calm", slack=30, pin=0)]
    assert ordered(facts, scores(facts)) == ["calm", "late"]


def test_small_differences_move_nothing():
    facts = [Facts("a", slack=4.0, age=1), Facts("b", slack=4.1, age=1)]
    assert ordered(facts, scores(facts), before=["b", "a"]) == ["b", "a"]
    late = [Facts("a", slack=-9, age=1), Facts("b", slack=4.1, age=1)]
    assert ordered(late, scores(late), before=["b", "a"]) == ["a", "b"]


def test_age_alone_never_leads():
    score = scores([Facts("old", slack=3, importance="anytime", age=4000)])["old"]
    assert next(part.points for part in score.parts if part.factor == "age") <= 5.01


def test_weights_are_learned_only_under_the_guard():
    up = tuple(1.0 if name == "age" else 0.0 for name in NAMES)
    down = tuple(1.0 if name == "deadline" else 0.0 for name in NAMES)
    assert not learn([Pair(up, down)] * 30).is_on
    learned = learn([Pair(up, down)] * 100)
    assert learned.is_on
    assert learned.weights["age"] > learned.weights["deadline"]
