"""Runs migrations on the app's own connection, on SQLite and on PostgreSQL."""

from alembic import context

from onetask.core.db import Base, db


def is_ours(_thing: object, name: str | None, *_: object) -> bool:
    """The index of words belongs to the database; it is made by hand."""
    return not (name or "").startswith(("searchtexts_fts", "ix_searchtexts_words"))


def run() -> None:
    with db.engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
            connection.rollback()
        context.configure(
            connection=connection,
            target_metadata=Base.metadata,
            render_as_batch=True,
            include_object=is_ours,
            transaction_per_migration=True,
        )
        with context.begin_transaction():
            context.run_migrations()
        connection.commit()


run()
