"""Initiatives, releases, outcomes and traces for programs."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from onetask.api.engine import shown_roadmap as s
from onetask.api.queries.shown import number_of, shaped
from onetask.api.queries.tables import plain
from onetask.core.db import session
from onetask.core.errors import NotThere
from onetask.people.access import is_editor
from onetask.product.models.releases import Outcome, Release
from onetask.product.models.roadmap import Initiative
from onetask.product.queries.cards import Card, cards_of
from onetask.product.queries.releases import Scope, scopes_of
from onetask.product.queries.trace import Trace, trace_of

OWN = ("title", "summary", "about", "horizon", "stage", "confidence", "is_public")


def initiative_whole(actor: Any, initiative_id: UUID) -> s.InitiativeWhole:
    number = number_of(actor)
    (card,) = cards_of([_there(actor, Initiative, initiative_id)])
    return shaped(s.InitiativeWhole, number=number, **_initiative(card))


def initiatives_shown(rows: Sequence[Initiative]) -> list[s.InitiativeShown]:
    return [shaped(s.InitiativeShown, **_initiative(card)) for card in cards_of(rows)]


def release_whole(actor: Any, release_id: UUID) -> s.ReleaseWhole:
    number = number_of(actor)
    (scope,) = scopes_of([_there(actor, Release, release_id)])
    return shaped(s.ReleaseWhole, number=number, **_release(scope))


def releases_shown(rows: Sequence[Release]) -> list[s.ReleaseShown]:
    return [shaped(s.ReleaseShown, **_release(scope)) for scope in scopes_of(rows)]


def outcome_whole(actor: Any, outcome_id: UUID) -> s.OutcomeWhole:
    number, one = number_of(actor), _there(actor, Outcome, outcome_id)
    names = ("metric_id", "name", "baseline", "target", "look_on", "owner_id", "value")
    facts: Any = {name: plain(getattr(one, name)) for name in (*names, "verdict", "judged_at")}
    on = {"kind": one.subject_kind, "id": str(one.subject_id)}
    return shaped(s.OutcomeWhole, number=number, id=str(one.id), on=on, **facts)


def trace_shown(actor: Any, kind: str, thing_id: UUID) -> s.TraceShown:
    number, trace = number_of(actor), trace_of(actor, kind, thing_id)
    sums = {"cost": trace.cost, "lands": trace.lands, "asked_by": trace.asked_by}
    return shaped(s.TraceShown, number=number, nodes=_nodes(trace), edges=_edges(trace), **sums)


def _nodes(trace: Trace) -> list[dict[str, str]]:
    return [
        {"kind": n.kind, "id": str(n.id), "title": n.title, "fact": n.fact, "state": n.state}
        for n in trace.nodes
    ]


def _edges(trace: Trace) -> list[dict[str, str]]:
    return [{"source": str(one), "target": str(other)} for one, other in trace.edges]


def _there(actor: Any, model: type[Any], thing_id: UUID) -> Any:
    """In the bin or not, for whoever sees the product."""
    found = session.get(model, thing_id)
    if found is None or found.workspace_id != actor.workspace_id or not is_editor(actor):
        raise NotThere
    return found


def _initiative(card: Card) -> dict[str, Any]:
    one, outlook = card.initiative, card.outlook
    facts: dict[str, Any] = {name: getattr(one, name) for name in OWN}
    days = {"starts_on": outlook.starts_on, "ends_on": outlook.ends_on}
    days["lands_on"] = outlook.late_on or outlook.ends_on
    facts |= {name: plain(day) for name, day in days.items()}
    facts |= {"drift_days": outlook.drift, "cause": outlook.cause, "health": outlook.health}
    facts |= {"progress": outlook.progress, "set_by_hand": sorted(outlook.by_hand)}
    kinds: dict[str, Sequence[Any]] = {
        "projects": card.projects,
        "goals": card.goals,
        "ideas": card.ideas,
    }
    ids = {name: [str(other.id) for other in found] for name, found in kinds.items()}
    ids["waits_for"] = [str(other.id) for other in card.waits_for]
    named = {"id": one.id, "product_id": one.product_id, "owner_id": one.owner_id}
    return facts | ids | {k: plain(v) for k, v in {**named, "binned_at": one.binned_at}.items()}


def _release(scope: Scope) -> dict[str, Any]:
    one = scope.release
    names = ("id", "product_id", "name", "releases_on", "notes", "published_at", "told")
    facts: dict[str, Any] = {name: plain(getattr(one, name)) for name in (*names, "binned_at")}
    items = [
        {"kind": i.kind, "id": str(i.id), "title": i.title, "is_done": i.is_done}
        for i in scope.items
    ]
    return facts | {"version": one.title, "percent": scope.percent, "scope": items}
