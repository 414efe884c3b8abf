"""What an hour costs, and what currencies are worth: dated, entered by hand."""

from datetime import date
from typing import Any

from onetask.core.change import Actor, Change
from onetask.core.db import session
from onetask.core.door import operation
from onetask.core.errors import Invalid
from onetask.core.events import Event
from onetask.core.ids import uuid7
from onetask.core.locale import gettext as _
from onetask.core.undo import undoes
from onetask.people.models import Workspace
from onetask.plan.access.money import may_keep_rates
from onetask.plan.engine.money import EXCHANGE
from onetask.plan.models.budget import ExchangeRate, Rate
from onetask.plan.operations.budget import AMOUNT, a_currency
from onetask.plan.operations.items import refuse_odd_member
from onetask.work.operations.fields import a_day, as_given, checked, line, needed, plain

RATE = {
    **{"member_id": as_given, "role": line(80, 0), "from_on": needed(a_day)},
    **{"per_hour": needed(AMOUNT), "currency": a_currency},
}


def _a_rate(value: Any) -> str:
    text = str(value).strip().replace(",", ".")
    if not EXCHANGE.fullmatch(text) or not text.strip("0."):
        raise ValueError(_("This must be a number above zero, such as 1.0832."))
    return text


EXCHANGES = {
    **{"source": a_currency, "target": a_currency},
    **{"from_on": needed(a_day), "rate": _a_rate},
}


@operation(may_keep_rates)
def add_rate(
    change: Change, workspace: Workspace, /, *, per_hour: int, from_on: date, **fields: Any
) -> Rate:
    """Of a member (`member_id`), of a `role`, else of everybody; from a day on."""
    new = checked(RATE, fields | {"per_hour": per_hour, "from_on": from_on})
    refuse_odd_member(workspace.id, new)
    if new.get("member_id") and new.get("role"):
        raise Invalid({"role": _("Choose a person or a role.")})
    rate = Rate(id=uuid7(), workspace_id=workspace.id, **new)
    session.add(rate)
    session.flush()
    change.record("rate.added", rate, from_on=[None, plain(from_on)])
    return rate


@operation(may_keep_rates)
def add_exchange_rate(change: Change, workspace: Workspace, /, **fields: Any) -> ExchangeRate:
    """From a day on, one `source` is worth `rate` `target`."""
    new = checked(EXCHANGES, fields)
    if missing := EXCHANGES.keys() - new.keys():
        raise Invalid(dict.fromkeys(missing, _("This field is needed.")))
    if new["source"] == new["target"]:
        raise Invalid({"target": _("Choose another currency.")})
    rate = ExchangeRate(id=uuid7(), workspace_id=workspace.id, **new)
    session.add(rate)
    session.flush()
    change.record("exchangerate.added", rate, rate=[None, rate.rate])
    return rate


@operation(may_keep_rates)
def drop_rate(change: Change, rate: Rate | ExchangeRate) -> Rate | ExchangeRate:
    """It no longer counts; what it made dear or cheap is reckoned anew."""
    if rate.binned_at is None:
        rate.binned_at = change.at
        change.record(f"{rate.kind}.dropped", rate, binned_at=[None, plain(change.at)])
    return rate


@operation(may_keep_rates)
def keep_rate(change: Change, rate: Rate | ExchangeRate) -> Rate | ExchangeRate:
    if rate.binned_at is not None:
        change.record(f"{rate.kind}.kept", rate, binned_at=[plain(rate.binned_at), None])
        rate.binned_at = None
    return rate


MODELS: dict[str, Any] = {"rate": Rate, "exchangerate": ExchangeRate}


@undoes("rate.added", "rate.kept", "exchangerate.added", "exchangerate.kept")
def drop_again(actor: Actor, event: Event) -> None:
    drop_rate(actor, _rate_of(event))


@undoes("rate.dropped", "exchangerate.dropped")
def keep_again(actor: Actor, event: Event) -> None:
    keep_rate(actor, _rate_of(event))


def _rate_of(event: Event) -> Rate | ExchangeRate:
    found: Rate | ExchangeRate = session.get_one(MODELS[event.subject_kind], event.subject_id)
    return found
