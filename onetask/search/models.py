"""The words of every subject, indexed by the database itself; views people keep."""

from uuid import UUID

from sqlalchemy import DDL, ForeignKey, UniqueConstraint, event, func
from sqlalchemy.orm import Mapped, mapped_column

from onetask.core.db import Bookkeeping, Thing

FTS = "searchtexts_fts"

SQLITE = (
    "CREATE VIRTUAL TABLE searchtexts_fts USING fts5(title, body, content='searchtexts',"
    " content_rowid='id', tokenize='unicode61 remove_diacritics 2', prefix='2 3')",
    "CREATE TRIGGER searchtexts_ai AFTER INSERT ON searchtexts BEGIN"
    " INSERT INTO searchtexts_fts(rowid, title, body) VALUES (new.id, new.title, new.body); END",
    "CREATE TRIGGER searchtexts_ad AFTER DELETE ON searchtexts BEGIN"
    " INSERT INTO searchtexts_fts(searchtexts_fts, rowid, title, body)"
    " VALUES ('delete', old.id, old.title, old.body); END",
    "CREATE TRIGGER searchtexts_au AFTER UPDATE ON searchtexts BEGIN"
    " INSERT INTO searchtexts_fts(searchtexts_fts, rowid, title, body)"
    " VALUES ('delete', old.id, old.title, old.body);"
    " INSERT INTO searchtexts_fts(rowid, title, body) VALUES (new.id, new.title, new.body); END",
)


WORDS = (
    "CREATE INDEX ix_searchtexts_words ON searchtexts USING gin"
    " (to_tsvector('simple', title || ' ' || body))"
)


class SearchText(Bookkeeping):
    """What can be found of a subject; its number is the index's row."""

    __table_args__ = (UniqueConstraint("subject_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)  # type: ignore[assignment]
    workspace_id: Mapped[UUID] = mapped_column(index=True)
    scope_id: Mapped[UUID | None]
    subject_kind: Mapped[str]
    subject_id: Mapped[UUID]
    title: Mapped[str]
    body: Mapped[str]


class SavedView(Thing):
    """A page with its filters under a name, for one person or for all."""

    name: Mapped[str]
    url: Mapped[str]
    owner_id: Mapped[UUID] = mapped_column(ForeignKey("members.id"), index=True)
    is_shared: Mapped[bool] = mapped_column(default=False)


words = func.to_tsvector("simple", SearchText.title + " " + SearchText.body)
indexed = DDL(WORDS).execute_if(dialect="postgresql")
event.listen(SearchText.__table__, "after_create", indexed)
for statement in SQLITE:
    event.listen(SearchText.__table__, "after_create", DDL(statement).execute_if(dialect="sqlite"))
event.listen(
    SearchText.__table__,
    "before_drop",
    DDL(f"DROP TABLE IF EXISTS {FTS}").execute_if(dialect="sqlite"),
)
