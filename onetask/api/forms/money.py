"""What programs send about money: whole minor units, cents for the euro."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from onetask.core.forms import Form

Line = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Minor = Annotated[int, Field(ge=0, le=10**13)]
Count = Annotated[int, Field(ge=0, le=10**8)]
Code = Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{3}$")]
Short = Annotated[str, StringConstraints(max_length=40)]
Note = Annotated[str, StringConstraints(max_length=2000)]


class NewBudgetLine(Form):
    """`labour`: minutes at `per_hour`; `units`: a `quantity` at `unit_price`; else `planned`."""

    title: Line
    kind: Literal["labour", "units", "fixed"] = "fixed"
    planned: Minor = 0
    minutes: Count | None = None
    per_hour: Minor | None = None
    role: Short = ""
    quantity: Count | None = None
    unit: Short = ""
    unit_price: Minor | None = None
    id: UUID | None = None


class NewExpense(Form):
    """Committed or spent, in minor units of its currency; without one, of the project's."""

    title: Line
    amount: Minor
    currency: Code | None = None
    spent_on: date
    state: Literal["committed", "spent"] = "spent"
    line_id: UUID | None = None
    note: Note = ""
    id: UUID | None = None


class BudgetEdit(Form):
    currency: Code


class NewRate(Form):
    """Of a member, of a role, else of everybody."""

    per_hour: Minor
    currency: Code
    from_on: date
    member_id: UUID | None = None
    role: Short = ""


class NewExchangeRate(Form):
    """From a day on, one `source` is worth `rate` `target`."""

    source: Code
    target: Code
    from_on: date
    rate: Annotated[str, StringConstraints(pattern=r"^\d{1,8}([.,]\d{1,8})?$")]
