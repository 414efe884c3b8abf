"""Outcomes: what a release or an initiative should move, and whether it did."""

from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import select

from onetask.core.change import Actor, Change
from onetask.core.clock import local_moment, now
from onetask.core.db import session
from onetask.core.door import operation
from onetask.core.errors import Conflict, Invalid
from onetask.core.events import Event
from onetask.core.ids import uuid7
from onetask.core.jobs import promise
from onetask.core.locale import gettext as _
from onetask.core.undo import cannot_undo, undoes
from onetask.people.models import Member
from onetask.product.access.releases import may_edit_release, may_note
from onetask.product.engine.verdicts import verdict_of
from onetask.product.models.metrics import Metric
from onetask.product.models.products import Part
from onetask.product.models.releases import Outcome
from onetask.product.operations.metrics import Reading, add_points
from onetask.product.queries.metrics import series_of
from onetask.product.queries.outcomes import outcome_of
from onetask.work.operations.fields import Check, a_day, as_before, as_given, checked, needed, write

CHECKS: dict[str, Check] = {
    "target": needed(float),
    "baseline": lambda value: None if value is None else float(value),
    "look_on": needed(a_day),
    "owner_id": as_given,
}


def _owned(workspace_id: UUID, new: dict[str, Any]) -> dict[str, Any]:
    """An owner who is here, or none."""
    if owner_id := new.get("owner_id"):
        owner = session.get(Member, owner_id)
        if owner is None or owner.workspace_id != workspace_id or owner.role == "guest":
            raise Invalid({"owner_id": _("This person cannot own it.")})
    return new


@operation(may_edit_release, metric=may_edit_release)
def add_outcome(change: Change, thing: Part, /, *, metric: Metric, **fields: Any) -> Outcome:
    """Begins from where the metric stands, unless another beginning is named."""
    if thing.kind not in ("release", "initiative"):
        raise Conflict(_("Only a release or an initiative has an outcome."))
    new = _owned(thing.workspace_id, checked(CHECKS, fields))
    missing = {
        name: _("This field is needed.") for name in ("target", "look_on") if name not in new
    }
    if missing:
        raise Invalid(missing)
    values = series_of([metric.id]).get(metric.id, [])
    new = {"baseline": values[-1].value if values else None} | new
    about = {"subject_kind": thing.kind, "subject_id": thing.id, "name": metric.name}
    home = {"workspace_id": thing.workspace_id, "product_id": thing.product_id}
    outcome = Outcome(id=uuid7(), metric_id=metric.id, **about, **home, **new)
    session.add(outcome)
    change.record("outcome.added", outcome, look_on=[None, outcome.look_on.isoformat()])
    _promise_to_look(outcome)
    return outcome


@operation(may_edit_release)
def edit_outcome(change: Change, outcome: Outcome, /, **fields: Any) -> Outcome:
    if facts := write(outcome, _owned(outcome.workspace_id, checked(CHECKS, fields))):
        if "look_on" in facts:
            outcome.asked_at = None
            _promise_to_look(outcome)
        change.record("outcome.edited", outcome, **facts)
    return outcome


@operation(may_edit_release)
def judge_outcome(
    change: Change, outcome: Outcome, /, *, value: float | None = None, keep: str = "series"
) -> Outcome:
    """By the value that is given, which joins the series, or by the last one of the series."""
    metric = session.get_one(Metric, outcome.metric_id)
    found = value if value is not None else _last_value(metric)
    if found is None:
        raise Invalid({"value": _("This field is needed.")})
    if value is not None and keep == "series":
        add_points(change.actor, metric, readings=[Reading(change.at, value)])
    verdict = verdict_of(found, outcome.target, metric.direction)
    facts = {"value": [outcome.value, found], "verdict": [outcome.verdict, verdict]}
    outcome.value, outcome.verdict, outcome.judged_at = found, verdict, change.at
    change.record("outcome.judged", outcome, **facts)
    return outcome


