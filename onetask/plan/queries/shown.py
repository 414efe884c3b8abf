"""Money as pages show it: in words, in bars and as a curve."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

from babel.numbers import format_currency

from onetask.core.db import session
from onetask.core.locale import current_locale, short_day
from onetask.core.locale import gettext as _
from onetask.people.models import Member
from onetask.plan.engine.curve import Curve, curve
from onetask.plan.engine.earned_value import Value
from onetask.plan.engine.money import currencies, major
from onetask.plan.models.budget import BudgetLine, Expense
from onetask.plan.queries.budget import Book, books_of, currency_of
from onetask.plan.queries.earned import Point, curve_of, earned_values
from onetask.work.models.projects import Project

CUSTOMS = {"en": "en_GB"}
SHORT = 10_000


class Row(NamedTuple):
    """A line of the budget with what is spent and promised on it, and both in per cent."""

    line: BudgetLine | None
    planned: int
    spent: int
    committed: int

    @property
    def share(self) -> int:
        return min(100, round(100 * self.spent / self.planned)) if self.planned else 0

    @property
    def promised(self) -> int:
        most = round(100 * self.committed / self.planned) if self.planned else 0
        return max(0, min(100 - self.share, most))

    @property
    def tint(self) -> str:
        """Red above the plan, amber where promises use it up, else blue."""
        if self.spent > self.planned:
            return "red"
        return "amber" if self.spent + self.committed > self.planned else "project"


class Figure(NamedTuple):
    """A figure of earned value: its short and its whole name, what it is and how it is made."""

    short: str
    name: str
    shown: str
    formula: str


def spoken_amount(amount: int, currency: str) -> str:
    """€1,250.50; whole units without the zeros."""
    value = major(amount, currency)
    is_whole = value == value.to_integral_value()
    return _spoken(value, currency, "¤#,##0" if is_whole else None)


def round_amount(amount: int, currency: str) -> str:
    """Cents do not matter from a thousand on."""
    value = major(amount, currency)
    return (
        _spoken(value, currency, "¤#,##0")
        if abs(value) >= 1000
        else spoken_amount(amount, currency)
    )


def short_amount(amount: int, currency: str) -> str:
    """€286k from ten thousand on."""
    value = major(amount, currency)
    if abs(value) < SHORT:
        return _spoken(value, currency, "¤#,##0")
    is_large = abs(value) >= 1_000_000
    part = value / (1_000_000 if is_large else 1000)
    pattern = "¤#,##0.#m" if is_large else "¤#,##0k"
    return _spoken(part, currency, pattern)


def index(value: Fraction | None) -> str:
    """Two digits, as indices are read."""
    return "–" if value is None else f"{Decimal(value.numerator) / value.denominator:.2f}"


def budget_facts(project: Project, today: date) -> dict[str, Any]:
    found = earned_values([project], today)[project.id]
    book, points = found.book, curve_of(found, today)
    shown = {"book": book, "rows": rows_of(book), "value": found.value, "points": points}
    words = {"amount": spoken_amount, "short": short_amount, "whole": round_amount, "index": index}
    shown |= {"currency": book.currency, "problems": found.problems, "curve": drawn(points)}
    return shown | words | {"figures": figures(found.value, book.currency), "today": today}


def expense_facts(project: Project, expense: Expense | None, today: date) -> dict[str, Any]:
    book = books_of([project.id])[project.id]
    who = session.get(Member, expense.made_by_id) if expense else None
    shown = {"project": project, "expense": expense, "lines": book.lines, "today": today}
    return (
        shown
        | {"currency": currency_of(project.id), "currencies": currencies()}
        | {
            "major": major,
            "made_by": who,
        }
    )


def rows_of(book: Book) -> list[Row]:
    rows = [Row(line, line.planned, *book.ledger.on_line(line.id)) for line in book.lines]
    spent, committed = book.ledger.on_line(None)
    return [*rows, Row(None, 0, spent, committed)] if spent or committed else rows


def figures(value: Value, currency: str) -> list[Figure]:
    """Each with how it is made, for those who ask; the three that matter most come first."""
    names = ("pv", "ev", "ac", "bac", "sv", "cv", "eac", "eac_as_planned", "eac_by_both")
    amounts = {name: getattr(value, name) for name in (*names, "etc", "vac")}
    told = {name: _or_dash(amount, currency) for name, amount in amounts.items()}
    told |= {name: index(getattr(value, name)) for name in ("spi", "cpi", "tcpi")}
    return [
        Figure(short, name, told[key], formula.format(**told))
        for key, short, name, formula in meanings()
    ]


def meanings() -> list[tuple[str, str, str, str]]:
    by_both = "AC + (BAC - EV) / (CPI × SPI) = {ac} + ({bac} - {ev}) / ({cpi} × {spi})"
    needed = "(BAC - EV) / (BAC - AC) = ({bac} - {ev}) / ({bac} - {ac})"
    rest = "AC + (BAC - EV) = {ac} + ({bac} - {ev})"
    return [
        ("spi", "SPI", _("Schedule performance"), "EV / PV = {ev} / {pv}"),
        ("cpi", "CPI", _("Cost performance"), "EV / AC = {ev} / {ac}"),
        ("eac", "EAC", _("Estimate at completion"), "BAC / CPI = {bac} / {cpi}"),
        ("pv", "PV", _("Planned value"), _("BAC × share of the work due by now")),
        ("ev", "EV", _("Earned value"), _("BAC × share of the work done by now")),
        ("ac", "AC", _("Actual cost"), _("Expenses paid and hours at their rates")),
        ("sv", "SV", _("Schedule variance"), "EV - PV = {ev} - {pv}"),
        ("cv", "CV", _("Cost variance"), "EV - AC = {ev} - {ac}"),
        ("eac_as_planned", "EAC 2", _("Estimate, the rest as planned"), rest),
        ("eac_by_both", "EAC 3", _("Estimate by time and cost"), by_both),
        ("etc", "ETC", _("Estimate to complete"), "EAC - AC = {eac} - {ac}"),
        ("vac", "VAC", _("Variance at completion"), "BAC - EAC = {bac} - {eac}"),
        ("tcpi", "TCPI", _("Performance needed for the budget"), needed),
    ]


def _or_dash(amount: int | None, currency: str) -> str:
    return "–" if amount is None else round_amount(amount, currency)


def drawn(points: list[Point]) -> Curve | None:
    if len(points) < 2:
        return None
    series: list[tuple[str, list[int | None]]] = [
        ("pv", [one.pv for one in points]),
        ("ev", [one.ev for one in points]),
        ("ac", [one.ac for one in points]),
    ]
    return curve(series, [short_day(one.day) for one in points])


def _spoken(value: Decimal, currency: str, pattern: str | None) -> str:
    locale = CUSTOMS.get(current_locale(), current_locale())
    return format_currency(value, currency, pattern, locale=locale, currency_digits=pattern is None)
