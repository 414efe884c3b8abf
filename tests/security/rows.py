"""All rows as they were at one moment, laid out again between the tries of one test."""

import re

from sqlalchemy import and_, event

from onetask.core import fragments
from onetask.core.db import Base, db, session
from onetask.core.settings import settings

WRITTEN = re.compile(
    r"\s*(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|UPDATE|DELETE\s+FROM)\s+\"?(?P<table>\w+)", re.I
)


# Rows are laid out in any order; what refers to what is right again at the end.
UNBOUND = {
    "sqlite": "PRAGMA defer_foreign_keys = ON",
    "postgresql": "SET LOCAL session_replication_role = replica",
}


class Rows:
    """Everything in the database and on disk at one moment, to go back to."""

    def __init__(self):
        session.rollback()
        self.tables, self.touched = Base.metadata.sorted_tables, set()
        with db.engine.connect() as plain:
            self.rows = {one: _by_key(plain, one) for one in self.tables}
        kept = [one for one in settings().data.glob("[iu]*/**/*") if one.is_file()]
        self.files = {one: one.read_bytes() for one in kept}
        event.listen(db.engine, "before_cursor_execute", self._see)

    def _see(self, _line, _cursor, statement, *_):
        """Keeps in mind what is written to: only that is laid out again."""
        if written := WRITTEN.match(statement):
            self.touched.add(written["table"])

    def restore(self):
        session.rollback()
        fragments.forget_drawings()
        for path, kept in self.files.items():
            path.exists() or path.write_bytes(kept)
        touched = _with_parts(self.touched)
        changed = [one for one in self.tables if one.name in touched]
        with db.engine.begin() as plain:
            plain.exec_driver_sql(UNBOUND[db.engine.dialect.name])
            found = {one: _by_key(plain, one) for one in changed}
            for step in (_mend, _clear, _lay_out):
                for table in changed:
                    step(plain, table, found[table], self.rows[table])
        self.touched.clear()


def _by_key(plain, table):
    keys = [column.name for column in table.primary_key]
    rows = plain.execute(table.select()).mappings()
    return {tuple(row[key] for key in keys): dict(row) for row in rows}


def _with_parts(names):
    """The tables and all whose rows go when theirs go."""
    found, grown = set(names), True
    while grown:
        parts = {
            table.name
            for table in Base.metadata.sorted_tables
            for key in table.foreign_keys
            if key.column.table.name in found
        }
        grown, found = not parts <= found, found | parts
    return found


def _at(table, key):
    return and_(*(one == value for one, value in zip(table.primary_key, key, strict=True)))


def _mend(plain, table, found, kept):
    for key in kept.keys() & found.keys():
        if found[key] != kept[key]:
            plain.execute(table.update().where(_at(table, key)).values(kept[key]))


def _clear(plain, table, found, kept):
    for key in found.keys() - kept.keys():
        plain.execute(table.delete().where(_at(table, key)))


def _lay_out(plain, table, found, kept):
    lost = [row for key, row in kept.items() if key not in found]
    if lost:
        plain.execute(table.insert(), lost)
