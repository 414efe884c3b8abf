"""What may be sent to metrics: by people, files, programs and the world outside."""

from datetime import UTC, date, datetime, time
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BeforeValidator, Field
from werkzeug.datastructures import FileStorage

from onetask.core.clock import now
from onetask.core.forms import Form, Instant
from onetask.product.forms.fields import Day, Number, none_if_empty
from onetask.product.operations.metrics import MOST, Reading

Sort = Literal["engagement", "satisfaction", "share", "growth", "revenue", "custom"]
Window = Annotated[Literal["dau", "wau", "mau"] | None, BeforeValidator(none_if_empty)]


class MetricFields(Form):
    about: str | None = None
    sort: Sort | None = None
    unit: str | None = None
    direction: Literal["up", "down"] | None = None
    window: Window = None

    def fields(self) -> dict[str, Any]:
        usual = {"about": "", "unit": "", "sort": "custom", "direction": "up"}
        given = self.given()
        return {name: usual.get(name, value) if value is None else value
                for name, value in given.items()}  # fmt: skip


class MetricNew(MetricFields):
    name: str
    id: UUID | None = None


class MetricEdit(MetricFields):
    name: str | None = None


class PointNew(Form):
    """One value of a day, typed in."""

    value: Number
    on: Day = None
    note: str = ""

    @property
    def reading(self) -> Reading:
        return Reading(start_of(self.on or now().date()), self.value, note=self.note)


class SentPoint(Form):
    at: Instant | date
    value: float
    key: str = ""
    note: str = ""

    @property
    def reading(self) -> Reading:
        at = self.at if isinstance(self.at, datetime) else start_of(self.at)
        return Reading(at, self.value, self.key, self.note)


class SentPoints(Form):
    """What a program sends: one point, or a list of them."""

    points: list[SentPoint] = Field(default_factory=list, max_length=MOST)
    at: Instant | date | None = None
    value: float | None = None
    key: str = ""
    note: str = ""

    @property
    def readings(self) -> list[Reading]:
        some = [one.reading for one in self.points]
        if self.value is not None:
            at = self.at or now()
            own = {"value": self.value, "key": self.key, "note": self.note}
            some.append(SentPoint.model_validate({"at": at, **own}).reading)
        return some


class SurveyNew(Form):
    scale: Literal["nps", "csat"]
    question: str


class SurveyEdit(Form):
    question: str | None = None
    thanks: str | None = None


class Answered(Form):
    """From outside; `website` is a field that people do not see and programs fill in."""

    score: int
    words: str = Field(default="", max_length=1000)
    website: str = ""


class Pinged(Form):
    who: str = Field(min_length=1, max_length=200)


class Sheet(Form):
    """A file with a date and a value in each row, or the same as text."""

    text: str = Field(default="", max_length=200_000)


def start_of(day: date) -> datetime:
    return datetime.combine(day, time(0), UTC)


def text_of(file: FileStorage | None, typed: str) -> str:
    """The file's words if one came, else what was typed."""
    raw = file.read(400_001) if file else b""
    return raw.decode("utf-8-sig", "replace") if raw else typed
