"""Coming in and going out: sessions, redirects, guesses, hosts and failures."""

import re
from statistics import median
from time import perf_counter
from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onetask.core import jobs, mail
from onetask.core.hx import local_path
from onetask.core.limits import limiter
from onetask.core.settings import settings as chosen
from onetask.people.operations.accounts import set_password
from onetask.people.queries import account_of
from tests.browser_of import Browser
from tests.world import PASSWORD

ANA = {"email": "ana@example.com", "password": PASSWORD}
BASE = "https://one.example"
HOPS = ("//", "/\\", "\\\\", "/\t/", "/\n/", "///", "////", "https:", "http://", "https:/", "//@")
WAYS = (*HOPS, "/\\/", "/%09/", "\t//", " //", "/ /", "javascript:", "data:", "/..//", "ftp://")
TARGETS = ("evil.example", "evil.example/x?a=//b", "one.example@evil.example")
ELSEWHERE = [way + to for way in WAYS for to in TARGETS]


@pytest.fixture
def visitor(app, planted):
    set_password(account_of(ANA["email"]), PASSWORD)
    return Browser(app)


def with_key(app, key):
    browser = Browser(app)
    browser.set_cookie("onetask", key)
    return browser


def test_signing_in_changes_the_key_and_the_old_one_opens_nothing(app, visitor):
    visitor.get("/sign-in")
    before = visitor.key
    visitor.post("/sign-in", data=ANA)
    assert visitor.key != before
    assert with_key(app, before).get("/").location.startswith("/sign-in")
    assert with_key(app, before).get("/live/since/0").status_code == 401


def test_signing_in_again_ends_the_session_before(app, visitor):
    visitor.post("/sign-in", data=ANA)
    before = visitor.key
    visitor.post("/sign-in", data=ANA)
    assert with_key(app, before).get("/").status_code == 303
    assert visitor.get("/").status_code == 200


def test_signing_out_ends_the_key(app, visitor):
    visitor.post("/sign-in", data=ANA)
    before = visitor.key
    visitor.post("/sign-out")
    assert with_key(app, before).get("/").status_code == 303


def test_a_new_password_ends_every_other_session(app, planted, visitor):
    visitor.post("/sign-in", data=ANA)
    new = {"current": PASSWORD, "password": "violet tramway 19 oak"}
    assert visitor.post("/me/password", data=new).status_code == 303
    assert with_key(app, planted.keys["ana"].cookie).get("/").status_code == 303
    assert visitor.get("/").status_code == 200


def is_ours(location):
    """Where a browser would go: it reads backslashes as slashes and drops tabs and newlines."""
    read = re.sub(r"[\t\r\n]", "", location.strip()).replace("\\", "/")
    return urlsplit(urljoin(BASE, read)).netloc == urlsplit(BASE).netloc


def test_the_judge_of_redirects_sees_a_foreign_one():
    assert not is_ours("//evil.example")
    assert not is_ours("/\\evil.example")


@pytest.mark.parametrize("to", ELSEWHERE)
def test_nobody_is_led_elsewhere(to):
    assert is_ours(local_path(to))


def test_signing_in_leads_nobody_elsewhere(visitor):
    limiter.enabled = False
    for to in ELSEWHERE[::3]:
        assert is_ours(visitor.post("/sign-in", data=ANA | {"next": to}).location)
        assert is_ours(visitor.get("/sign-in", query_string={"next": to}).location)
    limiter.enabled = True


@settings(max_examples=400, deadline=None, derandomize=True)
@given(st.text(st.sampled_from("/\\:@.?#%\t\n\r\x00 \x85\u2028\uff0fae"), max_size=12) | st.text())
def test_whatever_is_asked_for_stays_here(to):
    assert is_ours(local_path(to))


@pytest.mark.parametrize(
    "referrer", ["https://evil.example/x", f"{BASE}//evil.example", "http://["]
)
def test_a_foreign_referrer_leads_nobody_away(caller, planted, referrer):
    path = f"/views/{planted.ids['view']}"
    assert is_ours(caller("ana")("DELETE", path, headers={"Referer": referrer}).location)


def test_guesses_are_counted_whatever_address_they_claim(visitor):
    codes = []
    for number in range(12):
        claimed = {"X-Forwarded-For": f"10.0.0.{number}", "X-Real-IP": f"10.0.0.{number}"}
        wrong = ANA | {"password": "another one"}
        codes.append(visitor.post("/sign-in", data=wrong, headers=claimed).status_code)
    assert codes == [422] * 10 + [429] * 2


def test_letters_are_counted(visitor):
    asked = [visitor.post("/reset", data={"email": "ana@example.com"}) for _ in range(6)]
    assert [answer.status_code for answer in asked] == [200] * 5 + [429]
    assert int(asked[-1].headers["Retry-After"]) > 0


def test_known_and_unknown_people_wait_alike(visitor):
    def wait(email):
        began = perf_counter()
        visitor.post("/sign-in", data={"email": email, "password": "another one"})
        return perf_counter() - began

    limiter.enabled = False
    pairs = [(wait("ana@example.com"), wait("nobody@example.com")) for _ in range(7)]
    limiter.enabled = True
    known, unknown = (median(times) for times in zip(*pairs, strict=True))
    assert 0.6 < known / unknown < 1.6


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "a@evil.example", "["])
def test_only_our_hosts_are_answered(visitor, host):
    assert visitor.get("/sign-in", headers={"Host": host}).status_code == 400


def test_letters_lead_to_the_public_address(visitor):
    said = {"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https",
            "Forwarded": "host=evil.example", "X-Original-URL": "//evil.example"}  # fmt: skip
    visitor.post("/reset", data={"email": "ana@example.com"}, headers=said)
    for job_id, _ in jobs.lost_jobs():
        jobs.run_job(job_id)
    letter = mail.kept_letter(mail.kept()[0].name)
    links = re.findall(r"https?://[^\s\"<]+", letter.as_string())
    assert links != []
    assert {link.startswith(chosen().public_url) for link in links} == {True}


def test_what_a_proxy_is_said_to_say_counts_only_where_there_is_one(visitor):
    visitor.delete_cookie("onetask")
    answer = visitor.get("/sign-in", headers={"X-Forwarded-Proto": "https"})
    assert "Secure" not in answer.headers["Set-Cookie"]
    assert "Strict-Transport-Security" not in answer.headers


def broken():
    raise RuntimeError("the kanari7secret of line 42")


@pytest.mark.parametrize("path", ["/labels", "/api/v1/me"])
def test_a_fault_of_ours_tells_a_reference_and_nothing_else(app, caller, caplog, monkeypatch, path):
    for endpoint in ("labels.labels", "api.read_me"):
        monkeypatch.setitem(app.view_functions, endpoint, broken)
    answer = caller("ana")("GET", path)
    assert answer.status_code == 500
    assert "kanari7secret" not in answer.text
    assert "Traceback" not in answer.text
    reference = re.search(r"Reference: ([0-9a-f]{8})", answer.text)[1]
    assert reference in caplog.text
    assert "kanari7secret" in caplog.text
