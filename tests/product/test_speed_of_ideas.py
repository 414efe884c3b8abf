"""Many ideas and a long trace: as many statements as for few, and one word to every screen."""

from contextlib import contextmanager

import pytest
from sqlalchemy import event

from onetask.core.db import db, session
from onetask.product.engine.formulas import FUNCTIONS, read_formula, reckoned
from onetask.product.engine.shapes import Said
from onetask.product.models.feedback import Feedback
from onetask.product.operations.evidence import link_feedback
from onetask.product.operations.feedback_files import import_feedback
from onetask.product.operations.links import link
from onetask.product.operations.roadmap import create_initiative
from onetask.product.operations.scoring import set_scoring
from onetask.product.queries.trace import trace_of
from onetask.work.operations.tasks import create_task
from tests.product.brings_ideas import idea


@contextmanager
def counted():
    """The statements that are sent inside."""
    sent = []

    def note(*facts):
        sent.append(facts[2])

    event.listen(db.engine, "before_cursor_execute", note)
    yield sent
    event.remove(db.engine, "before_cursor_execute", note)


def statements(world, one):
    session.rollback()
    with counted() as sent:
        found = trace_of(world.ana, "idea", one.id)
    return len(sent), len(found.nodes)


def grown(world, one, requests, tasks, start=0):
    rows = [Said(n, f"Word {n}", "CSV", f"Kim {n}", f"kim{n}@example.org")
            for n in range(start, start + requests)]  # fmt: skip
    import_feedback(world.ana, world.gate, said=rows)
    for said in session.query(Feedback).filter(Feedback.status == "new").all():
        link_feedback(world.ana, said, idea=one)
    for number in range(tasks):
        create_task(world.ana, world.launch_ready, title=f"Task {number}")


def test_a_trace_takes_as_many_statements_however_long_it_is(world):
    one = idea(world)
    plan = create_initiative(world.ana, world.gate, title="Clear answers", horizon="now")
    link(world.ana, one, target=plan)
    link(world.ana, plan, target=world.launch)
    grown(world, one, requests=2, tasks=1)
    few, small = statements(world, one)
    grown(world, one, requests=40, tasks=30, start=100)
    many, large = statements(world, one)
    assert large >= small + 40
    assert many == few


def test_a_weight_is_one_patch_however_many_ideas(world, told):
    for number in range(30):
        idea(world, f"Idea {number}")
    before = len(told)
    set_scoring(world.ana, world.home, weights={"effort": 2.0})
    assert len(told) == before + 1


@pytest.mark.parametrize(
    "text", ["value / effort", "max(value, risk) * 2 - abs(urgency)", "sqrt(risk - 6) + log(value)"]
)
def test_all_scores_at_once_are_those_of_each(text):
    formula = read_formula(text, {"value", "effort", "risk", "urgency"})
    rows = [dict.fromkeys(("value", "effort", "risk", "urgency"), float(n)) for n in range(9)]
    assert reckoned(formula, {}, rows) == [reckoned(formula, {}, [row])[0] for row in rows]


def test_what_has_no_result_has_no_score():
    assert set(FUNCTIONS) == {"min", "max", "sqrt", "log", "abs"}
    rows = [{"value": 8.0, "effort": 0.0}, {"value": 8.0, "effort": 2.0}]
    known = {"value", "effort"}
    assert reckoned(read_formula("value / effort", known), {}, rows) == [None, 4.0]
    assert reckoned(read_formula("sqrt(0 - value)", known), {}, rows) == [None, None]
    assert reckoned(read_formula("value ** 40", known), {}, rows) == [None, None]
    assert reckoned(read_formula("effort + 3 / 0", known), {}, rows) == [None, None]
