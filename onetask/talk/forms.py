"""What is sent to talk."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from onetask.core.forms import Form

Words = Annotated[str, Field(min_length=1, max_length=20_000)]
Name = Annotated[str, Field(min_length=1, max_length=60)]
Hue = Annotated[int, Field(ge=0, lt=360)]


class NewComment(Form):
    body: Words
    id: UUID | None = None


class EditedComment(Form):
    body: Words


class NewLink(Form):
    url: Annotated[str, Field(min_length=1, max_length=2000)]
    name: Annotated[str, Field(max_length=150)] = ""
    id: UUID | None = None


class NewLabel(Form):
    name: Name
    hue: Hue = 235
    id: UUID | None = None


class EditedLabel(Form):
    name: Name = ""
    hue: Hue = 0
