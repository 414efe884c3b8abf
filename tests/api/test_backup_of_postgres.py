"""A backup of PostgreSQL brings back what was there, through its own tools."""

import dataclasses
import os

import pytest
from sqlalchemy import make_url

from onetask.api.operations import backup
from onetask.core.db import db, session
from onetask.core.events import standing
from onetask.core.settings import settings, use
from onetask.work.operations.projects import edit_project


@pytest.fixture
def postgres(world, monkeypatch, tmp_path):
    if db.engine.dialect.name != "postgresql":
        pytest.skip("SQLite's backup has its own tests")
    tools = os.environ.get("ONETASK_TEST_POSTGRES_BIN", "")
    monkeypatch.setenv("PATH", f"{tools}{os.pathsep}{os.environ['PATH']}")
    yield use(dataclasses.replace(kept := settings(), data=tmp_path))
    use(kept)


def test_what_was_kept_comes_back_under_a_new_epoch(world, postgres, tmp_path):
    project, home = world.launch.id, world.ana.workspace_id
    before = standing(home).epoch
    edit_project(world.ana, world.launch, name="As it was")
    kept = backup.back_up(tmp_path / "backups")
    edit_project(world.ana, world.launch, name="Later")
    session.remove()
    backup.restore(kept)
    assert session.get(type(world.launch), project).name == "As it was"
    assert standing(home).epoch != before


def test_the_password_is_no_argument(monkeypatch):
    url = "postgresql+psycopg://ana:secret@db/onetask"
    monkeypatch.setattr(backup, "_url", lambda: url)
    assert backup._target() == ["postgresql://ana@db/onetask"]
    assert make_url(url).password == "secret"
