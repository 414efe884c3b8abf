"""The budget of a project: lines, expenses with receipts, and earned value."""

from typing import Any
from uuid import UUID

from flask import Blueprint, make_response
from werkzeug.wrappers import Response as Answer

from onetask.core import hx
from onetask.core.clock import today_in
from onetask.core.errors import NotThere
from onetask.core.events import standing
from onetask.core.forms import read, seen
from onetask.core.subjects import one_or_404
from onetask.core.who import me
from onetask.plan.access.items import binned_items, may_keep_money, team_project, visible_items
from onetask.plan.engine.money import currencies, major
from onetask.plan.forms.money import CurrencyChoice, ExpenseEdit, LineEdit
from onetask.plan.models.budget import BudgetLine, Expense
from onetask.plan.operations.budget import add_budget_line, add_expense, set_currency
from onetask.plan.operations.items import bin_item, edit_item, restore_item
from onetask.plan.queries.budget import budget_of, currency_of
from onetask.plan.queries.shown import budget_facts, expense_facts
from onetask.plan.views.sheets import is_unchanged, project_page
from onetask.talk.queries.panel import Talk
from onetask.work.models.projects import Project
from onetask.work.queries.scene import project_head

bp = Blueprint("plan_budget", __name__)


@bp.get("/projects/<uuid:id>/budget")
def index(id: UUID) -> Answer:
    project = team_project(me(), id)
    may_keep, today = may_keep_money(me(), project), today_in(me().zone)
    return project_page(
        project, "budget", lambda: budget_facts(project, today) | {"may_keep": may_keep}
    )


@bp.get("/projects/<uuid:id>/budget/currency")
def choose_currency(id: UUID) -> Answer:
    project = _kept(id)
    facts: dict[str, Any] = {"project": project, "currency": currency_of(id)}
    return hx.page("plan/_currency_form.html", currencies=currencies(), **facts)


@bp.put("/projects/<uuid:id>/budget/currency")
@bp.post("/projects/<uuid:id>/budget/currency")
def change_currency(id: UUID) -> Answer:
    set_currency(me(), team_project(me(), id), currency=read(CurrencyChoice).currency)
    return hx.redrawn(f"/projects/{id}/budget")


@bp.get("/projects/<uuid:id>/budget-lines/new")
def new_line(id: UUID) -> Answer:
    return _line_form(_kept(id), None)


@bp.post("/projects/<uuid:id>/budget-lines")
def create_line(id: UUID) -> Answer:
    project, fields = team_project(me(), id), read(LineEdit).fields(currency_of(id))
    add_budget_line(me(), project, **({"title": ""} | _without_none(fields)))
    return hx.redrawn(f"/projects/{id}/budget")


@bp.get("/budget-lines/<uuid:id>")
def show_line(id: UUID) -> Answer:
    line = _line(id)
    if not may_keep_money(me(), line):
        raise NotThere
    return _line_form(line.project, line)


@bp.patch("/budget-lines/<uuid:id>")
@bp.post("/budget-lines/<uuid:id>")
def edit_line(id: UUID) -> Answer:
    line = _line(id)
    fields = read(LineEdit).fields(currency_of(line.project_id))
    edit_item(me(), line, seen=seen(), **_without_none(fields))
    return hx.redrawn(f"/projects/{line.project_id}/budget")


@bp.delete("/budget-lines/<uuid:id>")
def delete_line(id: UUID) -> Answer:
    line = _line(id)
    bin_item(me(), line)
    return hx.redrawn(f"/projects/{line.project_id}/budget")


@bp.get("/projects/<uuid:id>/expenses/new")
def new_expense(id: UUID) -> Answer:
    project = team_project(me(), id)
    return hx.page("plan/_expense_form.html", **expense_facts(project, None, today_in(me().zone)))


@bp.post("/projects/<uuid:id>/expenses")
def create_expense(id: UUID) -> Answer:
    project = team_project(me(), id)
    add_expense(me(), project, **_priced(read(ExpenseEdit), id))
    return hx.redrawn(f"/projects/{id}/budget")


@bp.get("/expenses/<uuid:id>")
def show_expense(id: UUID) -> Answer:
    """A page of its own: the form, its receipts, and what is said about it."""
    expense, now = _expense(id), standing(me().workspace_id)
    if is_unchanged(f"expense:{id}", now.number, now.floor):
        return make_response("", 204)
    project = expense.project
    facts = expense_facts(project, expense, today_in(me().zone)) | {"tab": "budget", "now": now}
    facts |= {"talk": Talk(me(), expense), "standing": now, "number": now.number}
    return hx.page("plan/expense.html", head=project_head(project, now), **facts)


@bp.patch("/expenses/<uuid:id>")
@bp.post("/expenses/<uuid:id>")
def edit_expense(id: UUID) -> Answer:
    expense = _expense(id)
    fields = _priced(read(ExpenseEdit), expense.project_id)
    edit_item(me(), expense, seen=seen(), **fields)
    return hx.redrawn(f"/projects/{expense.project_id}/budget")


@bp.delete("/expenses/<uuid:id>")
def delete_expense(id: UUID) -> Answer:
    expense = _expense(id)
    bin_item(me(), expense)
    return hx.redrawn(f"/projects/{expense.project_id}/budget")


@bp.post("/expenses/<uuid:id>/restoration")
def restore_expense(id: UUID) -> Answer:
    expense = one_or_404(binned_items(me(), Expense), id)
    restore_item(me(), expense)
    return hx.redrawn(f"/projects/{expense.project_id}/budget")


def _line_form(project: Project, line: BudgetLine | None) -> Answer:
    facts: dict[str, Any] = {"project": project, "line": line, "currency": currency_of(project.id)}
    facts |= {"major": major, "number": standing(me().workspace_id).number}
    return hx.page("plan/_line_form.html", **facts)


def _priced(form: ExpenseEdit, project_id: UUID) -> dict[str, Any]:
    """An amount is read in its own currency."""
    money = budget_of(project_id)
    currency = form.currency or (money.currency if money else "EUR")
    return form.fields(currency) | {"currency": currency}


def _kept(id: UUID) -> Project:
    """A project whose money one may keep; for others there is no form."""
    project = team_project(me(), id)
    if not may_keep_money(me(), project):
        raise NotThere
    return project


def _line(id: UUID) -> Any:
    return one_or_404(visible_items(me(), BudgetLine), id)


def _expense(id: UUID) -> Any:
    return one_or_404(visible_items(me(), Expense), id)


def _without_none(fields: dict[str, Any]) -> dict[str, Any]:
    """What is left empty in a form is not planned."""
    return {name: value for name, value in fields.items() if value is not None}
