"""What was planned, promised and spent, summed up in the currency of each project."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from onetask.plan.engine.money import Exchange, Wage, converted, cost_of, wage_on


class Worked(NamedTuple):
    """Minutes of a member on one day."""

    member_id: UUID
    day: date
    minutes: int


class Cost(NamedTuple):
    """An amount in the project's currency on a day, for a line or for none."""

    day: date
    amount: int
    line_id: UUID | None
    is_committed: bool


@dataclass
class Prices:
    """All that turns hours into money and money into other money."""

    wages: Sequence[Wage] = ()
    exchanges: Sequence[Exchange] = ()


@dataclass
class Ledger:
    """The costs of one project, and why some could not be reckoned."""

    currency: str
    costs: list[Cost] = field(default_factory=list)
    unpaid: dict[UUID, int] = field(default_factory=dict)
    unchanged: set[str] = field(default_factory=set)

    @property
    def is_whole(self) -> bool:
        return not self.unpaid and not self.unchanged

    def spent_by(self, day: date | None = None) -> int:
        return sum(
            one.amount
            for one in self.costs
            if not one.is_committed and (day is None or one.day <= day)
        )

    @property
    def committed(self) -> int:
        return sum(one.amount for one in self.costs if one.is_committed)

    def on_line(self, line_id: UUID | None) -> tuple[int, int]:
        """What is spent and what is promised on one line."""
        here = [one for one in self.costs if one.line_id == line_id]
        promised = sum(one.amount for one in here if one.is_committed)
        return sum(one.amount for one in here) - promised, promised


def ledger_of(
    currency: str,
    expenses: Iterable[Any],
    worked: Iterable[tuple[Worked, str, UUID | None]],
    prices: Prices,
) -> Ledger:
    """`worked` brings the role of each member and the line that pays for it."""
    ledger = Ledger(currency)
    for one in expenses:
        _enter(ledger, one.amount, one.currency, prices, (one.spent_on, one.line_id, one.state))
    for work, role, line_id in worked:
        wage = wage_on(prices.wages, work.member_id, role, work.day)
        if wage is None:
            ledger.unpaid[work.member_id] = ledger.unpaid.get(work.member_id, 0) + work.minutes
            continue
        amount = cost_of(work.minutes, wage.per_hour)
        _enter(ledger, amount, wage.currency, prices, (work.day, line_id, "spent"))
    return ledger


def line_for(lines: Sequence[Any], role: str) -> UUID | None:
    """The labour line of a role, else the one for everybody, else the only one."""
    labour = [one for one in lines if one.what == "labour"]
    named = [one.id for one in labour if role and one.role == role]
    for_all = [one.id for one in labour if not one.role]
    found: list[UUID] = named or for_all or ([labour[0].id] if len(labour) == 1 else [])
    return found[0] if found else None


def _enter(
    ledger: Ledger, amount: int, currency: str, prices: Prices, about: tuple[date, Any, str]
) -> None:
    day, line_id, state = about
    own = converted(amount, currency, ledger.currency, day, prices.exchanges)
    if own is None:
        ledger.unchanged.add(currency)
    else:
        ledger.costs.append(Cost(day, own, line_id, state == "committed"))
