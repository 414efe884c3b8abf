"""Who is joined to whom, from either end."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select

from onetask.core.change import Actor
from onetask.core.db import Thing, session
from onetask.core.errors import NotThere
from onetask.core.subjects import subject
from onetask.product.access.releases import visible_releases
from onetask.product.models.links import Link
from onetask.product.models.releases import Release


def link_between(source: Thing, target: Thing) -> Link | None:
    same = Link.source_id == source.id, Link.target_id == target.id
    return session.scalar(select(Link).where(*same))


def targets_of(ids: Iterable[UUID], kind: str) -> dict[UUID, list[UUID]]:
    """For each thing, what of one kind it leads to, in the order it was joined."""
    rows = select(Link.source_id, Link.target_id).where(
        Link.source_id.in_(list(ids)), Link.target_kind == kind
    )
    return _grouped(session.execute(rows.order_by(Link.id)).all())


def sources_of(ids: Iterable[UUID], kind: str) -> dict[UUID, list[UUID]]:
    """For each thing, what of one kind leads to it, in the order it was joined."""
    rows = select(Link.target_id, Link.source_id).where(
        Link.target_id.in_(list(ids)), Link.source_kind == kind
    )
    return _grouped(session.execute(rows.order_by(Link.id)).all())


def releases_around(actor: Actor, task_id: UUID) -> tuple[list[Release], list[Release]]:
    """Those that bring a task, and those that could."""
    inside = set(sources_of([task_id], "release").get(task_id, ()))
    found = session.scalars(visible_releases(actor).order_by(Release.title)).all()
    others = [one for one in found if one.id not in inside and one.published_at is None]
    return [one for one in found if one.id in inside], others


def thing_at(kind: str, thing_id: UUID) -> Thing:
    """One end of a link, in the bin or not."""
    found: Thing | None = session.get(subject(kind).model, thing_id)
    if found is None:
        raise NotThere
    return found


def _grouped(pairs: Sequence[Any]) -> dict[UUID, list[UUID]]:
    found: dict[UUID, list[UUID]] = {}
    for one, other in pairs:
        found.setdefault(one, []).append(other)
    return found
