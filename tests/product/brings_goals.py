"""Goals and metrics: what the tests of the house play."""

from datetime import UTC, date, datetime

from onetask.core.change import System
from onetask.core.events import standing
from onetask.core.undo import undo
from onetask.product.operations import goals, metrics, parts, pings, surveys
from onetask.product.queries.goals import goals_of
from onetask.product.queries.metrics import metrics_of, points_of

WHEN = datetime(2026, 3, 2, tzinfo=UTC)


def goal(w, **fields):
    return goals.create_goal(w.ana, w.gate, title="Make paying effortless", **fields)


def metric(w, **fields):
    return metrics.create_metric(w.ana, w.gate, name="Contactless share", **fields)


def measured(w):
    """The metric of an open page."""
    there = metrics_of(w.gate.id)
    return there[0] if there else metric(w, sort="satisfaction", window="wau")


def points(w, of=None, at=WHEN, value=44.0):
    reading = metrics.Reading(at, value)
    return metrics.add_points(w.ana, of or measured(w), readings=[reading])


def first(w):
    """The goal of an open page."""
    there = goals_of(w.gate.id)
    return there[0].goal if there else goal(w)


def result(w, **fields):
    fair = {"name": "Contactless share", "unit": "%", "start": 30.0, "target": 60.0}
    return goals.add_result(w.ana, first(w), **(fair | fields))


def survey(w, scale="nps"):
    asked = {"scale": scale, "question": "Would you recommend us?"}
    return surveys.open_survey(w.ana, w.gate, metric=measured(w), **asked)


def reply(w, score=9, words="Good"):
    return surveys.answer_survey(System(w.home.id), survey(w), score=score, words=words)


def checkin(w):
    return goals.check_in(w.ben, first(w), outlook="at_risk", confidence=4, note="Slow")


def removed(w):
    measured = points(w)
    metrics.remove_point(w.ana, measured, point_id=points_of(measured.id)[0].id)
    return measured


def undone(w):
    undo(w.ana, standing(w.home.id).number)


ACTS = {
    "create_goal": goal,
    "edit_goal": lambda w: goals.edit_goal(w.ben, first(w), title="Paying", parent_id=goal(w).id),
    "add_result": result,
    "edit_result": lambda w: goals.edit_result(w.ben, result(w), target=70.0),
    "check_in": checkin,
    "take_checkin_back": lambda w: goals.take_checkin_back(w.ben, checkin(w)),
    "bin_part": lambda w: parts.bin_part(w.ana, goal(w)),
    "restore_part": lambda w: parts.restore_part(w.ana, parts.bin_part(w.ana, goal(w))),
    "create_metric": metric,
    "edit_metric": lambda w: metrics.edit_metric(w.ben, measured(w), unit="%"),
    "delete_metric": lambda w: metrics.delete_metric(w.ana, measured(w)),
    "add_points": points,
    "remove_point": removed,
    "put_points_back": lambda w: (points(w), undone(w)),
    "keep_points": lambda w: (removed(w), undone(w)),
    "open_survey": survey,
    "edit_survey": lambda w: surveys.edit_survey(w.ben, survey(w), thanks="Thank you"),
    "close_survey": lambda w: surveys.close_survey(w.ben, survey(w)),
    "reopen_survey": lambda w: surveys.reopen_survey(w.ben, surveys.close_survey(w.ben, survey(w))),
    "answer_survey": reply,
    "drop_reply": lambda w: surveys.drop_reply(w.ben, reply(w)),
    "open_stream": lambda w: pings.open_stream(w.ana, w.gate),
    "count_people": lambda w: (
        metric(w, sort="engagement", window="dau"),
        pings.count_people(
            System(w.home.id), pings.open_stream(w.ana, w.gate), day=date(2026, 3, 2)
        ),
    ),
}

PAGES = {
    "goals": lambda _: "/goals",
    "goal": lambda w: f"/goals/{first(w).id}",
    "metric": lambda w: f"/metrics/{measured(w).id}",
}
