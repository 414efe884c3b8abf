"""The tables' bases, and the guard: nothing is written outside the door."""

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, ClassVar
from uuid import UUID

from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import JSON, DateTime, Dialect, Engine, MetaData, String, event
from sqlalchemy.orm import (
    DeclarativeBase,
    Mapped,
    ORMExecuteState,
    Session,
    declared_attr,
    mapped_column,
    scoped_session,
)
from sqlalchemy.types import TypeDecorator

from onetask.core.errors import Busy, WriteOutsideDoor
from onetask.core.ids import uuid7

PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=250")
LIMITS = "-c lock_timeout=5s -c statement_timeout=5s -c idle_in_transaction_session_timeout=10s"
Rank = String(200).with_variant(String(200, collation="C"), "postgresql")
PATIENCE = 5.0
_gate = threading.Lock()


class Moment(TypeDecorator[datetime]):
    """A point in time, always read and written in UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _: Dialect) -> datetime | None:
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, _: Dialect) -> datetime | None:
        return value and (value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC))


class Base(DeclarativeBase):
    type_annotation_map = {datetime: Moment, dict[str, Any]: JSON}  # noqa: RUF012
    metadata = MetaData(
        naming_convention={
            "pk": "pk_%(table_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        }
    )

    @declared_attr.directive
    @classmethod
    def __tablename__(cls) -> str:
        return f"{cls.__name__.lower()}s"


class Thing(Base):
    """Content of a workspace: changed only by operations."""

    __abstract__ = True
    is_confidential: ClassVar[bool] = False
    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    workspace_id: Mapped[UUID] = mapped_column(index=True)
    version: Mapped[int]

    @declared_attr.directive
    @classmethod
    def __mapper_args__(cls) -> dict[str, Any]:
        return {"version_id_col": cls.version}

    @property
    def kind(self) -> str:
        return type(self).__name__.lower()

    @property
    def label(self) -> str:
        """What people call it, kept with every event about it."""
        return str(getattr(self, "name", ""))

    @property
    def scope_id(self) -> UUID | None:
        """The project it belongs to, which decides who may read about it."""
        return None


class Bookkeeping(Base):
    """Rows that are not content: changing them makes no event."""

    __abstract__ = True
    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)


db = SQLAlchemy(metadata=Base.metadata)
session: scoped_session[Session] = db.session  # type: ignore[assignment]


def open_db(app: Flask, url: str) -> None:
    """Lets the app talk to SQLite or PostgreSQL, each with its guarantees switched on."""
    app.config["SQLALCHEMY_DATABASE_URI"] = url
    if url.startswith("postgresql"):
        options = {"isolation_level": "READ COMMITTED", "connect_args": {"options": LIMITS}}
        app.config["SQLALCHEMY_ENGINE_OPTIONS"] = options | {"pool_size": 10, "max_overflow": 5}
    db.init_app(app)
    with app.app_context():
        if db.engine.dialect.name == "sqlite":
            _tune_sqlite(db.engine)


@contextmanager
def write_gate() -> Iterator[None]:
    """Queues SQLite's writers outside SQLite, where waiting would block the process."""
    if session.get_bind().dialect.name != "sqlite":
        yield
        return
    if not _gate.acquire(timeout=PATIENCE):
        raise Busy
    try:
        yield
    finally:
        _gate.release()


def _tune_sqlite(engine: Engine) -> None:
    event.listen(engine, "connect", _set_pragmas)
    event.listen(engine, "begin", _begin)


def _set_pragmas(raw: Any, _record: Any) -> None:
    raw.isolation_level = None
    for pragma in PRAGMAS:
        raw.execute(f"PRAGMA {pragma}")


def _begin(connection: Any) -> None:
    through_door = connection.get_execution_options().get("door")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if through_door else "BEGIN")


@event.listens_for(session, "before_flush")
def _guard_rows(writing: Session, *_: Any) -> None:
    changed = [*writing.new, *writing.deleted, *filter(writing.is_modified, writing.dirty)]
    _guard(writing, map(type, changed))


@event.listens_for(session, "do_orm_execute")
def _guard_statements(state: ORMExecuteState) -> None:
    if state.is_insert or state.is_update or state.is_delete:
        mapper = state.bind_mapper
        _guard(state.session, [mapper.class_ if mapper else Base])


def _guard(writing: Session, kinds: Iterable[type]) -> None:
    for kind in kinds:
        if not issubclass(kind, writing.info.get("may_write", ())):
            raise WriteOutsideDoor(kind.__name__)
        writing.info["moved"] = writing.info.get("moved", False) or issubclass(kind, Thing)
