"""What programs send about products, goals, metrics, strategy and research."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from onetask.core.forms import Form, Instant

Line = Annotated[str, StringConstraints(min_length=1, max_length=120)]
Objective = Annotated[str, StringConstraints(min_length=1, max_length=160)]
Text = Annotated[str, StringConstraints(max_length=5_000)]
Long = Annotated[str, StringConstraints(max_length=20_000)]
Part = Annotated[str, StringConstraints(max_length=30_000)]
Figure = Annotated[float, Field(ge=-1e15, le=1e15, allow_inf_nan=False)]
Percent = Annotated[float, Field(ge=0, le=100, allow_inf_nan=False)]
Hue = Annotated[int, Field(ge=0, le=360)]
Day = Annotated[date, Field(ge=date(1900, 1, 1), le=date(2200, 12, 31))]
Unit = Annotated[str, StringConstraints(max_length=12)]
Key = Annotated[str, StringConstraints(max_length=80)]
Reason = Annotated[str, StringConstraints(max_length=200)]
Direction = Literal["up", "down"]
Sort = Literal["engagement", "satisfaction", "share", "growth", "revenue", "custom"]
Role = Literal["vision", "strategy", "pillar", "market", "lean", "model", "swot"]
Finding = Literal["segments", "personas", "competitors", "traits", "notes"]


class NewProduct(Form):
    name: Line
    about: Long = ""
    hue: Hue = 303
    id: UUID | None = None


class ProductEdit(Form):
    name: Line = ""
    about: Long = ""
    hue: Hue = 303
    slug: Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{3,60}$")] = "none"


class GoalEdit(Form):
    title: Objective = ""
    about: Long = ""
    owner_id: UUID | None = None
    starts_on: Day | None = None
    ends_on: Day | None = None
    weight: Annotated[int, Field(ge=1, le=10)] = 1
    parent_id: UUID | None = None
    set_percent: Percent | None = None
    set_why: Reason = ""


class NewGoal(GoalEdit):
    """In the product that is named, else in the workspace's first."""

    title: Objective
    product_id: UUID | None = None
    id: UUID | None = None


class NewResult(Form):
    """By a metric that is there, or by a new one of this name."""

    metric_id: UUID | None = None
    name: Line | None = None
    unit: Unit = ""
    direction: Direction = "up"
    start: Figure
    target: Figure
    id: UUID | None = None


class ResultEdit(Form):
    name: Line = ""
    start: Figure = 0
    target: Figure = 0


class NewCheckIn(Form):
    outlook: Literal["on_track", "at_risk", "off_track"]
    confidence: Annotated[int, Field(ge=1, le=10)]
    note: Text = ""


class MetricEdit(Form):
    name: Line = ""
    about: Text = ""
    sort: Sort = "custom"
    unit: Unit = ""
    direction: Direction = "up"
    window: Literal["dau", "wau", "mau"] | None = None


class NewMetric(MetricEdit):
    name: Line
    product_id: UUID | None = None
    id: UUID | None = None


class NewPoint(Form):
    """A value of a moment; the key tells senders of one moment apart."""

    at: Instant
    value: Figure
    key: Key = ""
    note: Reason = ""


class NewPoints(Form):
    """One value, or many at once."""

    at: Instant | None = None
    value: Figure | None = None
    key: Key = ""
    note: Reason = ""
    points: list[NewPoint] = Field(default_factory=list, max_length=2_000)


class NewDocument(Form):
    """Its role, and its parts by name; a pillar has a title."""

    role: Role
    title: Annotated[str, StringConstraints(max_length=120)] = ""
    parts: dict[Annotated[str, StringConstraints(max_length=20)], Part] = Field(
        default_factory=dict, max_length=12
    )


class NewFinding(Form):
    """Something of research: its sort, and its fields by name."""

    sort: Finding
    fields: dict[Annotated[str, StringConstraints(max_length=20)], str | float | None] = Field(
        default_factory=dict, max_length=12
    )


class FindingEdit(Form):
    fields: dict[Annotated[str, StringConstraints(max_length=20)], str | float | None] = Field(
        default_factory=dict, max_length=12
    )


class NewPassage(Form):
    quote: Annotated[str, StringConstraints(min_length=1, max_length=2_000)]
    begins: Annotated[int, Field(ge=0, le=1_000_000)] | None = None
    id: UUID | None = None
