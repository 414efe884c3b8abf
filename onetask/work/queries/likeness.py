"""What new work has in common with all that a filtered page shows."""

from typing import Any, NamedTuple
from urllib.parse import parse_qs
from uuid import UUID

from onetask.core.db import session
from onetask.core.errors import Invalid
from onetask.people.access import visible_members
from onetask.people.models import Member
from onetask.talk.access import visible_labels
from onetask.talk.models import Label
from onetask.work.engine.filters import Filter, parse


class Likeness(NamedTuple):
    """Whoever does it, its labels and importance, where the page shows no others."""

    people: list[Member]
    labels: list[Label]
    fields: dict[str, Any]

    @property
    def names(self) -> list[str]:
        return [one.name for one in self.people] + [one.name for one in self.labels]


def like_shown(actor: Member, query: str) -> Likeness:
    """From the query of its address; what cannot be read asks for nothing."""
    values = parse_qs(query.lstrip("?"))
    try:
        found = parse(lambda name: values.get(name, []))
    except Invalid:
        found = Filter()
    people = _only(visible_members(actor), Member, _id(found, "assignee"))
    labels = _only(visible_labels(actor), Label, _id(found, "label"))
    mine = [actor] if found.has("is", "mine") and not people else []
    importance = found.where.get("importance", ())
    fields = {"importance": importance[0]} if len(importance) == 1 else {}
    return Likeness(people + mine, labels, fields)


def _id(found: Filter, name: str) -> UUID | None:
    ids = found.ids(name)
    return ids[0] if len(ids) == 1 and not found.has(name, "none") else None


def _only(query: Any, model: Any, wanted: UUID | None) -> list[Any]:
    return list(session.scalars(query.where(model.id == wanted))) if wanted else []
