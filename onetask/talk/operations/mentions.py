"""Naming people in a text; other rooms name people in theirs alike."""

from uuid import UUID

from onetask.core.change import Change
from onetask.core.db import Thing, session
from onetask.core.markup import to_html
from onetask.talk.engine.mentions import mark_mentions
from onetask.talk.models import Mention
from onetask.talk.operations.watching import watch_by_habit
from onetask.talk.queries.people import mentioned_in, names_for


def name_people(change: Change, source: Thing, text: str, *, about: Thing) -> tuple[str, list[str]]:
    """The text as safe HTML with its mentions; keeps who is named, and tells who is new."""
    html, named = mark_mentions(to_html(text), names_for(change.actor))
    new = _keep(source, named)
    for member_id in new:
        watch_by_habit(about, member_id)
    return html, sorted(map(str, new))


def _keep(source: Thing, named: set[UUID]) -> set[UUID]:
    before = {mention.member_id: mention for mention in mentioned_in(source.id)}
    for member_id in before.keys() - named:
        session.delete(before[member_id])
    home = {"workspace_id": source.workspace_id, "source_kind": source.kind}
    for member_id in named - before.keys():
        session.add(Mention(**home, source_id=source.id, member_id=member_id))
    return named - before.keys()
