"""What may be sent about money; amounts as people write them."""

from datetime import date
from typing import Any, Literal

from onetask.core.errors import Invalid
from onetask.core.forms import Form
from onetask.core.locale import gettext as _
from onetask.plan.engine.hours import minutes_of
from onetask.plan.engine.money import minor
from onetask.work.forms import Id, Limit

AMOUNTS = ("planned", "per_hour", "unit_price", "amount")


class Priced(Form):
    """Amounts in words become minor units of a currency."""

    def fields(self, currency: str) -> dict[str, Any]:
        given = self.given()
        for name in AMOUNTS:
            if name in given:
                given[name] = amount_of(name, given[name], currency)
        if "hours" in given:
            given["minutes"] = _minutes(given.pop("hours"))
        return given


class LineEdit(Priced):
    title: str = ""
    what: Literal["labour", "units", "fixed"] = "fixed"
    planned: str | None = None
    hours: str | None = None
    role: str = ""
    per_hour: str | None = None
    quantity: Limit = None
    unit: str = ""
    unit_price: str | None = None


class ExpenseEdit(Priced):
    title: str = ""
    line_id: Id = None
    spent_on: date
    amount: str
    currency: str = ""
    state: Literal["committed", "spent"] = "spent"
    note: str = ""


class CurrencyChoice(Form):
    currency: str


class RateNew(Priced):
    member_id: Id = None
    role: str = ""
    from_on: date
    per_hour: str
    currency: str


class ExchangeNew(Form):
    source: str
    target: str
    from_on: date
    rate: str


def amount_of(name: str, text: str | None, currency: str) -> int | None:
    if not text or not text.strip():
        return None
    try:
        return minor(text, currency)
    except ValueError:
        wrong = _("This amount is not understood. Try “1250.50”.")
        raise Invalid({name: wrong}) from None


def _minutes(text: str | None) -> int | None:
    """Hours of a budget may be many: “320” or “320:30”."""
    text = (text or "").strip().replace(",", ".")
    if not text:
        return None
    try:
        whole, _point, part = text.partition(".")
        if whole.isascii() and whole.isdigit() and len(whole) < 8 and len(part) < 3:
            return int(whole) * 60 + round(float(f"0.{part or 0}") * 60)
        return minutes_of(text)
    except ValueError:
        raise Invalid({"hours": _("These hours are not understood. Try “320”.")}) from None
