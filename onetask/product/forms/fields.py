"""Kinds of fields that forms of the product half share: what is left empty is nothing."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from pydantic import BeforeValidator


def none_if_empty(value: Any) -> Any:
    return None if value == "" else value


def _number(value: Any) -> Any:
    """As people write it: 1 234,5 or 44 %."""
    if not isinstance(value, str):
        return value
    plain = "".join(value.split()).rstrip("%").replace("\u2212", "-")
    return none_if_empty(plain.replace(",", ".") if plain.count(",") == 1 else plain)


Day = Annotated[date | None, BeforeValidator(none_if_empty)]
Id = Annotated[UUID | None, BeforeValidator(none_if_empty)]
Whole = Annotated[int | None, BeforeValidator(none_if_empty)]
Number = Annotated[float, BeforeValidator(_number)]
MaybeNumber = Annotated[float | None, BeforeValidator(_number)]
