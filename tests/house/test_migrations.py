"""Migrations build what the models say, and go back and forth, on both databases."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask_migrate import downgrade, upgrade

from onetask import create_app
from onetask.core.db import Base, db
from onetask.core.settings import Settings
from onetask.run import migrate, upgrading
from tests.conftest import DATABASES, ROOT, _own_database

FOLDER = str(ROOT / "migrations")


@pytest.fixture(params=DATABASES)
def empty(request, tmp_path, worker_id):
    url = "" if request.param == "sqlite" else _own_database(f"{worker_id}_moves")
    app = create_app(Settings(data=tmp_path, database_url=url, mode="test"))
    upgrading.install(app)
    with app.app_context():
        yield db.engine
        db.engine.dispose()


def test_up_down_up_is_what_the_models_say(empty):
    upgrade(FOLDER)
    assert migrate.is_newest()
    downgrade(FOLDER, revision="base")
    assert not migrate.is_newest()
    upgrade(FOLDER)
    with empty.connect() as connection:
        facts = {"compare_type": True, "include_object": is_ours}
        context = MigrationContext.configure(connection, opts=facts)
        assert compare_metadata(context, Base.metadata) == []


def is_ours(_thing, name, kind, *_):
    return not (name or "").startswith(("searchtexts_fts", "ix_searchtexts_words"))
