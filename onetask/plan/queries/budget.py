"""Budgets as pages, reports and the trace read them: the same few statements for any number."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import func, select

from onetask.core.db import session
from onetask.people.models import Member
from onetask.plan.engine.costs import Ledger, Prices, Worked, ledger_of, line_for
from onetask.plan.engine.money import Exchange, Wage, major
from onetask.plan.models.budget import (
    CURRENCY,
    Budget,
    BudgetLine,
    ExchangeRate,
    Expense,
    Rate,
)
from onetask.plan.models.capacity import Allocation
from onetask.plan.models.time import Stint
from onetask.work.models.projects import Project
from onetask.work.queries import hooks
from onetask.work.queries.hooks import prices


class Book(NamedTuple):
    """The money of one project."""

    currency: str
    lines: list[BudgetLine]
    expenses: list[Expense]
    ledger: Ledger

    @property
    def planned(self) -> int:
        return sum(line.planned for line in self.lines)

    @property
    def spent(self) -> int:
        return self.ledger.spent_by()

    @property
    def committed(self) -> int:
        return self.ledger.committed

    @property
    def is_used(self) -> bool:
        return bool(self.lines or self.expenses or self.ledger.costs or self.ledger.unpaid)


class Cost(NamedTuple):
    """What an initiative or idea costs in one currency, over its projects."""

    currency: str
    planned: int
    committed: int
    spent: int


def budget_of(project_id: UUID) -> Budget | None:
    return session.scalar(select(Budget).where(Budget.project_id == project_id))


def currency_of(project_id: UUID) -> str:
    found = budget_of(project_id)
    return found.currency if found else CURRENCY


def has_lines(project_id: UUID) -> bool:
    here = BudgetLine.project_id == project_id, BudgetLine.binned_at.is_(None)
    return session.scalar(select(BudgetLine.id).where(*here).limit(1)) is not None


def line_in(project_id: UUID, line_id: UUID) -> bool:
    same = BudgetLine.id == line_id, BudgetLine.project_id == project_id
    query = select(BudgetLine.id).where(*same, BudgetLine.binned_at.is_(None))
    return session.scalar(query) is not None


def cost_of(project_ids: Sequence[UUID]) -> list[Cost]:
    """What these projects are to cost and have cost, one sum for each currency."""
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for book in books_of(project_ids).values():
        for at, amount in enumerate((book.planned, book.committed, book.spent)):
            sums[book.currency][at] += amount
    found = [Cost(currency, *amounts) for currency, amounts in sorted(sums.items())]
    return [one for one in found if one.planned or one.committed or one.spent]


@prices
def spent_on_projects(project_ids: list[UUID]) -> dict[UUID, hooks.Cost]:
    """For the trace of what they deliver: what they have cost so far."""
    books = books_of(project_ids)
    return {
        one: hooks.Cost(major(book.spent, book.currency), book.currency)
        for one, book in books.items()
        if book.is_used
    }


def books_of(project_ids: Sequence[UUID]) -> dict[UUID, Book]:
    """The money of many projects in seven statements."""
    ids = list(project_ids)
    lines, expenses = _by_project(BudgetLine, ids), _by_project(Expense, ids)
    currencies = _currencies(ids)
    roles, worked, prices = roles_in(ids), _worked(ids), prices_for(ids)
    found = {}
    for one in ids:
        paid = _paid(worked.get(one, ()), roles.get(one, {}), lines[one])
        currency = currencies.get(one, CURRENCY)
        ledger = ledger_of(currency, expenses[one], paid, prices)
        found[one] = Book(currency, lines[one], expenses[one], ledger)
    return found


def roles_in(project_ids: Sequence[UUID]) -> dict[UUID, dict[UUID, str]]:
    """As what each member works in each project."""
    here = Allocation.project_id.in_(project_ids), Allocation.binned_at.is_(None)
    columns = Allocation.project_id, Allocation.member_id, Allocation.role
    found: dict[UUID, dict[UUID, str]] = defaultdict(dict)
    for project_id, member_id, role in session.execute(select(*columns).where(*here)):
        found[project_id][member_id] = role
    return found


def prices_for(project_ids: Sequence[UUID]) -> Prices:
    """The rates of the workspace of these projects."""
    home = select(Project.workspace_id).where(Project.id.in_(project_ids)).limit(1)
    mine = Rate.workspace_id == home.scalar_subquery(), Rate.binned_at.is_(None)
    known = ExchangeRate.workspace_id == home.scalar_subquery(), ExchangeRate.binned_at.is_(None)
    wages = [
        Wage(one.member_id, one.role, one.from_on, one.per_hour, one.currency)
        for one in session.scalars(select(Rate).where(*mine))
    ]
    exchanges = [
        Exchange(one.source, one.target, one.from_on, Decimal(one.rate))
        for one in session.scalars(select(ExchangeRate).where(*known))
    ]
    return Prices(wages, exchanges)


def names_of(ids: Iterable[UUID]) -> dict[UUID, str]:
    rows = session.execute(select(Member.id, Member.name).where(Member.id.in_(list(ids))))
    return {row[0]: row[1] for row in rows}


def _paid(
    worked: Iterable[Worked], roles: dict[UUID, str], lines: Sequence[BudgetLine]
) -> list[tuple[Worked, str, UUID | None]]:
    found = []
    for one in worked:
        role = roles.get(one.member_id, "")
        found.append((one, role, line_for(lines, role)))
    return found


def _worked(ids: Sequence[UUID]) -> dict[UUID, list[Worked]]:
    there = Stint.project_id.in_(ids), Stint.binned_at.is_(None)
    columns = Stint.project_id, Stint.member_id, Stint.worked_on
    rows = select(*columns, func.sum(Stint.minutes)).where(*there).group_by(*columns)
    found: dict[UUID, list[Worked]] = defaultdict(list)
    for project_id, member_id, day, minutes in session.execute(rows.order_by(Stint.worked_on)):
        found[project_id].append(Worked(member_id, day, int(minutes)))
    return found


def _currencies(ids: Sequence[UUID]) -> dict[UUID, str]:
    rows = session.execute(
        select(Budget.project_id, Budget.currency).where(Budget.project_id.in_(ids))
    )
    return {row[0]: row[1] for row in rows}


def _by_project(model: Any, ids: Sequence[UUID]) -> dict[UUID, list[Any]]:
    here = model.project_id.in_(ids), model.binned_at.is_(None)
    found: dict[UUID, list[Any]] = defaultdict(list)
    for one in session.scalars(select(model).where(*here).order_by(model.id)).unique():
        found[one.project_id].append(one)
    return found
