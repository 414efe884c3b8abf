"""Money: what the tests of the house play."""

from datetime import date

from onetask.plan.operations import budget, rates
from tests.plan.brings_risks import EDITORS_ONLY
from tests.security.signs import TEAM_ONLY

DAY = date(2026, 3, 1)
KEEPERS = "----x..--"
KEPT = "-----..--"
RATE = {"per_hour": 8500, "from_on": DAY, "currency": "EUR"}
EXCHANGE = {"source": "USD", "target": "EUR", "from_on": DAY, "rate": "0.92"}


def line(w, **fields):
    return budget.add_budget_line(w.ana, w.launch, title="Printing", planned=90_000, **fields)


def expense(w):
    facts = {"title": "Paper", "amount": 12_500, "spent_on": DAY, "line_id": line(w).id}
    return budget.add_expense(w.ben, w.launch, **facts)


ACTS = {
    "add_budget_line": line,
    "add_expense": expense,
    "set_currency": lambda w: budget.set_currency(w.ana, w.launch, currency="CHF"),
    "add_rate": lambda w: rates.add_rate(w.ana, w.home, **RATE),
    "add_exchange_rate": lambda w: rates.add_exchange_rate(w.ana, w.home, **EXCHANGE),
    "drop_rate": lambda w: rates.drop_rate(w.ana, ACTS["add_rate"](w)),
    "keep_rate": lambda w: rates.keep_rate(w.ana, ACTS["drop_rate"](w)),
}
PAGES = {
    "budget": lambda w: f"/projects/{w.launch.id}/budget",
    "rates": lambda _: "/rates",
}
HOMES = {
    "budget-lines": "budget line",
    "expenses": "expense",
    "rates": "rate",
    "exchange-rates": "exchange rate",
}
NEW_RATE = {"per_hour": "85", "from_on": "2026-03-01", "currency": "EUR"}
PAID = {"title": "New", "amount": "12.50", "spent_on": "2026-03-01", "currency": "EUR"}
AT = {
    "plan_budget.index": (TEAM_ONLY,),
    "plan_budget.choose_currency": (KEPT,),
    "plan_budget.change_currency": ("----xcc--", {"currency": "CHF"}),
    "plan_budget.new_line": (KEPT,),
    "plan_budget.create_line": (KEEPERS, {"title": "New", "planned": "100"}),
    "plan_budget.show_line": (KEPT,),
    "plan_budget.edit_line": (KEEPERS, {"title": "New"}),
    "plan_budget.delete_line": (KEEPERS,),
    "plan_budget.new_expense": (TEAM_ONLY,),
    "plan_budget.create_expense": (TEAM_ONLY, PAID),
    "plan_budget.show_expense": (TEAM_ONLY,),
    "plan_budget.edit_expense": (KEEPERS, PAID),
    "plan_budget.delete_expense": (KEEPERS,),
    "plan_budget.restore_expense": ("---------",),
    "plan_rates.index": ("-.---..-.",),
    "plan_rates.create": ("-.xxx..-.", NEW_RATE),
    "plan_rates.delete": (KEPT,),
    "plan_rates.create_exchange": ("-.xxx..-.", EXCHANGE | {"from_on": "2026-03-01"}),
    "plan_rates.delete_exchange": (KEEPERS,),
    "api.read_budget": (TEAM_ONLY,),
    "api.set_budget_currency": ("----xcc--", {"currency": "CHF"}),
    "api.create_budget_line": (KEEPERS, {"title": "New", "planned": 100}),
    "api.delete_budget_line": (KEEPERS,),
    "api.create_expense": (EDITORS_ONLY, PAID | {"amount": 1250}),
    "api.delete_expense": (KEEPERS,),
    "api.read_earned_value": (EDITORS_ONLY,),
    "api.list_rates": (KEPT,),
    "api.create_rate": ("--xxx..--", NEW_RATE | {"per_hour": 8500}),
    "api.create_exchange_rate": ("--xxx..--", EXCHANGE | {"from_on": "2026-03-01"}),
}


def plant(world, project, canary):
    made = budget.add_budget_line(world.ana, project, title=f"Line {canary}", planned=100)
    facts = {"title": f"Expense {canary}", "amount": 5, "spent_on": DAY, "line_id": made.id}
    paid = budget.add_expense(world.ana, project, **facts)
    rate = rates.add_rate(world.ana, world.home, **RATE | {"role": f"Role {canary}"})
    exchange = rates.add_exchange_rate(world.ana, world.home, **EXCHANGE)
    return {"budget line": made, "expense": paid, "rate": rate, "exchange rate": exchange}