@operation(may_edit_release)
def reopen_outcome(change: Change, outcome: Outcome, /) -> Outcome:
    if outcome.verdict is not None:
        facts = {"value": [outcome.value, None], "verdict": [outcome.verdict, None]}
        outcome.value = outcome.verdict = outcome.judged_at = None
        change.record("outcome.reopened", outcome, **facts)
    return outcome


@operation(may_edit_release)
def bin_outcome(change: Change, outcome: Outcome, /) -> Outcome:
    if outcome.binned_at is None:
        outcome.binned_at = change.at
        change.record("outcome.binned", outcome)
    return outcome


@operation(may_edit_release)
def restore_outcome(change: Change, outcome: Outcome, /) -> Outcome:
    if outcome.binned_at is not None:
        outcome.binned_at = None
        change.record("outcome.restored", outcome)
        _promise_to_look(outcome)
    return outcome


@operation(may_note)
def ask_for_outcome(change: Change, outcome: Outcome, /) -> Outcome:
    """The day has come: the series answers, or its owner is asked."""
    if outcome.verdict or outcome.asked_at or outcome.binned_at:
        return outcome
    if answer_by_series(change.actor, outcome).verdict:
        return outcome
    outcome.asked_at = change.at
    change.record("outcome.asked", outcome, owner=str(outcome.owner_id or ""))
    return outcome


@operation(may_note)
def answer_by_series(change: Change, outcome: Outcome, /) -> Outcome:
    """A value that was measured since its day says whether it arrived."""
    metric = session.get_one(Metric, outcome.metric_id)
    fresh = _value_since(metric, outcome.look_on)
    if fresh is not None and not (outcome.verdict or outcome.binned_at):
        judge_outcome(change.actor, outcome, value=fresh, keep="as it is")
    return outcome


def _promise_to_look(outcome: Outcome) -> None:
    """In the morning of its day, where its owner lives; what is over is looked at now."""
    session.flush()
    owner = session.get(Member, outcome.owner_id) if outcome.owner_id else None
    at = local_moment(outcome.look_on, time(8), owner.zone if owner else "UTC")
    key = f"outcome:{outcome.id}:{outcome.look_on}"
    promise("product.look_at_outcome", outcome.id, at=max(at, now()), key=key)


def _last_value(metric: Metric) -> float | None:
    values = series_of([metric.id]).get(metric.id, [])
    return values[-1].value if values else None


def _value_since(metric: Metric, day: date) -> float | None:
    values = series_of([metric.id]).get(metric.id, [])
    begins = datetime.combine(day, time(0), UTC)
    return values[-1].value if values and values[-1].at >= begins else None


def outcomes_waiting(metric_id: UUID) -> list[UUID]:
    """Those whose day has come and that have no answer yet."""
    here = Outcome.metric_id == metric_id, Outcome.verdict.is_(None), Outcome.binned_at.is_(None)
    rows = select(Outcome.id).where(*here, Outcome.look_on <= now().date())
    return list(session.scalars(rows))


@undoes("outcome.added", "outcome.restored")
def bin_outcome_again(actor: Actor, event: Event) -> None:
    bin_outcome(actor, outcome_of(event))


@undoes("outcome.binned")
def restore_outcome_again(actor: Actor, event: Event) -> None:
    restore_outcome(actor, outcome_of(event))


@undoes("outcome.edited")
def outcome_as_it_was(actor: Actor, event: Event) -> None:
    edit_outcome(actor, outcome_of(event), **as_before(event.facts))


@undoes("outcome.judged")
def reopen_again(actor: Actor, event: Event) -> None:
    reopen_outcome(actor, outcome_of(event))


@undoes("outcome.reopened")
def judge_again(actor: Actor, event: Event) -> None:
    judge_outcome(actor, outcome_of(event), value=event.facts["value"][0], keep="as it is")


cannot_undo("It was asked.", "outcome.asked")
