"""Brings the database to the newest form, once, however many processes start at the same time."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

import flask_migrate
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask
from sqlalchemy import func, select

from onetask import create_app
from onetask.core.db import db
from onetask.core.settings import settings
from onetask.run import folder

LOCK = 0x6F6E65  # "one"
PATIENCE = 0.2


def ready_app() -> Flask:
    app = create_app()
    with app.app_context():
        with in_turn():
            if not is_newest():
                flask_migrate.upgrade()
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
    with db.engine.connect() as connection:
        there = MigrationContext.configure(connection).get_current_heads()
    return set(there) == set(ScriptDirectory("migrations").get_heads())
