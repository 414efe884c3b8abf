"""Every test runs in a fresh world, on SQLite and, where there is one, on PostgreSQL."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright
from sqlalchemy import NullPool, create_engine, make_url, select

from onetask import create_app
from onetask.core import door, fragments
from onetask.core.db import Base, db, session
from onetask.core.events import Event, Head
from onetask.core.limits import limiter
from onetask.core.settings import Settings
from tests.browser_of import Browser
from tests.world import furnish

POSTGRES = os.environ.get("ONETASK_TEST_POSTGRES", "")
DATABASES = ["sqlite", *(["postgresql"] if POSTGRES else [])]


@pytest.fixture(scope="session", params=DATABASES)
def app(request, tmp_path_factory, worker_id):
    data = tmp_path_factory.mktemp("data")
    url = "" if request.param == "sqlite" else _own_database(worker_id)
    app = create_app(Settings(data=data, database_url=url, mode="test", secret_key="test" * 8))
    with app.app_context():
        Base.metadata.drop_all(db.engine)
        Base.metadata.create_all(db.engine)
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def context(app):
    with app.app_context():
        limiter.reset()
        yield
        session.remove()


@pytest.fixture
def world(context):
    fragments.forget_drawings()
    return furnish(db.engine)


@pytest.fixture
def client_for(app, world):
    """A browser signed in as a member by a real session row; nobody: a mere visitor."""

    def client(member=None):
        return Browser(app, member)

    return client


@pytest.fixture
def told(monkeypatch):
    """The changes every other screen is told, one by one."""
    changes = []
    monkeypatch.setattr(door, "tellers", [*door.tellers, changes.append])
    return changes


@pytest.fixture
def head():
    def number(member):
        session.rollback()
        return session.scalar(select(Head.number).where(Head.workspace_id == member.workspace_id))

    return number


@pytest.fixture
def kinds():
    """The kinds of all events, in order."""

    def of_events():
        session.rollback()
        return list(session.scalars(select(Event.kind).order_by(Event.number)))

    return of_events


@pytest.fixture(scope="session")
def chromium():
    """One browser for all tests of a process: Playwright runs once in a thread."""
    with sync_playwright() as playwright:
        options = {"executable_path": "/usr/bin/chromium", "args": ["--no-sandbox"]}
        browser = playwright.chromium.launch(**options)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def worker_id(request):
    return getattr(request.config, "workerinput", {}).get("workerid", "main")


def _own_database(worker_id):
    """A database of its own for each process of the test run."""
    name = f"onetask_{worker_id}"
    engine = create_engine(POSTGRES, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with engine.connect() as connection:
        connection.exec_driver_sql(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    return make_url(POSTGRES).set(database=name).render_as_string(hide_password=False)


ROOT = Path(__file__).parents[1]
