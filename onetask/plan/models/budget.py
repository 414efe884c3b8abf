"""What a project may cost, what an hour costs, and what was spent: whole minor units."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from onetask.core.db import Thing
from onetask.plan.models.items import Item

LINE_KINDS = ("labour", "units", "fixed")
EXPENSE_STATES = ("committed", "spent")
CURRENCY = "EUR"


class Budget(Thing):
    """The currency a project is planned and reported in."""

    project_id: Mapped[UUID] = mapped_column(ForeignKey("projects.id"), unique=True)
    currency: Mapped[str] = mapped_column(default=CURRENCY)

    @property
    def label(self) -> str:
        return self.currency


class BudgetLine(Item):
    """A part of the budget: hours at a rate, a number of units at a price, or a fixed sum."""

    is_confidential = True
    __tablename__ = "budget_lines"
    title: Mapped[str]
    what: Mapped[str] = mapped_column(default="fixed")
    planned: Mapped[int] = mapped_column(BigInteger, default=0)
    minutes: Mapped[int | None]
    role: Mapped[str] = mapped_column(default="")
    per_hour: Mapped[int | None] = mapped_column(BigInteger)
    quantity: Mapped[int | None]
    unit: Mapped[str] = mapped_column(default="")
    unit_price: Mapped[int | None] = mapped_column(BigInteger)


class Expense(Item):
    """Money promised or paid, in its own currency; receipts are files on it."""

    is_confidential = True
    title: Mapped[str]
    line_id: Mapped[UUID | None] = mapped_column(ForeignKey("budget_lines.id"), index=True)
    spent_on: Mapped[date]
    amount: Mapped[int] = mapped_column(BigInteger)
    currency: Mapped[str]
    state: Mapped[str] = mapped_column(default="spent")
    note: Mapped[str] = mapped_column(default="")


class Rate(Thing):
    """What an hour costs from a day on: of a member, of a role, else of everybody."""

    is_confidential = True
    member_id: Mapped[UUID | None] = mapped_column(ForeignKey("members.id"), index=True)
    role: Mapped[str] = mapped_column(default="")
    from_on: Mapped[date]
    per_hour: Mapped[int] = mapped_column(BigInteger)
    currency: Mapped[str]
    binned_at: Mapped[datetime | None]

    @property
    def label(self) -> str:
        return self.role


class ExchangeRate(Thing):
    """Entered by hand: what one of a currency was worth in another from a day on."""

    __tablename__ = "exchange_rates"
    source: Mapped[str]
    target: Mapped[str]
    from_on: Mapped[date]
    rate: Mapped[str]
    binned_at: Mapped[datetime | None]

    @property
    def label(self) -> str:
        return f"{self.source}/{self.target}"
