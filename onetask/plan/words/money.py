"""What happened to money, in sentences without their actor: no amounts."""

from onetask.core.events import Event
from onetask.core.locale import gettext as _
from onetask.core.words import says
from onetask.plan.words.items import tells

tells("budgetline", "expense")


@says("budget.currency_set")
def currency_set(event: Event) -> str:
    return _("set the currency of a budget to %(currency)s", currency=event.label)


@says("rate.added", "rate.kept")
def rate_added(_event: Event) -> str:
    return _("entered a rate")


@says("rate.dropped")
def rate_dropped(_event: Event) -> str:
    return _("removed a rate")


@says("exchangerate.added", "exchangerate.kept")
def exchange_added(event: Event) -> str:
    return _("entered the exchange rate %(pair)s", pair=event.label)


@says("exchangerate.dropped")
def exchange_dropped(event: Event) -> str:
    return _("removed the exchange rate %(pair)s", pair=event.label)
