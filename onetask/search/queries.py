"""What is found, and the views at hand."""

import re
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, column, false, func, or_, select, table, true
from sqlalchemy.orm import InstrumentedAttribute

from onetask.core.db import session
from onetask.people.access import is_editor
from onetask.people.models import Member
from onetask.search.access import visible_views
from onetask.search.models import FTS, SavedView, SearchText, words
from onetask.work.access import visible_projects
from onetask.work.models.projects import Project

MOST = 20
_index = table(FTS, column("rowid"), column(FTS), column("rank"))


def found(actor: Member, text: str, limit: int = MOST) -> list[SearchText]:
    """The best matches of what this actor may see; each word may be a beginning."""
    tokens = re.findall(r"\w+", text)[:12]
    if not tokens:
        return []
    by_dialect = _in_sqlite if session.get_bind().dialect.name == "sqlite" else _in_postgresql
    return list(session.scalars(by_dialect(_visible(actor), tokens).limit(limit)))


def views_of(actor: Member) -> list[SavedView]:
    return list(session.scalars(visible_views(actor).order_by(SavedView.name)))


def _visible(actor: Member) -> Select[Any]:
    here = select(SearchText).where(SearchText.workspace_id == actor.workspace_id)
    projects = _ids(visible_projects(actor), Project.id)
    of_products = true() if is_editor(actor) else false()
    everywhere = and_(SearchText.scope_id.is_(None), of_products)
    return here.where(or_(everywhere, SearchText.scope_id.in_(projects)))


def _ids(query: Select[Any], key: InstrumentedAttribute[UUID]) -> Select[Any]:
    return query.with_only_columns(key).order_by(None)


def _in_sqlite(query: Select[Any], tokens: list[str]) -> Select[Any]:
    phrase = " ".join(f'"{token}"*' for token in tokens)
    matched = _index.c[FTS].op("MATCH")(phrase)
    joined = query.join(_index, _index.c.rowid == SearchText.id).where(matched)
    return joined.order_by(func.bm25(column(FTS), 8.0, 1.0))


def _in_postgresql(query: Select[Any], tokens: list[str]) -> Select[Any]:
    asked = func.to_tsquery("simple", " & ".join(f"{token}:*" for token in tokens))
    matched = query.where(words.op("@@")(asked))
    return matched.order_by(func.ts_rank(words, asked).desc(), SearchText.id.desc())
