"""Everybody at the doors of a planted house."""

import pytest

from onetask.core.db import session
from onetask.core.limits import limiter
from tests.browser_of import Browser
from tests.security.planted import plant
from tests.security.rows import Rows


@pytest.fixture(scope="session")
def garden(app):
    """Planted once; its rows are laid out again for each test."""
    with app.app_context():
        found = plant()
        found.rows = Rows()
        session.remove()
    return found


@pytest.fixture
def planted(garden, context):
    garden.rows.restore()
    return garden


class Caller:
    """Somebody with the cookie and the page's token, or a program: its name ends in _key."""

    def __init__(self, app, planted, name):
        self.browser, self.headers = Browser(app), {}
        keys = planted.keys.get(name.removesuffix("_key"))
        if name.endswith("_key"):
            self.headers = {"Authorization": f"Bearer {keys.bearer}"}
        elif keys:
            self.browser.set_cookie("onetask", keys.cookie)

    def __call__(self, method, path, *, headers=None, **sent):
        limiter.reset()
        known = self.headers | (headers or {})
        return self.browser.open(path, method=method, buffered=True, headers=known, **sent)


@pytest.fixture
def caller(app, planted):
    return lambda name: Caller(app, planted, name)


@pytest.fixture
def ask(caller):
    """One request as somebody."""
    return lambda name, method, path, **sent: caller(name)(method, path, **sent)
