"""Budgets: their currency, their lines, and what was spent."""

from typing import Any
from uuid import UUID

from onetask.core.change import Actor, Change
from onetask.core.db import session
from onetask.core.door import operation
from onetask.core.errors import Conflict, Invalid
from onetask.core.events import Event
from onetask.core.ids import uuid7
from onetask.core.locale import gettext as _
from onetask.core.undo import undoes
from onetask.plan.access.items import may_keep_money
from onetask.plan.access.money import may_note_expense
from onetask.plan.engine.money import cost_of, currencies
from onetask.plan.models.budget import CURRENCY, EXPENSE_STATES, LINE_KINDS, BudgetLine, Expense
from onetask.plan.models.budget import Budget as Money
from onetask.plan.operations.items import Book, add_item, keeps
from onetask.plan.queries.budget import budget_of, has_lines, line_in
from onetask.work.models.projects import Project
from onetask.work.operations.fields import (
    a_day,
    as_given,
    line,
    needed,
    number,
    one_of,
    prose,
)

MOST = 10**13
AMOUNT = number(int, 0, MOST)


def a_currency(value: Any) -> str:
    """One of the currencies of ISO 4217."""
    code = str(value or "").strip().upper()
    if code not in currencies():
        raise ValueError(_("This is not a currency, such as EUR."))
    return code


def _sum_up(item: BudgetLine | None, new: dict[str, Any]) -> None:
    """Hours at a rate and units at a price make the planned sum."""
    facts: dict[str, Any] = {
        name: new.get(name, getattr(item, name, None))
        for name in ("what", "minutes", "per_hour", "quantity", "unit_price")
    }
    parts = {"labour": ("minutes", "per_hour"), "units": ("quantity", "unit_price")}
    needs = parts.get(facts["what"] or "fixed")
    if needs is None or not new:
        return
    if missing := [name for name in needs if facts[name] is None]:
        raise Invalid({missing[0]: _("This field is needed.")})
    count, price = (int(facts[name]) for name in needs)
    new["planned"] = cost_of(count, price) if needs[0] == "minutes" else count * price
    if new["planned"] > MOST:
        raise Invalid({needs[1]: _("This is more money than can be kept.")})


def _stay_inside(item: Expense | None, new: dict[str, Any]) -> None:
    """Money goes to a line of the same project."""
    line_id = new.get("line_id")
    if line_id and item is not None and not line_in(item.project_id, line_id):
        raise Invalid({"line_id": _("This line is not in the budget of the project.")})


LINES = keeps(
    Book(
        BudgetLine,
        {
            **{"title": line(200), "what": one_of(*LINE_KINDS), "planned": needed(AMOUNT)},
            **{"minutes": number(int, 0, 10**8), "per_hour": AMOUNT, "role": line(80, 0)},
            **{"quantity": number(int, 0, 10**9), "unit": line(40, 0), "unit_price": AMOUNT},
        },
        ("title",),
        _sum_up,
    )
)
EXPENSES = keeps(
    Book(
        Expense,
        {
            **{"title": line(200), "line_id": as_given, "spent_on": needed(a_day)},
            **{"amount": needed(AMOUNT), "currency": a_currency, "note": prose(2000)},
            "state": one_of(*EXPENSE_STATES),
        },
        ("title", "note"),
        _stay_inside,
    )
)


@operation(may_keep_money)
def set_currency(change: Change, project: Project, /, *, currency: str) -> Money:
    """Sums that were planned are not turned into another currency by themselves."""
    change.hold(project)
    try:
        code = a_currency(currency)
    except ValueError as error:
        raise Invalid({"currency": str(error)}) from None
    money = budget_of(project.id)
    old = money.currency if money else CURRENCY
    if code != old and has_lines(project.id):
        raise Conflict(_("This budget has lines in %(currency)s.", currency=old))
    if money is None:
        money = Money(id=uuid7(), workspace_id=project.workspace_id, project_id=project.id)
        session.add(money)
    money.currency = code
    session.flush()
    told = {"currency": [old, code], "project": str(project.id)}
    change.record("budget.currency_set", money, **told)
    return money


@operation(may_keep_money)
def add_budget_line(
    change: Change, project: Project, /, *, title: str, id: UUID | None = None, **fields: Any
) -> BudgetLine:
    """`what`: labour (minutes at per_hour), units (quantity at unit_price) or fixed (planned)."""
    change.hold(project)
    made: BudgetLine = add_item(change, project, LINES, id, {"title": title} | fields)
    return made


@operation(may_note_expense)
def add_expense(
    change: Change, project: Project, /, *, title: str, id: UUID | None = None, **fields: Any
) -> Expense:
    """Money committed or spent, in minor units of its currency; without one, the project's."""
    line_id = fields.get("line_id")
    if line_id and not line_in(project.id, line_id):
        raise Invalid({"line_id": _("This line is not in the budget of the project.")})
    if not fields.get("currency"):
        money = budget_of(project.id)
        fields["currency"] = money.currency if money else CURRENCY
    made: Expense = add_item(change, project, EXPENSES, id, {"title": title} | fields)
    return made


@undoes("budget.currency_set")
def set_currency_back(actor: Actor, event: Event) -> None:
    project = session.get_one(Project, UUID(event.facts["project"]))
    set_currency(actor, project, currency=event.facts["currency"][0])
