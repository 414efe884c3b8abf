"""What can be chosen for a task, kept while nothing printed everywhere has changed."""

from typing import Any
from uuid import UUID

from sqlalchemy import literal, select

from onetask.core.db import session
from onetask.core.events import Standing
from onetask.core.kept import Kept
from onetask.core.locale import current_locale
from onetask.people.models import Member, initials
from onetask.talk.models import Label
from onetask.work.engine.filters import IMPORTANCES
from onetask.work.engine.words import value_words
from onetask.work.models.projects import Column
from onetask.work.queries.columns import count_of_column

Choices = dict[str, list[dict[str, Any]]]
_choices: Kept[Choices] = Kept(200)


def choices_of(workspace_id: UUID, now: Standing) -> Choices:
    """Members, labels and importances."""
    key = workspace_id, now.floor, now.epoch, current_locale()
    return _choices.of(key, lambda: _faces(workspace_id) | {"importances": importances()})


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


def _faces(workspace_id: UUID) -> Choices:
    here = Member.workspace_id == workspace_id, Member.left_at.is_(None)
    people = select(literal(0), Member.id, Member.name, Member.hue).where(*here)
    live = Label.workspace_id == workspace_id, Label.binned_at.is_(None)
    labels = select(literal(1), Label.id, Label.name, Label.hue).where(*live)
    rows = sorted(session.execute(people.union_all(labels)), key=lambda row: row[2].lower())
    found: Choices = {"members": [], "labels": []}
    for is_label, thing_id, name, hue in rows:
        face = {"id": str(thing_id), "name": name, "hue": hue}
        found["labels" if is_label else "members"].append(
            face if is_label else face | {"initials": initials(name)}
        )
    return found
