"""Everybody at the doors of a planted house."""

import pytest

from onetask.core.db import session
from onetask.core.limits import limiter
from tests.browser_of import Browser
from tests.security.planted import Rows, plant


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


@pytest.fixture
def ask(app, planted):
    """One request as somebody: with the cookie and the page's token, or as a program."""

    def send(name, method, path, **sent):
        limiter.reset()
        keys = planted.keys.get(name.removesuffix("_key"))
        browser = Browser(app)
        if keys and not name.endswith("_key"):
            browser.set_cookie("onetask", keys.cookie)
        if name.endswith("_key"):
            sent["headers"] = {"Authorization": f"Bearer {keys.bearer}"} | sent.get("headers", {})
        return browser.open(path, method=method, buffered=True, **sent)

    return send
