"""What programs send about time."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from onetask.core.forms import Form


class NewTime(Form):
    """Minutes of one day; without `member` they are one's own."""

    minutes: Annotated[int, Field(ge=1, le=1440)]
    worked_on: date
    note: Annotated[str, StringConstraints(max_length=2000)] = ""
    member: UUID | None = None
    id: UUID | None = None
