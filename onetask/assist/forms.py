"""What may be sent to the assistant."""

from typing import Annotated
from uuid import UUID

from pydantic import BeforeValidator, Field, StringConstraints

from onetask.core.forms import Form

Line = Annotated[str, StringConstraints(min_length=1, max_length=2000)]
Title = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Points = Annotated[int | None, Field(ge=0, le=100)]
Id = Annotated[UUID | None, BeforeValidator(lambda value: None if value == "" else value)]


class Typed(Form):
    """A line of the capture box; `plain` are pieces turned back into text.

    With a template the line may be empty: what it says comes before what the template says.
    """

    title: Annotated[str, StringConstraints(max_length=2000)] = ""
    column: Id = None
    template: Id = None
    assignee: Id = None
    label: Id = None
    mine: bool = False
    plain: list[str] = Field(default_factory=list, max_length=50)


class Chosen(Form):
    """The accepted parts of a proposal, in their order."""

    titles: list[Title] = Field(default_factory=list, max_length=20)


class Weights(Form):
    """How much each factor counts, in points of a hundred; `usual` forgets them all."""

    value: Points = None
    deadline: Points = None
    blocks: Points = None
    demand: Points = None
    goal: Points = None
    cost_of_delay: Points = None
    stated: Points = None
    age: Points = None
    usual: bool = False


class Switch(Form):
    """On or off; for oneself, or for all."""

    is_on: bool = False
    for_all: bool = False
