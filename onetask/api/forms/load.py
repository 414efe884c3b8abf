"""What programs send about who works how much."""

from typing import Annotated

from pydantic import Field, StringConstraints

from onetask.core.forms import Form

Skill = Annotated[str, StringConstraints(min_length=1, max_length=60)]


class AllocationSet(Form):
    percent: Annotated[int, Field(ge=1, le=100)]
    role: Annotated[str, StringConstraints(max_length=80)] = ""


class SkillsSet(Form):
    skills: Annotated[list[Skill], Field(max_length=20)]
