"""What stands before every view: hosts, proxies, limits, cookies, equal waiting."""

import time
from statistics import median

import pytest
from flask import request
from flask_wtf.csrf import generate_csrf

from onetask import create_app
from onetask.core import walls
from onetask.core.limits import limited, limiter
from onetask.core.settings import Settings, settings, use
from onetask.people.engine.passwords import fits, hashed
from tests.people.conftest import free_port


def echo():
    return f"{request.remote_addr} {request.host}"


@limited("5 per hour", methods=["GET"])
def seldom():
    return "now"


@pytest.fixture
def other_app(tmp_path, world):
    """Another installation, as its settings make it."""
    before, limits = settings(), dict(vars(limiter))

    def make(**values):
        app = create_app(Settings(data=tmp_path, mode="test", secret_key="x" * 32, **values))
        app.add_url_rule("/echo", view_func=echo)
        app.add_url_rule("/form", view_func=generate_csrf)
        app.add_url_rule("/seldom", view_func=seldom)
        return app.test_client()

    yield make
    vars(limiter).update(limits)
    use(before)


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "evil.example:5000"])
def test_a_foreign_host_is_refused(client_for, host):
    answer = client_for().get("/sign-in", headers={"Host": host})
    assert (answer.status_code, host in answer.text) == (400, False)


def test_the_public_host_and_those_named_are_trusted(other_app):
    other_app(public_url="https://one.example.com", trusted_hosts="one.internal, two.internal")
    known = {"one.example.com", "one.internal", "two.internal", "localhost"}
    assert known <= set(walls.trusted_hosts())


@pytest.mark.parametrize(
    ("proxies", "said", "heard"),
    [
        (0, {"X-Forwarded-For": "9.9.9.9"}, "127.0.0.1 localhost"),
        (0, {"X-Forwarded-Host": "evil.example"}, "127.0.0.1 localhost"),
        (1, {"X-Forwarded-For": "9.9.9.9"}, "9.9.9.9 localhost"),
        (1, {"X-Forwarded-For": "6.6.6.6, 9.9.9.9"}, "9.9.9.9 localhost"),
    ],
)
def test_a_proxy_is_believed_only_where_one_is_named(other_app, proxies, said, heard):
    assert other_app(proxies=proxies).get("/echo", headers=said).text == heard


def test_no_proxy_brings_a_foreign_host(other_app):
    said = {"X-Forwarded-Host": "evil.example"}
    assert other_app(proxies=1).get("/echo", headers=said).status_code == 400


def test_a_secure_address_has_a_secure_cookie(other_app):
    client = other_app(public_url="https://one.example.com")
    cookie = client.get("/form", base_url="https://one.example.com").headers["Set-Cookie"]
    assert cookie.startswith("__Host-onetask=")
    assert {"Secure", "HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookie.split("; "))
    assert "Domain" not in cookie


@pytest.mark.parametrize("redis", [None, "redis://127.0.0.1:{}/0"])
def test_limits_hold_without_redis_and_with_a_dead_one(other_app, redis):
    client = other_app(redis_url=redis.format(free_port()) if redis else "")
    answers = [client.get("/seldom") for _ in range(7)]
    assert [answer.status_code for answer in answers] == [200] * 5 + [429] * 2
    assert 0 < int(answers[-1].headers["Retry-After"]) <= 3601


@pytest.mark.parametrize(("limits", "let_in"), [(2, 10), (0, 12)])
def test_limits_can_be_multiplied_and_switched_off(other_app, limits, let_in):
    client = other_app(limits=limits)
    assert [client.get("/seldom").status_code for _ in range(12)].count(200) == let_in


@pytest.mark.usefixtures("app")
def test_every_rule_has_a_limit():
    assert not any(limiter.limit_manager._route_exemptions.values())


def test_nobody_takes_as_long_as_somebody():
    kept = hashed("violet tramway 19 oak")
    times = {True: [], False: []}
    fits("warm", None)
    for _ in range(12):
        for known in (True, False):
            begun = time.process_time()
            fits("a wrong password", kept if known else None)
            times[known].append(time.process_time() - begun)
    assert median(times[True]) == pytest.approx(median(times[False]), rel=0.1)
