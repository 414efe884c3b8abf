"""Signing in by address and password; the first visit; new accounts."""

import re

import pytest
from sqlalchemy import func, select

from onetask.core.db import Base, session
from onetask.core.settings import settings, use
from onetask.people.models import Account, Login, Member
from onetask.people.operations.accounts import set_password
from onetask.people.queries import account_of
from tests.world import PASSWORD

BEN = {"email": "Ben@Example.com ", "password": PASSWORD}
FAY = {"email": "fay@example.com", "name": "Fay Ito", "password": "violet tramway 19 oak"}


def rows():
    return session.scalar(select(func.count()).select_from(Login))


@pytest.fixture
def visitor(client_for, world):
    set_password(world.ben_account, PASSWORD)
    return client_for()


@pytest.fixture
def empty(client_for, world):
    """An installation that nobody has visited yet."""
    session.rollback()
    with session.get_bind().begin() as raw:
        for table in reversed(Base.metadata.sorted_tables):
            raw.execute(table.delete())
    return client_for()


@pytest.fixture
def is_open():
    before = settings()
    use(type(before)(**{**before.__dict__, "sign_up": "open"}))
    yield
    use(before)


def test_the_page_works_as_it_is_sent(visitor):
    page = visitor.get("/sign-in").text
    token = re.search(r'name="csrf_token" value="([^"]+)', page)[1]
    sent = BEN | {"csrf_token": token, "next": "/my-tasks"}
    answer = visitor.post("/sign-in", data=sent, headers={"X-CSRFToken": ""})
    assert (answer.status_code, answer.location) == (303, "/my-tasks")
    assert visitor.login.account_id == account_of("ben@example.com").id


def test_a_mere_visit_stores_nothing_but_a_cookie(visitor):
    visitor.delete_cookie("onetask")
    visitor.get("/sign-in")
    assert (rows(), bool(visitor.key)) == (0, True)


def test_the_key_is_new_after_signing_in(visitor):
    visitor.get("/sign-in")
    before = visitor.key
    visitor.post("/sign-in", data=BEN)
    assert visitor.key not in ("", before)


@pytest.mark.parametrize("wrong", [{"password": "another one"}, {"email": "nobody@example.com"}])
def test_a_wrong_one_is_told_at_the_field_and_keeps_the_address(visitor, wrong):
    sent = BEN | wrong
    answer = visitor.post("/sign-in", data=sent)
    assert answer.status_code == 422
    assert "do not belong together" in answer.text
    assert sent["email"].strip() in answer.text
    assert PASSWORD not in answer.text


def test_ten_guesses_then_a_pause(visitor):
    wrong = BEN | {"password": "another one"}
    codes = [visitor.post("/sign-in", data=wrong).status_code for _ in range(11)]
    last = visitor.post("/sign-in", data=BEN)
    assert (codes[:10], codes[10], last.status_code) == ([422] * 10, 429, 429)
    assert 0 < int(last.headers["Retry-After"]) <= 900


def test_the_cookie_is_out_of_reach(visitor):
    cookie = visitor.post("/sign-in", data=BEN).headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


@pytest.mark.parametrize("to", ["//evil.example", "https://e.example", "/\\evil", "javascript:1"])
def test_nobody_is_led_elsewhere(visitor, to):
    assert visitor.post("/sign-in", data=BEN | {"next": to}).location == "/"


def test_the_first_visitor_becomes_the_owner(empty):
    assert empty.get("/sign-in").location == "/welcome"
    answer = empty.post("/welcome", data=FAY | {"workspace": "Atelier", "zone": "Europe/Berlin"})
    assert answer.location == "/"
    member = session.scalar(select(Member))
    assert (member.role, member.zone, member.name) == ("owner", "Europe/Berlin", "Fay Ito")
    assert empty.login.workspace_id == member.workspace_id


def test_the_second_visitor_does_not(visitor):
    answer = visitor.post("/welcome", data=FAY | {"workspace": "Mine"})
    assert answer.status_code in (303, 422)
    assert account_of(FAY["email"]) is None


def test_an_account_only_where_it_is_open(visitor):
    assert visitor.post("/sign-up", data=FAY).status_code == 404


@pytest.mark.usefixtures("is_open")
def test_an_account_and_a_workspace_of_ones_own(visitor):
    assert visitor.post("/sign-up", data=FAY).location == "/workspaces/new"
    assert visitor.get("/sign-in").location == "/workspaces/new"
    assert visitor.post("/workspaces", data={"name": "Atelier"}).location == "/"
    assert session.scalar(select(Member.role).where(Member.email == FAY["email"])) == "owner"


@pytest.mark.usefixtures("is_open")
@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("password", "short", "at least 12"),
        ("password", "Password1234", "known from leaks"),
        ("email", "no address", "not an e-mail address"),
        ("name", "", "too short"),
        ("name", "a\nb", "single line"),
        ("role", "owner", None),
    ],
)
def test_a_bad_field_changes_nothing(visitor, field, value, said):
    answer = visitor.post("/sign-up", data=FAY | {field: value})
    assert answer.status_code == 422
    assert said is None or said in answer.text
    assert session.scalar(select(Account).where(Account.email == FAY["email"])) is None
