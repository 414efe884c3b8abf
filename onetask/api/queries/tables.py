"""Which tables hold content, and their values as JSON and back."""

import re
from collections.abc import Callable
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Boolean, Date, Float, Integer, String, Table, Uuid
from sqlalchemy import Column as Field

from onetask.api.engine.plan import ImportProblem, storable
from onetask.api.engine.words import html_of
from onetask.core.clock import zones
from onetask.core.db import Base, Moment, Thing
from onetask.core.locale import gettext as _
from onetask.core.subjects import kinds
from onetask.people.models import ROLES
from onetask.talk.engine.mentions import mark_mentions
from onetask.work.models.projects import KINDS, STATUSES
from onetask.work.models.tasks import IMPORTANCES, LINKS

LEFT_OUT = {"workspaces", "invitations"}
UNSAID = {"workspace_id", "version", "account_id", "slug", "mail_key"}
STORED = re.compile(r"[0-9a-f]{32}")
RANK = re.compile(r"[A-Za-z][0-9A-Za-z]{1,199}")
LONGEST = 100_000
Check = Callable[[Any], Any]


@lru_cache
def content() -> dict[str, type[Thing]]:
    """The content's tables, those that others point to first."""
    kinds = {one.class_.__tablename__: one.class_ for one in Base.registry.mappers}
    ordered = [table.name for table in Base.metadata.sorted_tables if table.name in kinds]
    things = {name: kinds[name] for name in ordered if issubclass(kinds[name], Thing)}
    return {name: kind for name, kind in things.items() if name not in LEFT_OUT}


def table_of(name: str) -> Table:
    found: Any = content()[name].__table__
    return found  # type: ignore[no-any-return]


@lru_cache
def fields_of(name: str) -> dict[str, "Field[Any]"]:
    """The columns an export carries; HTML is made anew from its words."""
    columns = table_of(name).columns
    return {one.name: one for one in columns if one.name not in UNSAID and not is_html(one.name)}


def is_html(name: str) -> bool:
    return name == "html" or name.endswith("_html")


def words_for(name: str) -> str:
    return "body" if name == "html" else name.removesuffix("_html")


def plain(value: Any) -> Any:
    """A value as it stands in JSON."""
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def typed(name: str, facts: dict[str, Any], row: int) -> dict[str, Any]:
    """A row of an export as the table wants it; says where it does not fit."""
    fields = fields_of(name)
    if odd := facts.keys() - fields.keys() - {"workspace_id"}:
        text = _("“%(table)s” has no “%(field)s” here.", table=name, field=min(odd))
        raise ImportProblem(text, row)
    kept: dict[str, Any] = {"version": 1, "workspace_id": UUID(facts["workspace_id"])}
    for field, column in fields.items():
        try:
            kept[field] = _value(column, facts.get(field))
        except (ValueError, TypeError, OverflowError, AttributeError):
            text = _("“%(field)s” in “%(table)s” makes no sense.", field=field, table=name)
            raise ImportProblem(text, row) from None
    return kept


def with_html(name: str, facts: dict[str, Any], names: dict[str, UUID]) -> dict[str, Any]:
    for column in table_of(name).columns:
        if is_html(column.name):
            html = html_of(facts[words_for(column.name)] or "")
            facts[column.name] = mark_mentions(html, names)[0]
    return facts


def _value(column: "Field[Any]", value: Any) -> Any:
    if value is None:
        return _left_out(column)
    for name in (column.name, f"{column.table.name}.{column.name}"):
        if name in _SPECIAL and not _SPECIAL[name](value):
            raise ValueError
    return _READERS[_kind(column)](value)


def _left_out(column: "Field[Any]") -> Any:
    """Files from before a field was there are read with what it usually holds."""
    usual: Any = column.default
    if usual is not None and usual.is_scalar:
        return usual.arg
    if not column.nullable:
        raise ValueError
    return None


def _kind(column: "Field[Any]") -> type:
    return next(kind for kind in _READERS if isinstance(column.type, kind))


def _text(value: Any) -> str:
    if not isinstance(value, str) or len(value) > LONGEST:
        raise ValueError
    return storable(value)


def _whole(value: Any) -> int:
    if type(value) is not int or abs(value) >= 2**31:
        raise ValueError
    return value


def _yes(value: Any) -> bool:
    if type(value) is not bool:
        raise ValueError
    return value


def _moment(value: Any) -> datetime:
    moment = datetime.fromisoformat(value)
    if moment.tzinfo is None:
        raise ValueError
    return moment


_READERS: dict[type, Check] = {
    Moment: _moment,
    Uuid: UUID,
    Date: date.fromisoformat,
    Boolean: _yes,
    Integer: _whole,
    Float: float,
    JSON: lambda value: value,
    String: _text,
}
_SPECIAL: dict[str, Check] = {
    "stored_as": STORED.fullmatch,
    "picture": STORED.fullmatch,
    "rank": RANK.fullmatch,
    "zone": lambda zone: zone in zones(),
    "url": lambda url: url.startswith(("https://", "http://", "/")),
    "savedviews.url": re.compile(r"/(?![/\\])[^\\\x00-\x20]*").fullmatch,
    "hue": lambda hue: 0 <= hue <= 360,
    "subject_kind": lambda kind: kind in kinds(),
    "tasks.importance": IMPORTANCES.__contains__,
    "dependencies.link": LINKS.__contains__,
    "columns.step": KINDS.__contains__,
    "projects.status": STATUSES.__contains__,
    "projects.key": re.compile(r"[A-Z][A-Z0-9]{1,9}").fullmatch,
    "members.role": ROLES.__contains__,
}
POINTERS = {"subject_id", "source_id"}


def refuse_foreign(name: str, facts: dict[str, Any], known: set[str], row: int) -> None:
    """A row may point to rows of its own file and to nothing else."""
    for field, column in fields_of(name).items():
        value = facts.get(field)
        if value and (column.foreign_keys or field in POINTERS) and value not in known:
            text = _("“%(field)s” in “%(table)s” points out of the file.", field=field, table=name)
            raise ImportProblem(text, row)
