"""What visitors of a portal may send."""

from typing import Annotated

from pydantic import StringConstraints

from onetask.core.forms import Form

Address = Annotated[str, StringConstraints(min_length=3, max_length=254)]
Name = Annotated[str, StringConstraints(max_length=80)]


class Ballot(Form):
    email: Address
    name: Name = ""
    words: Annotated[str, StringConstraints(max_length=2_000)] = ""


class Wish(Form):
    email: Address
    name: Name = ""
    title: Annotated[str, StringConstraints(min_length=3, max_length=160)]
    need: Annotated[str, StringConstraints(max_length=5_000)] = ""


class Remark(Form):
    email: Address
    name: Name = ""
    body: Annotated[str, StringConstraints(min_length=1, max_length=5_000)]


class Message(Form):
    email: Address
    name: Name = ""
    text: Annotated[str, StringConstraints(min_length=1, max_length=10_000)]


class FromWidget(Message):
    """A message that says on which page it was written."""

    source: Annotated[str, StringConstraints(max_length=40)] = ""

    @property
    def said_where(self) -> str:
        return f"widget: {self.source}" if self.source.strip() else "widget"
