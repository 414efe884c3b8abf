"""What may be sent to change work, by pages and scripts alike."""

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BeforeValidator, Field

from onetask.core.clock import local_moment, today_in
from onetask.core.errors import Invalid
from onetask.core.forms import Form
from onetask.core.locale import gettext as _
from onetask.work.engine.days import when
from onetask.work.engine.durations import minutes_in


def _none_if_empty(value: Any) -> Any:
    return None if value == "" else value


def _comma(value: Any) -> Any:
    return value.replace(",", ".") if isinstance(value, str) else value


Day = Annotated[date | None, BeforeValidator(_none_if_empty)]
Id = Annotated[UUID | None, BeforeValidator(_none_if_empty)]
Points = Annotated[float | None, BeforeValidator(lambda value: _none_if_empty(_comma(value)))]
Query = Annotated[str | None, Field(max_length=5000)]
Limit = Annotated[int | None, BeforeValidator(_none_if_empty)]
Importance = Literal["critical", "important", "anytime"]
Step = Literal["backlog", "ready", "doing", "review", "done"]
Status = Literal["on_track", "at_risk", "off_track", "paused", "done"]


class TaskFields(Form):
    """What a task is; `due` and `duration` in words, the rest exact."""

    description: str | None = None
    importance: Importance | None = None
    starts_on: Day = None
    due_on: Day = None
    due_at: datetime | None = None
    due: str | None = None
    minutes: Limit = None
    duration: str | None = None
    points: Points = None

    def fields(self, zone: str) -> dict[str, Any]:
        """The fields that were sent, the words among them understood."""
        given = {name: value for name, value in self.given().items() if name not in NOT_FIELDS}
        if "due" in given:
            given |= due_fields(given.pop("due"), zone)
        if "duration" in given:
            given["minutes"] = _minutes(given.pop("duration"))
        return given


class TaskEdit(TaskFields):
    title: str | None = None

    def fields(self, zone: str) -> dict[str, Any]:
        given = super().fields(zone)
        return given | {"title": self.title} if "title" in self.given() else given


class TaskNew(TaskFields):
    """A card in a column, or a sub-task; `like`: the filter of the page it is made on."""

    title: str
    id: UUID | None = None
    column: Id = None
    parent: Id = None
    after: UUID | Literal["end", "top"] | None = "end"
    like: Query = None


class Capture(TaskFields):
    """A line from anywhere, and whether it is for whoever typed it."""

    title: str
    column: Id = None
    mine: bool = False


class Place(Form):
    """A column of any project, or a project, where the column of its kind is found."""

    column: Id = None
    project: Id = None
    after: Id = None
    before: Id = None


class Order(Form):
    """Where a sub-task or a column stands among its kind."""

    after: Id = None
    before: Id = None


class NewLine(Form):
    id: UUID | None = None
    title: str


class Bulk(Form):
    """One change for many tasks, or many new ones in a column."""

    ids: list[UUID] = Field(default_factory=list, max_length=500)
    column: Id = None
    project: Id = None
    after: Id = None
    before: Id = None
    create: list[NewLine] = Field(default_factory=list, max_length=500)
    titles: list[str] = Field(default_factory=list, max_length=500)
    like: Query = None
    assign: Id = None
    unassign: Id = None
    label: Id = None
    unlabel: Id = None
    importance: Importance | None = None
    due: str | None = None
    close: bool = False
    reopen: bool = False
    archive: bool = False
    unarchive: bool = False
    bin: bool = False
    restore: bool = False


class Blocker(Form):
    """The task to wait for, by its id or its ref."""

    task: str


class ProjectNew(Form):
    key: str
    name: str
    about: str | None = None
    lead_id: Id = None
    hue: int | None = None
    starts_on: Day = None
    ends_on: Day = None
    template: Id = None


class ProjectEdit(Form):
    key: str | None = None
    name: str | None = None
    about: str | None = None
    lead_id: Id = None
    status: Status | None = None
    hue: int | None = None
    starts_on: Day = None
    ends_on: Day = None


class ColumnNew(Form):
    name: str
    kind: Step
    limit: Limit = None
    after: Id = None


class ColumnEdit(Form):
    name: str | None = None
    kind: Step | None = None
    limit: Limit = None

    def fields(self) -> dict[str, Any]:
        names = {"kind": "step", "limit": "most"}
        return {names.get(name, name): value for name, value in self.given().items()}


class TemplateNew(Form):
    name: str


class FromTemplate(Form):
    """Where a task is begun, and what it is called if not as its template."""

    column: UUID
    title: str | None = None


class Copy(Form):
    """Where the copy is wanted; nothing: beside the original."""

    column: Id = None


NOT_FIELDS = {"title", "id", "column", "parent", "after", "mine", "like"}


def due_fields(words: str | None, zone: str) -> dict[str, Any]:
    try:
        found = when(words or "", today_in(zone))
    except (ValueError, OverflowError):
        raise Invalid(
            {"due": _("This date is not understood. Try “fri”, “+2w”, “24 mar 15:00”.")}
        ) from None
    if found is None:
        return {"due_on": None, "due_at": None}
    at = local_moment(found.day, found.clock, zone) if found.clock else None
    return {"due_on": found.day, "due_at": at}


def _minutes(words: str | None) -> int | None:
    try:
        return minutes_in(words or "")
    except (ValueError, OverflowError):
        raise Invalid({"duration": _("This length is not understood. Try “2 h 30 min”.")}) from None
