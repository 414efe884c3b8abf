"""Money of a project, as programs see it."""

from datetime import date
from fractions import Fraction
from typing import Any

from onetask.api.engine import shown_money as s
from onetask.api.queries.items import item_shown
from onetask.api.queries.shown import number_of, shaped
from onetask.plan.access.items import may_keep_money
from onetask.plan.models.budget import BudgetLine
from onetask.plan.queries.budget import Book, books_of
from onetask.plan.queries.earned import curve_of, earned_values
from onetask.work.models.projects import Project

HIDDEN = {"minutes": None, "per_hour": None, "quantity": None, "unit_price": None, "role": ""}
AMOUNTS = ("bac", "pv", "ev", "ac", "sv", "cv")
ESTIMATES = ("eac", "eac_as_planned", "eac_by_both", "etc", "vac")
INDICES = ("spi", "cpi", "tcpi", "tcpi_for_eac")


def budget_shown(actor: Any, project: Project, today: date) -> s.BudgetShown:
    number, found = number_of(actor), earned_values([project], today)[project.id]
    book, may_keep = found.book, may_keep_money(actor, project)
    sums: Any = {name: getattr(book, name) for name in ("currency", "planned", "committed")}
    return shaped(
        s.BudgetShown,
        number=number,
        spent=book.spent,
        lines=[_line(one, book, may_keep) for one in book.lines],
        expenses=[item_shown(s.ExpenseShown, one) for one in book.expenses],
        problems=found.problems,
        **sums,
    )


def line_whole(actor: Any, line: BudgetLine) -> s.BudgetLineWhole:
    number, book = number_of(actor), books_of([line.project_id])[line.project_id]
    where = {"project_id": str(line.project_id), "currency": book.currency, "number": number}
    return shaped(s.BudgetLineWhole, **_line(line, book, may_keep_money(actor, line)), **where)


def earned_shown(actor: Any, project: Project, at: date, today: date) -> s.EarnedValue:
    number, found = number_of(actor), earned_values([project], at)[project.id]
    value = found.value
    facts: Any = {name: getattr(value, name) for name in (*AMOUNTS, *ESTIMATES)}
    facts |= {name: _figure(getattr(value, name)) for name in INDICES}
    points = [
        s.CurvePoint(day=one.day.isoformat(), pv=one.pv, ev=one.ev, ac=one.ac)
        for one in curve_of(found, today)
    ]
    about = {"number": number, "at": at.isoformat(), "currency": found.book.currency}
    return shaped(s.EarnedValue, **about, **facts, curve=points, problems=found.problems)


def _line(line: BudgetLine, book: Book, may_keep: object) -> s.BudgetLineShown:
    """How labour is priced is not for everybody."""
    spent, committed = book.ledger.on_line(line.id)
    hidden: Any = {} if may_keep else HIDDEN
    sums = {"spent": spent, "committed": committed, "kind": line.what}
    return item_shown(s.BudgetLineShown, line, **sums, **hidden)


def _figure(value: Fraction | None) -> float | None:
    return None if value is None else round(float(value), 4)
