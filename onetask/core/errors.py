"""The ways a request can fail; after each of them nothing has happened."""

from datetime import datetime
from typing import Any, NamedTuple


class NotThere(Exception):
    """It does not exist, or not for this actor: both look the same."""


class Refused(Exception):
    """The actor may see it, but may not do this."""


class Conflict(Exception):
    """The rules of the domain forbid it now; the text says which, in words for people."""


class Invalid(Exception):
    """What was sent makes no sense: a message for each field."""

    def __init__(self, fields: dict[str, str], values: dict[str, Any] | None = None) -> None:
        super().__init__("; ".join(f"{name}: {text}" for name, text in fields.items()))
        self.fields, self.values = fields, values or {}


class Theirs(NamedTuple):
    """The words somebody else wrote meanwhile."""

    field: str
    value: Any
    who: str
    at: datetime
    number: int


class Clash(Exception):
    """Somebody else changed the same words meanwhile: both are kept and shown."""

    def __init__(self, theirs: Theirs, mine: Any) -> None:
        super().__init__(theirs.field)
        self.theirs, self.mine = theirs, mine


class Busy(Exception):
    """The database would not let us in."""


class Repeated(Exception):
    """This request was carried out before, under the number it carries."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class Silent(RuntimeError):
    """Content changed and no event says so."""


class WriteOutsideDoor(RuntimeError):
    """A row was about to change without passing through the door."""
