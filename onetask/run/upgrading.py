"""Alembic on the app's database; only who moves it pays for loading Alembic."""

import flask_migrate
from flask import Flask, current_app

from onetask.core.db import db

FOLDER = "migrations"


def install(app: Flask) -> None:
    flask_migrate.Migrate(app, db, render_as_batch=True, directory=FOLDER)


def upgrade() -> None:
    install(current_app._get_current_object())  # type: ignore[attr-defined]
    flask_migrate.upgrade()
