"""A session is a row: found by the cookie, ended by its owner, renewed at sign-in."""

from contextvars import Context

from sqlalchemy import func, select

from onetask.core import who
from onetask.core.db import session
from onetask.people.models import Login
from onetask.people.operations.logins import make_token
from onetask.people.operations.members import change_role, remove_member


def count():
    return session.scalar(select(func.count()).select_from(Login))


def acting(app, **request):
    def ask():
        with app.test_request_context(**request):
            return who.member() and who.member().id

    return Context().run(ask)


def cookie(browser):
    return {"headers": {"Cookie": f"onetask={browser.key}"}}


def test_the_cookie_names_the_member(app, client_for, world):
    assert acting(app, **cookie(client_for(world.ben))) == world.ben.id
    assert acting(app) is None
    assert acting(app, headers={"Cookie": "onetask=made-up"}) is None


def test_a_key_names_the_member(app, world):
    _, key = make_token(world.ben, name="script")
    assert acting(app, headers={"Authorization": f"Bearer {key}"}) == world.ben.id


def test_signing_out_ends_the_row(app, client_for, world):
    ben = client_for(world.ben)
    before = cookie(ben)
    assert ben.post("/sign-out").status_code == 303
    assert (acting(app, **before), count()) == (None, 0)


def test_a_post_without_the_pages_token_is_refused(client_for, world):
    ben = client_for(world.ben)
    assert ben.post("/sign-out", headers={"X-CSRFToken": ""}).status_code == 400
    assert ben.login is not None


def test_a_post_from_elsewhere_is_refused(client_for, world):
    ben = client_for(world.ben)
    for sign in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
        assert ben.post("/sign-out", headers=sign).status_code == 403


def test_a_removed_member_is_nobody_at_once(app, client_for, world):
    ben = client_for(world.ben)
    remove_member(world.ana, world.ben)
    assert acting(app, **cookie(ben)) is None


def test_another_role_brings_another_key(app, client_for, world):
    ben = client_for(world.ben)
    before = ben.key
    change_role(world.ana, world.ben, role="admin")
    ben.get("/")
    assert ben.key != before
    assert acting(app, **cookie(ben)) == world.ben.id
    assert acting(app, headers={"Cookie": f"onetask={before}"}) is None
