"""What can be chosen for a task, kept while nothing printed everywhere has changed."""

from typing import Any
from uuid import UUID

from sqlalchemy import literal, select

from onetask.core.db import session
from onetask.core.events import Standing
from onetask.core.kept import Kept
from onetask.core.locale import current_locale
from onetask.people.access import is_editor, visible_members
from onetask.people.models import Member, initials
from onetask.talk.access import visible_labels
from onetask.talk.models import Label
from onetask.work.engine.filters import IMPORTANCES
from onetask.work.engine.words import value_words
from onetask.work.models.projects import Column
from onetask.work.queries.columns import count_of_column

Choices = dict[str, list[dict[str, Any]]]
_choices: Kept[Choices] = Kept(200)


def choices_of(actor: Member, now: Standing) -> Choices:
    """Members, labels and importances; what a guest sees may change with every number."""
    key: tuple[Any, ...] = (actor.workspace_id, now.floor)
    if not is_editor(actor):
        key = actor.id, now.number
    key = (*key, now.epoch, current_locale())
    return _choices.of(key, lambda: _faces(actor) | {"importances": importances()})


def columns_of(board_id: UUID) -> list[dict[str, Any]]:
    shown = Column.id, Column.name, Column.step, Column.most, count_of_column().label("count")
    live = Column.board_id == board_id, Column.archived_at.is_(None)
    rows = session.execute(select(*shown).where(*live).order_by(Column.rank))
    return [column_choice(row) for row in rows]


def column_choice(row: Any) -> dict[str, Any]:
    shown = {"id": str(row.id), "name": row.name, "kind": row.step}
    return shown | {"limit": row.most, "count": row.count}


def names_in(choices: Choices) -> dict[str, str]:
    """Every id that can be chosen, with its name."""
    return {one["id"]: one["name"] for listed in choices.values() for one in listed if "id" in one}


def importances() -> list[dict[str, Any]]:
    words = value_words()
    return [{"value": value, "name": words[value]} for value in IMPORTANCES]


def _faces(actor: Member) -> Choices:
    shown = Member.id, Member.name, Member.hue
    people = visible_members(actor).with_only_columns(literal(0), *shown)
    named = Label.id, Label.name, Label.hue
    labels = visible_labels(actor).with_only_columns(literal(1), *named).order_by(None)
    rows = sorted(session.execute(people.union_all(labels)), key=lambda row: row[2].lower())
    found: Choices = {"members": [], "labels": []}
    for is_label, thing_id, name, hue in rows:
        face = {"id": str(thing_id), "name": name, "hue": hue}
        found["labels" if is_label else "members"].append(
            face if is_label else face | {"initials": initials(name)}
        )
    return found
