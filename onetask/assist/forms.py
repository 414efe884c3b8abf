"""What may be sent to the assistant."""

from typing import Annotated
from uuid import UUID

from pydantic import BeforeValidator, Field, StringConstraints

from onetask.core.forms import Form

Line = Annotated[str, StringConstraints(min_length=1, max_length=2000)]
Id = Annotated[UUID | None, BeforeValidator(lambda value: None if value == "" else value)]


class Typed(Form):
    """A line of the capture box; `plain` are pieces turned back into text."""

    title: Line
    column: Id = None
    mine: bool = False
    plain: list[str] = Field(default_factory=list, max_length=50)
