"""Money, as programs read it: whole minor units; what cannot be said is null."""

from typing_extensions import TypedDict


class BudgetLineShown(TypedDict):
    id: str
    title: str
    kind: str
    planned: int
    minutes: int | None
    per_hour: int | None
    role: str
    quantity: int | None
    unit: str
    unit_price: int | None
    committed: int
    spent: int
    binned_at: str | None


class BudgetLineWhole(BudgetLineShown):
    number: int
    project_id: str
    currency: str


class ExpenseShown(TypedDict):
    id: str
    project_id: str
    title: str
    amount: int
    currency: str
    spent_on: str
    state: str
    line_id: str | None
    note: str
    binned_at: str | None


class ExpenseWhole(ExpenseShown):
    number: int


class BudgetShown(TypedDict):
    """`problems` say in words what could not be reckoned."""

    number: int
    currency: str
    planned: int
    committed: int
    spent: int
    lines: list[BudgetLineShown]
    expenses: list[ExpenseShown]
    problems: list[str]


class CurvePoint(TypedDict):
    day: str
    pv: int
    ev: int | None
    ac: int | None


class EarnedValue(TypedDict):
    """`eac` is BAC / CPI, `eac_as_planned` AC + (BAC - EV), `eac_by_both` uses CPI x SPI."""

    number: int
    at: str
    currency: str
    bac: int
    pv: int
    ev: int
    ac: int
    sv: int
    cv: int
    spi: float | None
    cpi: float | None
    eac: int | None
    eac_as_planned: int | None
    eac_by_both: int | None
    etc: int | None
    vac: int | None
    tcpi: float | None
    tcpi_for_eac: float | None
    curve: list[CurvePoint]
    problems: list[str]


class RateShown(TypedDict):
    id: str
    member_id: str | None
    role: str
    from_on: str
    per_hour: int
    currency: str


class RateWhole(RateShown):
    number: int


class ExchangeRateShown(TypedDict):
    id: str
    source: str
    target: str
    from_on: str
    rate: str


class ExchangeRateWhole(ExchangeRateShown):
    number: int


class Rates(TypedDict):
    number: int
    items: list[RateShown]
    next: str | None
