"""What programs send about the roadmap, releases and outcomes."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from onetask.core.forms import Form

Title = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Line = Annotated[str, StringConstraints(max_length=200)]
Prose = Annotated[str, StringConstraints(max_length=20_000)]
Version = Annotated[str, StringConstraints(min_length=1, max_length=40)]
Name = Annotated[str, StringConstraints(max_length=120)]
Notes = Annotated[str, StringConstraints(max_length=50_000)]
Kind = Annotated[str, StringConstraints(pattern=r"^[a-z_]{1,40}$")]
Key = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9]{1,9}$")]
Percent = Annotated[int, Field(ge=0, le=100)]
Value = Annotated[float, Field(ge=-1e12, le=1e12, allow_inf_nan=False)]
Horizon = Literal["now", "next", "later", "done"]
Stage = Literal["discovery", "planned", "building", "shipped"]
Health = Literal["on_track", "at_risk", "off_track", "paused"]


class InitiativeEdit(Form):
    title: Title = ""
    summary: Line = ""
    about: Prose = ""
    horizon: Horizon = "next"
    stage: Stage = "discovery"
    confidence: Percent | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    progress: Percent | None = None
    health: Health | None = None
    owner_id: UUID | None = None
    is_public: bool = False


class NewInitiative(InitiativeEdit):
    title: Title
    id: UUID | None = None
    product: UUID | None = None
    goal: UUID | None = None


class InitiativePlace(Form):
    horizon: Horizon
    after: UUID | Literal["end"] | None = "end"
    before: UUID | None = None


class NewWait(Form):
    blocker: UUID


class NewStart(Form):
    key: Key
    name: Name = ""
    template: UUID | None = None


class ReleaseEdit(Form):
    version: Version = ""
    name: Name = ""
    releases_on: date | None = None
    notes: Notes = ""


class NewRelease(ReleaseEdit):
    version: Version
    id: UUID | None = None
    product: UUID | None = None


class NewPublication(Form):
    notes: Notes | None = None
    tell: Literal["askers", "nobody"] = "askers"


class End(Form):
    """A thing, by its kind and id."""

    kind: Kind
    id: UUID


class NewSpineLink(Form):
    from_: Annotated[End, Field(alias="from")]
    to: End


class NewOutcome(Form):
    """On a release or an initiative."""

    on: End
    metric: UUID
    target: Value
    look_on: date
    owner_id: UUID | None = None


class NewVerdict(Form):
    value: Value | None = None
