"""/healthz says what is not well, and nothing else."""

import pytest

from onetask.core import watch
from onetask.run import beats


@pytest.fixture
def ask(app, world):
    def look():
        answer = app.test_client().get("/healthz")
        return answer.status_code, answer.get_json()

    return look


def test_all_is_well_with_signs_of_life(ask, line):
    beats.beat("worker")
    beats.beat("sweeper")
    assert ask()[0] == 200


def test_a_silent_worker_is_named(ask, line):
    beats.beat("sweeper")
    status, said = ask()
    assert status == 503
    assert said["parts"]["worker"] == "shows no sign of life"
    assert said["parts"]["sweeper"] == "well"


def test_a_dead_valkey_is_named_but_not_its_address(ask, away):
    status, said = ask()
    assert status == 503
    assert said["parts"]["valkey"] == "does not answer"
    assert "nowhere" not in str(said)


def test_without_valkey_the_sweeper_stands_for_all(ask):
    beats.beat("sweeper")
    status, said = ask()
    assert (status, said["ok"], said["parts"]) == (200, True, DEGRADED)


@pytest.mark.parametrize(("age", "status"), [(3.04, 200), (61, 503)])
def test_a_gauge_above_its_limit_turns_it_red(ask, monkeypatch, age, status):
    beats.beat("sweeper")
    monkeypatch.setitem(watch.gauges, "oldest", watch.Gauge(lambda: age, 60))
    seen = ask()
    assert seen[0] == status
    assert seen[1]["measures"]["oldest"] == round(age, 1)


DEGRADED = {"web": "well", "database": "well", "valkey": "degraded", "worker": "well"}
