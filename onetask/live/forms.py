"""What sockets may send; anything else is refused."""

from collections.abc import Sequence
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

PLACE = r"^[a-z_]{1,32}:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"


class Sent(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)
    place: str = Field(pattern=PLACE)


class Join(Sent):
    """The place, the number a page was drawn at, and the epoch it belongs to."""

    n: int = Field(ge=0, lt=2**53)
    epoch: str | None = Field(default=None, max_length=64)


class Leave(Sent):
    """A place that is no longer on screen."""


class Focus(Sent):
    """What a person looks at: the id of its fragment."""

    thing: str | None = Field(default=None, max_length=80, pattern=r"^[\w-]+$")


T = TypeVar("T", bound=Sent)


def read(model: type[T], sent: Sequence[object]) -> T | None:
    try:
        return model.model_validate(sent[0]) if len(sent) == 1 else None
    except ValidationError:
        return None
