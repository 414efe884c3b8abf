"""What programs send about feedback and ideas."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from onetask.core.forms import Form
from onetask.product.forms.feedback import FeedbackSent
from onetask.product.forms.ideas import IdeaSent, Merge, NewVote, ScoringSent

__all__ = ["FeedbackSent", "IdeaSent", "Merge", "NewVote", "ScoringSent"]
Number = Annotated[float, Field(ge=-1e9, le=1e9)]


class IdeaChange(Form):
    """What an idea says, and its factors by name; null is as if nobody had set one."""

    title: Annotated[str, StringConstraints(min_length=1, max_length=160)] = ""
    need: Annotated[str, StringConstraints(max_length=20_000)] = ""
    status: Literal["new", "considering", "planned", "building", "shipped", "declined"] = "new"
    shown: Literal["private", "waiting", "public", "hidden"] = "private"
    factors: Annotated[dict[str, Number | None], Field(max_length=40)] = Field(default_factory=dict)


class EvidenceSent(Form):
    """A passage of feedback that speaks for the idea; without one, all of it."""

    feedback: UUID
    quote: Annotated[str, StringConstraints(max_length=2_000)] = ""
    importance: Literal["nice", "should", "must"] = "should"
