"""Amounts are whole minor units; rates are dated, and only some may see them."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as some

from onetask.api.queries.exports import export_of
from onetask.core.errors import Clash, Conflict, Invalid, Refused
from onetask.core.undo import undo
from onetask.plan.engine.money import (
    Exchange,
    Wage,
    converted,
    cost_of,
    major,
    minor,
    rounded,
    wage_on,
)
from onetask.plan.operations.budget import add_budget_line, add_expense, set_currency
from onetask.plan.operations.items import bin_item, edit_item
from onetask.plan.operations.rates import add_exchange_rate, add_rate, drop_rate, keep_rate
from onetask.plan.operations.time import log_time
from onetask.plan.queries import budget as read
from onetask.work.operations.projects import edit_project

DAY = date(2026, 3, 17)
EARLY = date(2026, 1, 1)


@pytest.mark.parametrize(("text", "currency", "amount"), [
    ("1250.50", "EUR", 125050), ("1 250,50", "EUR", 125050), ("1,250.50", "EUR", 125050),
    ("1.250,50", "EUR", 125050), ("1,250", "EUR", 125000), ("12,5", "EUR", 1250),
    ("1250", "JPY", 1250), ("1.500", "KWD", 1500), ("1.234.567", "EUR", 123456700),
    ("0", "EUR", 0)])  # fmt: skip
def test_amounts_as_people_write_them(text, currency, amount):
    assert minor(text, currency) == amount


@pytest.mark.parametrize(("text", "currency"), [
    ("", "EUR"), ("-5", "EUR"), ("1.2345", "EUR"), ("12.5", "JPY"), ("ten", "EUR"),
    ("1e5", "EUR"), ("1.2.3,4,5", "EUR"), ("9" * 14, "EUR"), ("٣", "EUR") ])  # fmt: skip
def test_what_is_no_amount(text, currency):
    with pytest.raises(ValueError):  # noqa: PT011
        minor(text, currency)


@given(some.integers(0, 10**12), some.sampled_from(["EUR", "JPY", "KWD"]))
def test_an_amount_is_read_back(amount, currency):
    assert minor(f"{major(amount, currency):f}", currency) == amount


@given(some.integers(0, 10**6), some.integers(0, 10**6))
def test_hours_cost_what_they_should_to_half_a_cent(minutes, per_hour):
    assert abs(60 * cost_of(minutes, per_hour) - minutes * per_hour) <= 30


def test_half_a_cent_goes_up():
    assert [rounded(Decimal(text)) for text in ("0.5", "1.49", "2.5")] == [1, 1, 3]


def exchange(rate, day=EARLY, source="USD", target="EUR"):
    return Exchange(source, target, day, Decimal(rate))


def test_the_rate_in_force_counts_and_turns_round():
    known = [exchange("0.90"), exchange("0.95", date(2026, 3, 1))]
    assert converted(10_000, "USD", "EUR", date(2026, 2, 28), known) == 9000
    assert converted(10_000, "USD", "EUR", DAY, known) == 9500
    assert converted(9500, "EUR", "USD", DAY, known) == 10_000
    assert converted(10_000, "USD", "EUR", date(2025, 1, 1), known) is None
    assert converted(10_000, "CHF", "EUR", DAY, known) is None
    assert converted(7, "EUR", "EUR", DAY, []) == 7


def test_yen_have_no_cents():
    known = [exchange("160", source="EUR", target="JPY")]
    assert converted(100, "EUR", "JPY", DAY, known) == 160
    assert converted(160, "JPY", "EUR", DAY, known) == 100


def test_a_person_s_rate_counts_before_a_role_s_and_that_before_everybody_s():
    mia, bob = uuid4(), uuid4()
    wages = [
        Wage(None, "", EARLY, 50, "EUR"),
        Wage(None, "Designer", EARLY, 60, "EUR"),
        Wage(mia, "", EARLY, 70, "EUR"),
        Wage(mia, "", DAY, 80, "EUR"),
    ]
    assert wage_on(wages, mia, "Designer", date(2026, 2, 1)).per_hour == 70
    assert wage_on(wages, mia, "", DAY).per_hour == 80
    assert wage_on(wages, bob, "Designer", DAY).per_hour == 60
    assert wage_on(wages, bob, "Tester", DAY).per_hour == 50
    assert wage_on(wages, bob, "", date(2025, 1, 1)) is None


def test_lines_are_multiplied(world, told):
    labour = {"what": "labour", "minutes": 90, "per_hour": 8500}
    line = add_budget_line(world.ana, world.launch, title="Design", **labour)
    units = {"what": "units", "quantity": 12, "unit_price": 1999, "unit": "lamps"}
    lamps = add_budget_line(world.ana, world.launch, title="Lamps", **units)
    assert (line.planned, lamps.planned) == (12_750, 23_988)
    edit_item(world.ana, line, minutes=60)
    assert line.planned == 8500
    undo(world.ana, told[-1].number)
    assert (line.minutes, line.planned) == (90, 12_750)
    with pytest.raises(Invalid):
        add_budget_line(world.ana, world.launch, title="Odd", what="labour", minutes=60)
    with pytest.raises(Invalid):
        add_budget_line(world.ana, world.launch, title="Odd", planned=-1)
    with pytest.raises(Invalid):
        edit_item(world.ana, lamps, quantity=10**9, unit_price=10**13)


def test_who_keeps_the_money(world):
    with pytest.raises(Refused):
        add_budget_line(world.ben, world.launch, title="Mine", planned=1)
    edit_project(world.ana, world.launch, lead_id=world.ben.id)
    add_budget_line(world.ben, world.launch, title="Mine", planned=1)
    with pytest.raises(Refused):
        add_budget_line(world.ben, world.garden, title="Not mine", planned=1)
    with pytest.raises(Refused):
        add_rate(world.ben, world.home, per_hour=1, from_on=DAY, currency="EUR")


def paid(world, who="ben", **fields):
    facts = {"title": "Paper", "amount": 1250, "spent_on": DAY} | fields
    return add_expense(getattr(world, who), world.launch, **facts)


def test_expenses_are_noted_by_the_team_and_corrected_by_who_noted_them(world):
    expense = paid(world, "ana")
    with pytest.raises(Refused):
        edit_item(world.ben, expense, amount=1)
    mine = paid(world)
    edit_item(world.ben, mine, amount=1)
    bin_item(world.ana, mine)
    with pytest.raises(Refused):
        paid(world, "gus")


def test_typed_words_of_an_expense_are_not_lost(world, told):
    expense = paid(world)
    seen = told[-1].number
    edit_item(world.ana, expense, seen=seen, title="Thick paper")
    with pytest.raises(Clash):
        edit_item(world.ben, expense, seen=seen, title="Thin paper")


def test_money_stays_in_its_project(world):
    line = add_budget_line(world.ana, world.garden, title="Seeds", planned=10)
    with pytest.raises(Invalid):
        paid(world, line_id=line.id)
    with pytest.raises(Invalid):
        edit_item(world.ben, paid(world), line_id=line.id)


@pytest.mark.parametrize("fields", [{"currency": "XXQ"}, {"amount": -1}, {"state": "lost"}])
def test_odd_expenses(world, fields):
    with pytest.raises(Invalid):
        paid(world, **fields)


def test_a_currency_is_set_before_there_are_lines(world, told):
    set_currency(world.ana, world.launch, currency="chf")
    assert read.currency_of(world.launch.id) == "CHF"
    undo(world.ana, told[-1].number)
    assert read.currency_of(world.launch.id) == "EUR"
    add_budget_line(world.ana, world.launch, title="Line", planned=1)
    with pytest.raises(Conflict):
        set_currency(world.ana, world.launch, currency="USD")
    with pytest.raises(Invalid):
        set_currency(world.ana, world.garden, currency="euro")


def test_what_is_planned_promised_and_spent(world):
    line = add_budget_line(
        world.ana, world.launch, title="Design", what="labour", minutes=600, per_hour=6000
    )
    paid(world, state="committed", amount=500, line_id=line.id)
    paid(world, amount=100)
    log_time(world.ben, world.brief, member=world.ben, minutes=90, worked_on=DAY)
    add_rate(world.ana, world.home, per_hour=6000, from_on=EARLY, currency="EUR")
    book = read.books_of([world.launch.id])[world.launch.id]
    assert (book.planned, book.committed, book.spent) == (60_000, 500, 9100)
    assert book.ledger.on_line(line.id) == (9000, 500)
    assert book.ledger.on_line(None) == (100, 0)
    assert read.cost_of([world.launch.id, world.garden.id]) == [read.Cost("EUR", 60_000, 500, 9100)]


def test_what_has_no_rate_is_named_and_left_out(world):
    log_time(world.ben, world.brief, member=world.ben, minutes=90, worked_on=DAY)
    paid(world, currency="USD")
    ledger = read.books_of([world.launch.id])[world.launch.id].ledger
    assert (ledger.unpaid, ledger.unchanged) == ({world.ben.id: 90}, {"USD"})
    assert (ledger.is_whole, ledger.spent_by()) == (False, 0)


def test_foreign_money_is_turned_by_hand_entered_rates(world, told):
    rate = add_exchange_rate(
        world.ana, world.home, source="USD", target="EUR", from_on=EARLY, rate="0,92"
    )
    paid(world, currency="USD", amount=1000)
    spent = lambda: read.books_of([world.launch.id])[world.launch.id].spent  # noqa: E731
    assert spent() == 920
    drop_rate(world.ana, rate)
    assert spent() == 0
    undo(world.ana, told[-1].number)
    assert spent() == 920
    assert keep_rate(world.ana, rate) is rate


@pytest.mark.parametrize("fields", [{"rate": "0"}, {"rate": "-1"}, {"target": "USD"},
                                    {"source": "??"}, {"rate": "abc"}])  # fmt: skip
def test_odd_exchange_rates(world, fields):
    facts = {"source": "USD", "target": "EUR", "from_on": EARLY, "rate": "1"} | fields
    with pytest.raises(Invalid):
        add_exchange_rate(world.ana, world.home, **facts)


def test_only_those_allowed_see_rates(world, client_for):
    add_rate(world.ana, world.home, per_hour=7177, from_on=EARLY, currency="EUR")
    labour = {"what": "labour", "minutes": 60, "per_hour": 7177}
    add_budget_line(world.ana, world.launch, title="Design", **labour)
    ben, ana = client_for(world.ben), client_for(world.ana)
    assert "71.77" in ana.get("/rates").text
    assert ben.get("/rates").status_code == 404
    api = f"/api/v1/projects/{world.launch.id}/budget"
    assert ben.get(api).json["lines"][0]["per_hour"] is None
    assert ana.get(api).json["lines"][0]["per_hour"] == 7177
    edit_project(world.ana, world.launch, lead_id=world.ben.id)
    assert "71.77" in ben.get("/rates").text
    assert ben.get(api).json["lines"][0]["per_hour"] == 7177
    assert client_for(world.gus).get(f"/projects/{world.launch.id}/budget").status_code == 404


def test_an_export_of_a_project_holds_no_money(world):
    paid(world)
    assert "expenses" not in export_of(world.home, world.launch)["tables"]
    assert "expenses" in export_of(world.home)["tables"]


def test_the_pages(world, client_for):
    ana, url = client_for(world.ana), f"/projects/{world.launch.id}"
    new = {"title": "Lamps", "what": "units", "quantity": "3", "unit_price": "1.250,50"}
    assert ana.post(f"{url}/budget-lines", data=new).status_code == 303
    line = read.books_of([world.launch.id])[world.launch.id].lines[0]
    assert line.planned == 375_150
    assert "€3,752" in ana.get(f"{url}/budget").text
    assert "Lamps" in ana.get(f"/budget-lines/{line.id}").text
    sent = {"title": "Paper", "amount": "12.50", "spent_on": "2026-03-17", "currency": ""}
    assert ana.post(f"{url}/expenses", data=sent).status_code == 303
    assert ana.post(f"{url}/expenses", data=sent | {"amount": "much"}).status_code == 422
    expense = read.books_of([world.launch.id])[world.launch.id].expenses[0]
    assert "Receipts" in ana.get(f"/expenses/{expense.id}").text
    assert ana.delete(f"/expenses/{expense.id}").status_code == 303
    assert ana.post(f"/expenses/{expense.id}/restoration").status_code == 303
    assert ana.get(f"{url}/budget?part&since=999999").status_code == 204
