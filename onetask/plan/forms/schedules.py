"""What is sent to change when work happens."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from onetask.core.forms import Form
from onetask.plan.queries.schedules import Move

Rule = Literal[
    "start_no_earlier",
    "finish_no_earlier",
    "start_no_later",
    "finish_no_later",
    "must_start",
    "must_finish",
]
Name = Annotated[str, StringConstraints(max_length=120)]


Hours = Annotated[float, Field(ge=0, le=24, allow_inf_nan=False)]


class MoveForm(Form):
    """A task by its id; new days, or so many working days on."""

    task: UUID
    start: date | None = None
    finish: date | None = None
    by: Annotated[int, Field(ge=-25_000, le=25_000)] = 0

    @property
    def move(self) -> Move:
        return Move(self.start, self.finish, self.by)


class Moves(Form):
    moves: Annotated[list[MoveForm], Field(max_length=500)]
    follow: bool = True

    @property
    def wanted(self) -> dict[UUID, Move]:
        return {one.task: one.move for one in self.moves}


class DependencyForm(Form):
    """The task it waits for, by id or ref; which end waits for which; a lag in working days."""

    on: Annotated[str, StringConstraints(min_length=1, max_length=60)]
    kind: Literal["FS", "SS", "FF", "SF"] = "FS"
    lag: Annotated[float, Field(ge=-3650, le=3650, allow_inf_nan=False)] = 0


class TimingForm(Form):
    mode: Literal["automatic", "manual"] = "automatic"
    days: Annotated[float, Field(ge=0, le=25_000, allow_inf_nan=False)] | None = None
    is_milestone: bool = False
    rule: Rule | Literal[""] | None = None
    rule_on: date | None = None


class CalendarForm(Form):
    """Hours of Monday to Sunday, a country's code and a region's, as `holidays` knows them."""

    hours: Annotated[list[Hours] | None, Field(max_length=7)] = None
    country: Annotated[str, StringConstraints(max_length=3)] | None = None
    region: Annotated[str, StringConstraints(max_length=20)] = ""


class TimeOffForm(Form):
    starts_on: date
    ends_on: date
    name: Name = ""
    hours: Hours = 0
