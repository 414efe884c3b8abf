"""How a person wants a file to be read."""

from typing import Annotated

from pydantic import StringConstraints

from onetask.api.engine.fields import FIELDS
from onetask.core.forms import Form

Text = Annotated[str, StringConstraints(max_length=200)]


class Choices(Form):
    """A choice for each column of a table, each list and each person, in their order."""

    name: Text = ""
    order: Annotated[str, StringConstraints(pattern="^(auto|iso|dmy|mdy)$")] = "auto"
    mapping: list[Text] = []  # noqa: RUF012
    steps: list[Text] = []  # noqa: RUF012
    people: list[Text] = []  # noqa: RUF012

    def fields(self) -> list[str]:
        """What is no field of ours is left out."""
        return [one if one in FIELDS else "" for one in self.mapping]
