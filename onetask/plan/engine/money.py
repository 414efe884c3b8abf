"""Amounts: whole minor units of a currency, added and turned into others without losing a cent."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

from babel.numbers import get_currency_precision, list_currencies

AMOUNT = re.compile(r"(?P<whole>[0-9]{1,13})(?:\.(?P<part>[0-9]{1,4}))?")
GROUPED = re.compile(r"[0-9]{1,3}(?:([.,])[0-9]{3})(?:\1[0-9]{3})*")
EXCHANGE = re.compile(r"[0-9]{1,8}(?:\.[0-9]{1,8})?")


@dataclass(frozen=True)
class Exchange:
    """From a day on, one of a currency is worth so much of another."""

    source: str
    target: str
    from_on: date
    rate: Decimal


@dataclass(frozen=True)
class Wage:
    """What an hour costs from a day on: of a member, of a role, or of everybody."""

    member_id: UUID | None
    role: str
    from_on: date
    per_hour: int
    currency: str


def currencies() -> list[str]:
    return sorted(list_currencies())


def precision(currency: str) -> int:
    """How many digits stand behind the point: 2 for the euro, 0 for the yen."""
    return get_currency_precision(currency)


def minor(text: str, currency: str) -> int:
    """“1 250,50” and “1,250.50” in cents; more digits than the currency has are refused."""
    found = AMOUNT.fullmatch(_plain(text))
    digits = precision(currency)
    if not found or len(found["part"] or "") > digits:
        raise ValueError(text)
    return int(found["whole"] + (found["part"] or "").ljust(digits, "0")[:digits])


def major(amount: int, currency: str) -> Decimal:
    return Decimal(amount).scaleb(-precision(currency))


def rounded(value: Fraction | Decimal) -> int:
    """Half a cent goes up, as in every bookkeeping, and half a debt down."""
    exact = Fraction(value)
    whole = int(abs(exact) + Fraction(1, 2))
    return whole if exact >= 0 else -whole


def cost_of(minutes: int, per_hour: int) -> int:
    return rounded(Fraction(minutes * per_hour, 60))


def converted(
    amount: int, source: str, target: str, day: date, exchanges: Iterable[Exchange]
) -> int | None:
    """By the rate in force on a day, also turned round; None where nobody entered one."""
    if source == target:
        return amount
    rate = _rate(source, target, day, exchanges)
    if rate is None:
        return None
    scale = Fraction(10) ** (precision(target) - precision(source))
    return rounded(amount * rate * scale)


def wage_on(wages: Iterable[Wage], member_id: UUID, role: str, day: date) -> Wage | None:
    """The member's own, else that of the role, else the one for everybody; the latest counts."""
    valid = [one for one in wages if one.from_on <= day and _fits(one, member_id, role)]
    ranked = ((one.member_id is not None, bool(one.role), one.from_on) for one in valid)
    best = max(zip(ranked, range(len(valid)), strict=True), default=None)
    return valid[best[1]] if best else None


def _fits(wage: Wage, member_id: UUID, role: str) -> bool:
    if wage.member_id is not None:
        return wage.member_id == member_id
    return wage.role in ("", role)


def _rate(source: str, target: str, day: date, exchanges: Iterable[Exchange]) -> Fraction | None:
    found: dict[bool, Exchange] = {}
    for one in sorted(exchanges, key=lambda one: one.from_on):
        if one.from_on <= day and {one.source, one.target} == {source, target}:
            found[one.source == source] = one
    if not found:
        return None
    best = max(found.values(), key=lambda one: (one.from_on, one.source == source))
    rate = Fraction(best.rate)
    return rate if best.source == source else 1 / rate


def _plain(text: str) -> str:
    """The last comma or point parts the fraction, unless they all part thousands."""
    text = re.sub(r"[\s'\u2019_]", "", text)
    last = max(text.rfind(","), text.rfind("."))
    marks = text.count(",") + text.count(".")
    if last < 0 or (GROUPED.fullmatch(text) and (marks > 1 or text[last] == ",")):
        return re.sub(r"[.,]", "", text)
    whole, part = text[:last], text[last + 1 :]
    if marks > 1 and not GROUPED.fullmatch(whole):
        return text
    return re.sub(r"[.,]", "", whole or "0") + "." + part
