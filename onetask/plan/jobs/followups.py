"""What should not be forgotten: the day a risk is looked at, a change nobody decides on."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Any

from onetask.core.asking import Telling, Wanted, asks_for, still_true, tells
from onetask.core.clock import local_moment
from onetask.core.db import Thing, session
from onetask.core.events import Event
from onetask.core.locale import gettext as _
from onetask.plan.models.risks import Record, Risk
from onetask.plan.queries.risks import zone_of

MORNING = time(9)
UNDECIDED = timedelta(days=3)
VERBS = ("created", "edited", "binned", "restored")


@asks_for(*(f"risk.{verb}" for verb in VERBS))
def look_at_risk(event: Event) -> Iterator[Wanted]:
    """On the day of its trigger, as long as nobody has said what is done."""
    risk = session.get_one(Risk, event.subject_id)
    if risk.owner_id and risk.trigger_on and is_open_risk(risk, ""):
        at = local_moment(risk.trigger_on, MORNING, zone_of(risk))
        if at > event.at:
            yield Wanted(risk, (risk.owner_id,), "trigger", at, "risk", _named(risk))


@still_true("risk")
def is_open_risk(risk: Thing, _rule: str) -> bool:
    return isinstance(risk, Risk) and risk.is_live and not risk.response


@tells("risk")
def risk_comes_up(_facts: dict[str, Any]) -> Telling:
    words = _("Its day has come, and nobody has said what is done")
    return Telling(words, _("You get this because you watch this risk."))


@asks_for(*(f"record.{verb}" for verb in VERBS))
def decide_on_change(event: Event) -> Iterator[Wanted]:
    """On its day, or after three days."""
    record = session.get_one(Record, event.subject_id)
    if record.owner_id and is_undecided(record, ""):
        at = max(_day_of(record) or event.at + UNDECIDED, event.at + timedelta(hours=1))
        yield Wanted(record, (record.owner_id,), "decision", at, "decision", _named(record))


def _day_of(record: Record) -> datetime | None:
    return local_moment(record.due_on, MORNING, zone_of(record)) if record.due_on else None


@still_true("record")
def is_undecided(record: Thing, _rule: str) -> bool:
    is_open = isinstance(record, Record) and record.state == "open" and record.binned_at is None
    return is_open and getattr(record, "what", "") in ("change", "decision")


@tells("decision")
def decision_waits(_facts: dict[str, Any]) -> Telling:
    return Telling(_("It still waits for a decision"), _("You get this because it is yours."))


def _named(thing: Risk | Record) -> dict[str, Any]:
    return {"title": thing.title, "project": thing.project.name}
