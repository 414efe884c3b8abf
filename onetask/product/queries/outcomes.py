"""Outcomes of things, and what ideas came to."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import select

from onetask.core.db import session
from onetask.core.events import Event
from onetask.core.locale import gettext as _
from onetask.product.engine.verdicts import hits_near
from onetask.product.models.metrics import Metric
from onetask.product.models.releases import Outcome
from onetask.product.models.roadmap import Initiative
from onetask.product.queries.links import sources_of, targets_of

ENOUGH = 5  # fewer say too little for a percentage


def outcome_of(event: Event) -> Outcome:
    return session.get_one(Outcome, event.subject_id)


def outcomes_of(ids: Iterable[UUID]) -> dict[UUID, list[tuple[Outcome, Metric]]]:
    """For each release or initiative, by the day they are looked at."""
    rows = select(Outcome, Metric).join(Metric, Metric.id == Outcome.metric_id)
    there = Outcome.subject_id.in_(list(ids)), Outcome.binned_at.is_(None)
    found: dict[UUID, list[tuple[Outcome, Metric]]] = {}
    for outcome, metric in session.execute(rows.where(*there).order_by(Outcome.look_on)):
        found.setdefault(outcome.subject_id, []).append((outcome, metric))
    return found


def verdicts_of(idea_ids: Iterable[UUID]) -> dict[UUID, str]:
    """Hit or missed, for each idea whose initiative or release was judged; a miss wins."""
    ids = list(idea_ids)
    initiatives, releases = targets_of(ids, "initiative"), sources_of(ids, "release")
    grown = [one for found in initiatives.values() for one in found]
    brought = sources_of(grown, "release")
    leads = {
        one: {
            *initiatives.get(one, []),
            *releases.get(one, []),
            *(r for i in initiatives.get(one, []) for r in brought.get(i, [])),
        }
        for one in ids
    }
    outcomes = outcomes_of({thing for things in leads.values() for thing in things})
    found = {}
    for one, things in leads.items():
        said = {o.verdict for thing in things for o, _metric in outcomes.get(thing, [])} - {None}
        if said:
            found[one] = "missed" if "missed" in said else "hit"
    return found


def reading_of(product_id: UUID, confidence: int | None) -> str:
    """How often what was as sure as this came true."""
    if confidence is None:
        return ""
    rows = select(Initiative.confidence, Outcome.verdict)
    rows = rows.join(Outcome, Outcome.subject_id == Initiative.id)
    there = Initiative.product_id == product_id, Outcome.verdict.is_not(None)
    known = Initiative.confidence.is_not(None), Outcome.binned_at.is_(None)
    judged: list[Any] = list(session.execute(rows.where(*there, *known)))
    hits, count = hits_near(confidence, judged)
    if count < ENOUGH:
        return (
            _("%(hits)s of %(count)s as sure as this hit", hits=hits, count=count) if count else ""
        )
    facts = {"sure": confidence, "share": round(100 * hits / count), "count": count}
    return _("Your %(sure)s %% came true %(share)s %% of the time (n = %(count)s)", **facts)
