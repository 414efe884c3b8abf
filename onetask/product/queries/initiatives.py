"""Where an initiative stands, and what it waits for."""

from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import select

from onetask.core.db import session
from onetask.core.events import Event
from onetask.core.ranks import rank_between
from onetask.product.models.roadmap import Initiative, InitiativeDependency


class Spot(NamedTuple):
    """Where something comes to stand, and behind whom it stood before."""

    rank: str
    behind: UUID | None


def initiative_of(event: Event) -> Initiative:
    return session.get_one(Initiative, event.subject_id)


def last_rank(product_id: UUID, horizon: str) -> str | None:
    ranks = select(Initiative.rank).where(*_lane(product_id, horizon))
    return session.scalar(ranks.order_by(Initiative.rank.desc()).limit(1))


def spot_in_lane(
    moving: Initiative, horizon: str, after: UUID | str | None, before: UUID | None
) -> Spot:
    """Behind one, before another, on top (None) or at the end."""
    rows = select(Initiative.id, Initiative.rank).where(
        *_lane(moving.product_id, horizon), Initiative.id != moving.id
    )
    lane = list(session.execute(rows.order_by(Initiative.rank)))
    place = _place([row.id for row in lane], after, before)
    low = lane[place - 1].rank if place else None
    high = lane[place].rank if place < len(lane) else None
    return Spot(rank_between(low, high), _neighbour(moving))


def dependency(blocked: Initiative, blocker: Initiative) -> InitiativeDependency | None:
    ends = InitiativeDependency.blocker_id == blocker.id
    same = ends, InitiativeDependency.blocked_id == blocked.id
    return session.scalar(select(InitiativeDependency).where(*same))


def way_between(workspace_id: UUID, start: UUID, end: UUID) -> list[UUID]:
    """The initiatives on the way from one to what waits for it, directly or not."""
    edges = select(InitiativeDependency.blocker_id, InitiativeDependency.blocked_id)
    here = edges.where(InitiativeDependency.workspace_id == workspace_id)
    follows: dict[UUID, list[UUID]] = {}
    for row in session.execute(here):
        follows.setdefault(row.blocker_id, []).append(row.blocked_id)
    ways: list[list[UUID]] = [[start]]
    seen = {start}
    for way in ways:
        if way[-1] == end:
            return way
        for one in follows.get(way[-1], []):
            if one not in seen:
                seen.add(one)
                ways.append([*way, one])
    return []


def titles_of(ids: list[UUID]) -> list[str]:
    rows = select(Initiative.id, Initiative.title).where(Initiative.id.in_(ids))
    titles = {row.id: row.title for row in session.execute(rows)}
    return [titles[one] for one in ids if one in titles]


def _lane(product_id: UUID, horizon: str) -> tuple[Any, ...]:
    return Initiative.product_id == product_id, Initiative.horizon == horizon


def _neighbour(moving: Initiative) -> UUID | None:
    """Behind whom it stands now, so that it can go back there."""
    before = Initiative.rank < moving.rank, Initiative.binned_at.is_(None)
    rows = select(Initiative.id).where(*_lane(moving.product_id, moving.horizon), *before)
    return session.scalar(rows.order_by(Initiative.rank.desc()).limit(1))


def _place(lane: list[UUID], after: UUID | str | None, before: UUID | None) -> int:
    if isinstance(after, UUID) and after in lane:
        return lane.index(after) + 1
    if before is not None and before in lane:
        return lane.index(before)
    return 0 if after is None else len(lane)
