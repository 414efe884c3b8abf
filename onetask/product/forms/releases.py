"""What may be sent to change releases and outcomes."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BeforeValidator, Field, StringConstraints

from onetask.core.forms import Form
from onetask.work.forms import Day, Id

Version = Annotated[str, StringConstraints(min_length=1, max_length=40)]
Name = Annotated[str, StringConstraints(max_length=120)]
Notes = Annotated[str, StringConstraints(max_length=50_000)]
Value = Annotated[float, Field(ge=-1e12, le=1e12, allow_inf_nan=False)]
Comma = BeforeValidator(lambda text: text.replace(",", ".") if isinstance(text, str) else text)


class ReleaseEdit(Form):
    version: Version = ""
    name: Name = ""
    releases_on: Day = None
    notes: Notes = ""

    def fields(self) -> dict[str, object]:
        """A release's version is its title: rows have a version of their own."""
        given = self.given()
        return given | ({"title": given.pop("version")} if "version" in given else {})


class ReleaseNew(ReleaseEdit):
    version: Version
    id: UUID | None = None


class Publication(Form):
    notes: Notes = ""
    tell: Literal["askers", "nobody"] = "nobody"


class OutcomeNew(Form):
    metric: UUID
    target: Annotated[Value, Comma]
    look_on: date
    owner_id: Id = None


class OutcomeEdit(Form):
    target: Annotated[Value, Comma] = 0
    look_on: date | None = None
    owner_id: Id = None


class Judgement(Form):
    value: Annotated[
        Value | None, BeforeValidator(lambda text: None if text == "" else text), Comma
    ] = None
