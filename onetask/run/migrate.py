"""Brings the database to the newest form, once, however many processes start at the same time."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

from flask import Flask
from sqlalchemy import String, column, func, inspect, select, table

from onetask import create_app
from onetask.core.db import db
from onetask.core.settings import settings
from onetask.run import folder

LOCK = 0x6F6E65  # "one"
PATIENCE = 0.2
TABLE = "alembic_version"
VERSIONS = Path(__file__).parents[2] / "migrations" / "versions"
NAMED = re.compile(r'^(down_)?revision = (?:"([^"]+)"|None)$', re.MULTILINE)


def ready_app() -> Flask:
    app = create_app()
    with app.app_context():
        with in_turn():
            if not is_newest():
                import_module("onetask.run.upgrading").upgrade()
        db.engine.dispose()  # nothing open may pass through a fork
    return app


@contextmanager
def in_turn() -> Iterator[None]:
    if db.engine.dialect.name == "sqlite":
        with folder.in_turn(settings().data / "migrate.lock"):
            yield
        return
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        while not connection.scalar(select(func.pg_try_advisory_lock(LOCK))):
            time.sleep(PATIENCE)
        yield
        connection.scalar(select(func.pg_advisory_unlock(LOCK)))


def is_newest() -> bool:
    if not inspect(db.engine).has_table(TABLE):
        return False
    with db.engine.connect() as connection:
        named = select(column("version_num", String)).select_from(table(TABLE))
        there = connection.scalars(named)
        return set(there) == newest()


def newest() -> set[str]:
    """The revisions no other builds on, read from the files: a start need not load Alembic."""
    found = [match for file in VERSIONS.glob("*.py") for match in NAMED.findall(file.read_text())]
    names = {name for is_older, name in found if not is_older}
    return names - {name for is_older, name in found if is_older}
