"""What may be sent about who works how much."""

from datetime import date
from typing import Annotated

from pydantic import Field

from onetask.core.forms import Form
from onetask.work.forms import Id


class AllocationSet(Form):
    member_id: Id = None
    percent: Annotated[int, Field(ge=1, le=100)]
    role: str = ""


class SkillsSet(Form):
    """Names with commas between them."""

    names: str = ""


class TimeOffNew(Form):
    starts_on: date
    ends_on: date
    name: str = ""
