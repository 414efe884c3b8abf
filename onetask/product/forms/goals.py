"""What may be sent to set, measure and discuss goals."""

from typing import Any, Literal
from uuid import UUID

from onetask.core.forms import Form
from onetask.product.forms.fields import Day, Id, MaybeNumber, Number, Whole

Direction = Literal["up", "down"]


class GoalFields(Form):
    about: str | None = None
    owner_id: Id = None
    starts_on: Day = None
    ends_on: Day = None
    weight: Whole = None
    parent_id: Id = None

    def fields(self) -> dict[str, Any]:
        """What was sent; an empty weight or text is the usual one."""
        usual = {"weight": 1, "about": ""}
        given = self.given()
        return {name: usual.get(name, value) if value is None else value
                for name, value in given.items()}  # fmt: skip


class GoalNew(GoalFields):
    title: str
    id: UUID | None = None


class GoalEdit(GoalFields):
    title: str | None = None
    set_percent: MaybeNumber = None
    set_why: str | None = None


class Override(Form):
    """A percentage that shall stand instead of the measured one, and why."""

    percent: Number
    why: str = ""


class ResultNew(Form):
    """By a metric there is, or by a new one of this name."""

    metric_id: Id = None
    name: str | None = None
    unit: str | None = None
    direction: Direction | None = None
    start: Number
    target: Number
    id: UUID | None = None

    def fields(self) -> dict[str, Any]:
        given = {name: value for name, value in self.given().items() if value is not None}
        given.pop("metric_id", None)
        return given


class ResultEdit(Form):
    name: str | None = None
    start: MaybeNumber = None
    target: MaybeNumber = None


class CheckInNew(Form):
    outlook: Literal["on_track", "at_risk", "off_track"]
    confidence: int
    note: str = ""
