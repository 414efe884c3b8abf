"""Budgets, expenses, rates and earned value, for programs."""

from datetime import date
from uuid import UUID

from flask import request

from onetask.api.engine import shown_money as s
from onetask.api.forms.money import (
    BudgetEdit,
    NewBudgetLine,
    NewExchangeRate,
    NewExpense,
    NewRate,
)
from onetask.api.queries.items import item_shown, item_there, item_whole
from onetask.api.queries.money import budget_shown, earned_shown, line_whole
from onetask.api.queries.shown import number_of
from onetask.api.views.registry import again, home, page_of, route
from onetask.core.clock import today_in
from onetask.core.db import session
from onetask.core.errors import Invalid, NotThere
from onetask.core.locale import gettext as _
from onetask.core.subjects import one_or_404
from onetask.core.who import me
from onetask.people.models import Workspace
from onetask.plan.access.items import team_project, visible_items
from onetask.plan.access.money import may_see_rates, visible_rates
from onetask.plan.models.budget import BudgetLine, Expense, Rate
from onetask.plan.operations.budget import add_budget_line, add_expense, set_currency
from onetask.plan.operations.items import bin_item
from onetask.plan.operations.rates import add_exchange_rate, add_rate


@route("GET", "/projects/<uuid:id>/budget", s.BudgetShown)
def read_budget(id: UUID) -> s.BudgetShown:
    """Lines and expenses; how labour is priced only for those who keep the money."""
    return budget_shown(me(), team_project(me(), id), today_in(me().zone))


@route("PUT", "/projects/<uuid:id>/budget/currency", s.BudgetShown, takes=BudgetEdit)
def set_budget_currency(form: BudgetEdit, id: UUID) -> s.BudgetShown:
    """The currency of the project, while its budget has no lines."""
    project = team_project(me(), id)
    set_currency(me(), project, currency=form.currency)
    return budget_shown(me(), project, today_in(me().zone))


@route("POST", "/projects/<uuid:id>/budget-lines", s.BudgetLineWhole,
       takes=NewBudgetLine, about="budgetline")  # fmt: skip
def create_budget_line(form: NewBudgetLine, id: UUID) -> s.BudgetLineWhole:
    """A line of the budget; hours at a rate and units at a price are multiplied here."""
    fields = form.given()
    if "kind" in fields:
        fields["what"] = fields.pop("kind")
    return line_whole(me(), add_budget_line(me(), team_project(me(), id), **fields))


@route("DELETE", "/budget-lines/<uuid:id>", s.BudgetLineWhole, about="budgetline")
def delete_budget_line(id: UUID) -> s.BudgetLineWhole:
    """Puts it into the bin."""
    line = one_or_404(visible_items(me(), BudgetLine), id)
    bin_item(me(), line)
    return line_whole(me(), line)


@route("POST", "/projects/<uuid:id>/expenses", s.ExpenseWhole, takes=NewExpense, about="expense")
def create_expense(form: NewExpense, id: UUID) -> s.ExpenseWhole:
    """Money committed or spent; receipts are attached as files."""
    made = add_expense(me(), team_project(me(), id), **form.given())
    return item_whole(me(), s.ExpenseWhole, made)


@route("DELETE", "/expenses/<uuid:id>", s.ExpenseWhole, about="expense")
def delete_expense(id: UUID) -> s.ExpenseWhole:
    """Puts it into the bin."""
    expense = one_or_404(visible_items(me(), Expense), id)
    return item_whole(me(), s.ExpenseWhole, bin_item(me(), expense))


@route("GET", "/projects/<uuid:id>/earned-value", s.EarnedValue, asks=("at",))
def read_earned_value(id: UUID) -> s.EarnedValue:
    """PV, EV, AC and all that follows from them on a day (`at`, today), and the S-curve."""
    project, today = team_project(me(), id), today_in(me().zone)
    return earned_shown(me(), project, _day(request.args.get("at"), today), today)


@route("GET", "/workspaces/<uuid:id>/rates", s.Rates, asks=("cursor", "limit"))
def list_rates(id: UUID) -> s.Rates:
    """What an hour costs; only for those who manage or lead a project."""
    number = number_of(home(id))
    if not may_see_rates(me()):
        raise NotThere
    rows, rest = page_of(visible_rates(me()), Rate.id)
    return s.Rates(number=number, items=[item_shown(s.RateShown, one) for one in rows], next=rest)


@route("POST", "/workspaces/<uuid:id>/rates", s.RateWhole, takes=NewRate)
def create_rate(form: NewRate, id: UUID) -> s.RateWhole:
    """What an hour costs from a day on."""
    home(id)
    made = add_rate(me(), session.get_one(Workspace, id), **form.given())
    return item_whole(me(), s.RateWhole, made)


@route("POST", "/workspaces/<uuid:id>/exchange-rates", s.ExchangeRateWhole, takes=NewExchangeRate)
def create_exchange_rate(form: NewExchangeRate, id: UUID) -> s.ExchangeRateWhole:
    """What one of a currency is worth in another from a day on."""
    home(id)
    made = add_exchange_rate(me(), session.get_one(Workspace, id), **form.given())
    return item_whole(me(), s.ExchangeRateWhole, made)


def _day(text: str | None, today: date) -> date:
    try:
        found = date.fromisoformat(text) if text else today
    except ValueError:
        raise Invalid({"at": _("This must be a date, such as 2026-03-18.")}) from None
    if not 1900 <= found.year <= 2200:
        raise Invalid({"at": _("This date is too far away.")})
    return found


again["budgetline"] = lambda actor, id: line_whole(actor, item_there(actor, BudgetLine, id))
again["expense"] = lambda actor, id: item_whole(
    actor, s.ExpenseWhole, item_there(actor, Expense, id)
)
