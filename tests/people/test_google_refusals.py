"""Twelve ways to come back from Google that lead nowhere."""

import time
from urllib.parse import parse_qs, urlsplit

import pytest
from sqlalchemy import func, select

from onetask.core.db import session
from onetask.people.models import Account, Identity
from onetask.people.operations.logins import note_login
from onetask.people.views.openid import claims
from tests.people.conftest import set_to
from tests.people.hostile_issuer import Issuer


@pytest.fixture(scope="module")
def running():
    with Issuer().running() as issuer:
        yield issuer


@pytest.fixture
def issuer(running, world):
    running.lies, running.sign = {}, running.signed
    keys = {"google_client_id": "onetask", "google_client_secret": "hush", "sign_up": "open"}
    with set_to(google_issuer=running.address, **keys):
        yield running


@pytest.fixture
def visitor(client_for, issuer):
    return client_for()


def ask(browser):
    return parse_qs(urlsplit(browser.get("/sign-in/google").location).query)


def back(issuer, asked):
    return f"/sign-in/google/callback?state={asked['state'][0]}&code={issuer.code(asked)}"


def nobody_came_in(*browsers):
    session.rollback()
    identities = session.scalar(select(func.count()).select_from(Identity))
    accounts = session.scalar(select(func.count()).where(Account.email == "fay@gmail.com"))
    signed_in = [one for one in browsers if one.login and one.login.account_id]
    return (identities, accounts, signed_in) == (0, 0, [])


def test_the_truth_is_let_in(visitor, issuer):
    assert visitor.get(back(issuer, ask(visitor))).status_code == 303
    assert session.scalar(select(Identity.sub)) == "117"


def test_the_issuer_may_leave_its_scheme_out():
    with set_to(google_issuer="https://accounts.google.com"):
        assert claims()["iss"]["values"] == ["https://accounts.google.com", "accounts.google.com"]


@pytest.mark.parametrize(
    "lie",
    [
        pytest.param({"nonce": "another"}, id="nonce"),
        pytest.param({"aud": "someone-else", "azp": "onetask"}, id="aud"),
        pytest.param({"iss": "https://evil.example"}, id="iss"),
        pytest.param({"exp": int(time.time()) - 3600}, id="expired"),
    ],
)
def test_a_token_that_says_something_else(visitor, issuer, lie):
    issuer.lies = lie
    assert visitor.get(back(issuer, ask(visitor))).status_code == 400
    assert nobody_came_in(visitor)


@pytest.mark.parametrize("forgery", ["unsigned", "by_unknown_key", "with_another_sub"])
def test_a_token_that_is_not_signed_by_the_issuer(visitor, issuer, forgery):
    issuer.sign = getattr(issuer, forgery)
    assert visitor.get(back(issuer, ask(visitor))).status_code == 400
    assert nobody_came_in(visitor)


def test_no_state(visitor, issuer):
    code = issuer.code(ask(visitor))
    assert visitor.get(f"/sign-in/google/callback?code={code}").status_code == 400
    assert nobody_came_in(visitor)


def test_another_browser(visitor, issuer, client_for):
    other = client_for()
    ask(other)
    assert other.get(back(issuer, ask(visitor))).status_code == 400
    assert nobody_came_in(visitor, other)


def test_the_same_state_again(visitor, issuer):
    asked = ask(visitor)
    issuer.lies = {"aud": "someone-else"}
    assert visitor.get(back(issuer, asked)).status_code == 400
    issuer.lies = {}
    assert visitor.get(back(issuer, asked)).status_code == 400
    assert nobody_came_in(visitor)


def test_the_same_code_again(visitor, issuer, client_for):
    asked = ask(visitor)
    code = issuer.code(asked)
    issuer.lies = {"aud": "someone-else"}
    visitor.get(f"/sign-in/google/callback?state={asked['state'][0]}&code={code}")
    issuer.lies = {}
    state = ask(visitor)["state"][0]
    answer = visitor.get(f"/sign-in/google/callback?state={state}&code={code}")
    assert answer.status_code == 400
    assert nobody_came_in(visitor)


def test_another_verifier(visitor, issuer):
    asked = ask(visitor)
    login = visitor.login
    [(key, kept)] = login.data.items()
    changed = kept | {"data": kept["data"] | {"code_verifier": "x" * 48}}
    note_login(login.id, data={key: changed})
    assert visitor.get(back(issuer, asked)).status_code == 400
    assert nobody_came_in(visitor)


@pytest.mark.parametrize("odd", [{"email": "no address"}, {"sub": ""}, {"name": "a\u202eb"}])
def test_odd_people_are_refused(visitor, issuer, odd):
    issuer.lies = odd
    assert visitor.get(back(issuer, ask(visitor))).status_code == 400
    assert nobody_came_in(visitor)


def test_a_number_stays_when_the_address_changes(visitor, issuer, client_for):
    visitor.get(back(issuer, ask(visitor)))
    issuer.lies = {"email": "fay.ito@gmail.com"}
    again = client_for()
    assert again.get(back(issuer, ask(again))).status_code == 303
    found = session.scalars(select(Identity)).one()
    assert found.email == "fay.ito@gmail.com"
    assert session.get_one(Account, found.account_id).email == "fay@gmail.com"


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"email": "ben@example.com"}, 403),
        ({"email": "ben@example.com", "email_verified": False, "hd": "example.com"}, 403),
        ({"email": "ben@example.com", "hd": "example.com"}, 303),
    ],
)
def test_an_account_opens_only_where_google_gives_the_address_out(visitor, issuer, said, code):
    issuer.lies = said
    assert visitor.get(back(issuer, ask(visitor))).status_code == code
    opened = bool(visitor.login and visitor.login.account_id)
    assert opened == (code == 303)
