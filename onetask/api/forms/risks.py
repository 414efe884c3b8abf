"""What programs send about risks."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from onetask.api.forms.sent import Prose
from onetask.core.forms import Form

Line = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Degree = Annotated[int, Field(ge=1, le=5)]


class RiskEdit(Form):
    title: Line = ""
    about: Prose = ""
    probability: Degree = 3
    impact: Degree = 3
    owner_id: UUID | None = None
    strategy: Literal["avoid", "reduce", "transfer", "accept"] | None = None
    response: Prose = ""
    trigger_on: date | None = None
    state: Literal["open", "happened", "closed"] = "open"


class NewRisk(RiskEdit):
    title: Line
    id: UUID | None = None


class NewRecord(Form):
    what: Literal["issue", "decision", "change"] = "issue"
    title: Line
    about: Prose = ""
    owner_id: UUID | None = None
    due_on: date | None = None
    state: Literal["open", "closed", "decided", "approved", "rejected"] = "open"
    id: UUID | None = None
