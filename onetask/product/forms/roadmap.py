"""What may be sent to change the roadmap, by pages and scripts alike."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import BeforeValidator, Field, StringConstraints

from onetask.core.forms import Form
from onetask.work.forms import Day, Id

Horizon = Literal["now", "next", "later", "done"]
Stage = Literal["discovery", "planned", "building", "shipped"]
Health = Annotated[
    Literal["on_track", "at_risk", "off_track", "paused"] | None,
    BeforeValidator(lambda value: value or None),
]
Percent = Annotated[
    Annotated[int, Field(ge=0, le=100)] | None,
    BeforeValidator(lambda value: None if value == "" else value),
]
Audience = Literal["leadership", "team", "customers"]
Title = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Line = Annotated[str, StringConstraints(max_length=200)]
Prose = Annotated[str, StringConstraints(max_length=20_000)]


class InitiativeEdit(Form):
    title: Title = ""
    summary: Line = ""
    about: Prose = ""
    horizon: Horizon = "next"
    stage: Stage = "discovery"
    confidence: Percent = None
    starts_on: Day = None
    ends_on: Day = None
    progress: Percent = None
    health: Health = None
    owner_id: Id = None
    is_public: bool = False


class InitiativeNew(InitiativeEdit):
    title: Title
    id: UUID | None = None
    goal: Id = None


class InitiativePlace(Form):
    """Its horizon is the column of the board."""

    column: Horizon
    after: Id = None
    before: Id = None


class Waits(Form):
    blocker: UUID


class ShareNew(Form):
    audience: Audience
    name: Annotated[str, StringConstraints(max_length=80)] = ""


class ProjectStart(Form):
    key: Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9]{1,9}$")]
    name: Annotated[str, StringConstraints(max_length=120)] = ""
    template: Id = None
