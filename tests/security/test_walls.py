"""Before every view stand the same walls: headers, the page's token, the sender's origin."""

import hashlib
from contextvars import Context

import pytest

from onetask.core.db import Base, db
from onetask.core.settings import settings, use
from onetask.core.walls import from_anywhere
from tests.browser_of import Browser
from tests.security.walk import WRITES, address, rules

BOOKKEPT = {"logins"}
POLICIES = ("default-src 'self'; script-src 'nonce-", "default-src 'none'", "sandbox")
FOREIGN = (
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {"Origin": "http://localhost.evil.example"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
)


def guarded(app):
    """All writes but those that pages of others may send: they know nobody."""
    return [pair for pair in rules(app, of=WRITES) if pair[0].endpoint not in from_anywhere]


def checksums():
    """One hash for each table."""
    with db.engine.connect() as plain:
        tables = [one for one in Base.metadata.sorted_tables if one.name not in BOOKKEPT]
        rows = {one.name: sorted(map(repr, plain.execute(one.select()))) for one in tables}
    return {name: hashlib.sha256(repr(all_).encode()).hexdigest() for name, all_ in rows.items()}


def missing(answer, path):
    """The headers this answer lacks."""
    found, lacking = answer.headers, []
    policy = found.get("Content-Security-Policy", "unsafe-eval")
    wanted = {
        "Content-Security-Policy": policy.startswith(POLICIES) and "unsafe-eval" not in policy,
        "X-Content-Type-Options": found.get("X-Content-Type-Options") == "nosniff",
        "Referrer-Policy": found.get("Referrer-Policy") == "same-origin",
        "Cross-Origin-Opener-Policy": found.get("Cross-Origin-Opener-Policy") == "same-origin",
        "Permissions-Policy": "camera=()" in found.get("Permissions-Policy", ""),
        "Cache-Control": found.get("Cache-Control") == "no-store" or path.startswith("/static/"),
    }  # fmt: skip
    lacking += [name for name, is_there in wanted.items() if not is_there]
    return lacking


@pytest.mark.parametrize("who", ["visitor", "ana", "ana_key"])
def test_every_answer_carries_the_headers(app, ask, planted, who):
    wrong = []
    for rule, method in rules(app):
        path = address(rule, planted.ids)
        answer = ask(who, method, path)
        if lacking := missing(answer, path):
            wrong.append((method, rule.rule, answer.status_code, lacking))
    assert wrong == []


ODD = ("/static/none/none.js", "/none", "/live/since/x", "/tasks/1", "/inbox?show=none")


@pytest.mark.parametrize("path", ODD)
def test_failures_carry_the_headers(ask, path):
    assert missing(ask("ana", "GET", path), path) == []


def test_a_foreign_host_is_answered_with_the_headers(ask):
    answer = ask("visitor", "GET", "/", headers={"Host": "evil.example"})
    assert (answer.status_code, missing(answer, "/")) == (400, [])


def test_no_two_answers_share_a_nonce(ask):
    policies = {ask("ana", "GET", "/").headers["Content-Security-Policy"] for _ in range(3)}
    assert len(policies) == 3


def test_the_nonce_stands_in_the_shell(ask):
    answer = ask("ana", "GET", "/")
    nonce = answer.headers["Content-Security-Policy"].split("'nonce-")[1].split("'")[0]
    assert answer.text.count("<script") == answer.text.count(f'nonce="{nonce}"')


def test_https_is_remembered(app, planted):
    before = settings()
    use(type(before)(**{**before.__dict__, "public_url": "https://one.example"}))
    answer = Context().run(app.test_client().get, "/sign-in", base_url="https://127.0.0.1")
    use(before)
    assert "max-age=31536000" in answer.headers["Strict-Transport-Security"]
    assert "__Host-onetask=" in answer.headers["Set-Cookie"]
    assert "Secure" in answer.headers["Set-Cookie"]


def test_no_write_works_without_the_pages_token(app, ask, planted):
    wrong = []
    for rule, method in guarded(app):
        for token in ("", "made-up"):
            answer = ask("ana", method, address(rule, planted.ids), headers={"X-CSRFToken": token})
            if answer.status_code != 400:
                wrong.append((method, rule.rule, answer.status_code))
    assert wrong == []


def test_no_write_works_from_elsewhere(app, ask, planted):
    wrong = []
    for rule, method in guarded(app):
        for sign in FOREIGN:
            answer = ask("ana", method, address(rule, planted.ids), headers=sign)
            if answer.status_code != 403:
                wrong.append((method, rule.rule, sign, answer.status_code))
    assert wrong == []


def test_the_header_of_htmx_relaxes_nothing(ask, planted):
    sign = {"X-CSRFToken": "", "HX-Request": "true"}
    assert ask("ana", "POST", "/labels", data={"name": "x"}, headers=sign).status_code == 400


def test_the_token_of_somebody_else_is_none(app, ask, planted):
    ben = Browser(app)
    ben.set_cookie("onetask", planted.keys["ben"].cookie)
    sign = {"X-CSRFToken": ben.proof}
    assert ask("ana", "POST", "/labels", data={"name": "x"}, headers=sign).status_code == 400


def test_no_reading_changes_a_row(app, ask, planted):
    wrong, before = [], checksums()
    for rule, _ in rules(app, of=("GET",)):
        ask("ana", "GET", address(rule, planted.ids))
        if (after := checksums()) != before:
            wrong.append((rule.rule, [name for name in after if after[name] != before[name]]))
            before = after
    assert wrong == []


def test_a_cookie_alone_does_not_write_by_the_api(app, ask, planted):
    api = [pair for pair in rules(app, of=WRITES) if pair[0].rule.startswith("/api/")]
    answers = [ask("ana", method, address(rule, planted.ids)) for rule, method in api]
    assert {answer.status_code for answer in answers} == {401}


def test_a_key_that_opens_nothing_does_not_fall_back_to_the_cookie(app, ask, planted):
    sign = {"Authorization": "Bearer ot_made-up", "X-CSRFToken": ""}
    answers = {
        (rule.rule, ask("ana", method, address(rule, planted.ids), headers=sign).status_code)
        for rule, method in guarded(app)
    }
    assert {code for _, code in answers} == {401}


def test_few_addresses_are_open_to_pages_of_others():
    """None of them looks at the cookie: pings count a product, a letter's answer is signed, and
    what a widget sends counts only once its writer has clicked in a mail."""
    pings = {"public_product.ping", "public_product.preflight"}
    assert from_anywhere == pings | {"answers.carry_out", "portal.send_from_widget"}
