"""What may be sent to change risks and the log."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import BeforeValidator, Field

from onetask.core.forms import Form
from onetask.work.forms import Day, Id

Degree = Annotated[int, Field(ge=1, le=5)]
Choice = BeforeValidator(lambda value: value or None)
Strategy = Annotated[Literal["avoid", "reduce", "transfer", "accept"] | None, Choice]


class RiskEdit(Form):
    title: str = ""
    about: str = ""
    probability: Degree = 3
    impact: Degree = 3
    owner_id: Id = None
    strategy: Strategy = None
    response: str = ""
    trigger_on: Day = None
    state: Literal["open", "happened", "closed"] = "open"


class RiskNew(RiskEdit):
    title: str
    id: UUID | None = None


class RecordEdit(Form):
    what: Literal["issue", "decision", "change"] = "issue"
    title: str = ""
    about: str = ""
    owner_id: Id = None
    due_on: Day = None
    state: Literal["open", "closed", "decided", "approved", "rejected"] = "open"


class RecordNew(RecordEdit):
    title: str
    id: UUID | None = None


class VerdictSet(Form):
    """A status that is not derived, and why."""

    status: Literal["on_track", "at_risk", "off_track"]
    reason: str
