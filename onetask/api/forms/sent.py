"""The bodies of requests: what is not listed is refused."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from onetask.core.forms import Form

Title = Annotated[str, StringConstraints(min_length=1, max_length=500)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=80)]
Prose = Annotated[str, StringConstraints(max_length=100_000)]
Words = Annotated[str, StringConstraints(min_length=1, max_length=20_000)]
Importance = Literal["critical", "important", "anytime"]
Kind = Literal["backlog", "ready", "doing", "review", "done"]
Status = Literal["on_track", "at_risk", "off_track", "paused", "done"]
Hue = Annotated[int, Field(ge=0, le=359)]
Minutes = Annotated[int, Field(ge=0, le=527_040)]
Points = Annotated[float, Field(ge=0, le=10_000)]
Limit = Annotated[int, Field(ge=1, le=999)]
Ids = Annotated[list[UUID], Field(max_length=50)]


class Nothing(Form):
    """No fields beside the request token."""


class NewProject(Form):
    key: Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9]{1,9}$")]
    name: Annotated[str, StringConstraints(min_length=1, max_length=120)]
    about: Annotated[str, StringConstraints(max_length=20_000)] = ""
    status: Status = "on_track"
    hue: Hue = 235
    lead_id: UUID | None = None
    starts_on: date | None = None
    ends_on: date | None = None


class ProjectEdit(Form):
    key: Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9]{1,9}$")] = ""
    name: Annotated[str, StringConstraints(min_length=1, max_length=120)] = ""
    about: Annotated[str, StringConstraints(max_length=20_000)] = ""
    status: Status = "on_track"
    hue: Hue = 235
    lead_id: UUID | None = None
    starts_on: date | None = None
    ends_on: date | None = None


class NewColumn(Form):
    name: Name
    kind: Kind = "ready"
    limit: Limit | None = None
    after: UUID | None = None


class ColumnEdit(Form):
    name: Name = ""
    kind: Kind = "ready"
    limit: Limit | None = None


class ColumnPlace(Form):
    after: UUID | None = None
    before: UUID | None = None


class TaskEdit(Form):
    title: Title = ""
    description: Prose = ""
    importance: Importance = "anytime"
    starts_on: date | None = None
    due_on: date | None = None
    due_at: datetime | None = None
    minutes: Minutes | None = None
    points: Points | None = None


class NewTask(TaskEdit):
    """A card in a column, or a sub-task of a parent."""

    title: Title
    column: UUID | None = None
    parent: UUID | None = None
    id: UUID | None = None
    after: UUID | Literal["end"] | None = "end"
    assignees: Ids = Field(default_factory=list)
    labels: Ids = Field(default_factory=list)


class TaskPlace(Form):
    """A column of any project, or a project alone, where the column of its kind is found."""

    column: UUID | None = None
    project: UUID | None = None
    after: UUID | None = None
    before: UUID | None = None


class NewComment(Form):
    body: Words
    id: UUID | None = None


class CommentEdit(Form):
    body: Words


class NewLabel(Form):
    name: Annotated[str, StringConstraints(min_length=1, max_length=60)]
    hue: Hue = 235


class NewLink(Form):
    url: Annotated[str, StringConstraints(min_length=1, max_length=2000)]
    name: Annotated[str, StringConstraints(max_length=150)] = ""
