"""What is sent to us: one model for JSON and for forms; unknown fields are refused."""

import json
from collections.abc import Iterable
from datetime import datetime
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from flask import request
from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, ValidationError
from werkzeug.datastructures import MultiDict

from onetask.core.errors import Invalid
from onetask.core.locale import gettext as _

ENVELOPE = {"op", "seen", "csrf_token"}


def in_reach(at: datetime) -> datetime:
    """In every time zone, a year that can be written."""
    if not 1900 <= at.year <= 2200:
        raise ValueError(_("This date is too far away."))
    return at


Instant = Annotated[AwareDatetime, AfterValidator(in_reach)]


class Form(BaseModel):
    """Fields of a request; what is not listed is refused."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True, hide_input_in_errors=True)

    def given(self) -> dict[str, Any]:
        """Only the fields that were sent."""
        return {name: getattr(self, name) for name in self.model_fields_set}


T = TypeVar("T", bound=Form)


def read(model: type[T]) -> T:
    """The request's body as a model; raises Invalid with a message for each field."""
    sent = sent_fields(model)
    try:
        refuse_odd_text(sent)
        return model.model_validate(sent)
    except RecursionError:
        raise Invalid({"body": _("This is not readable JSON.")}) from None
    except ValidationError as error:
        raise Invalid(messages(error), sent) from None


def sent_fields(model: type[Form]) -> dict[str, Any]:
    body = _json() if request.is_json else _plain(model, request.form)
    return {name: value for name, value in body.items() if name not in ENVELOPE}


def seen() -> int | None:
    """The number of the drawing that an edit was made on."""
    text = request.headers.get("X-Seen") or envelope("seen")
    if text in (None, ""):
        return None
    if not (str(text).isascii() and str(text).isdigit() and len(str(text)) < 10):
        raise Invalid({"seen": _("This must be a number.")})
    return int(text)


def refuse_odd_text(value: Any, field: str = "body") -> None:
    """NUL and half surrogates cannot be stored; depth is bounded by the JSON parser."""
    if isinstance(value, str) and any(
        char == "\0" or "\ud800" <= char <= "\udfff" for char in value
    ):
        raise Invalid({field: _("This text holds characters that cannot be stored.")})
    if isinstance(value, dict):
        refuse_odd_text(list(value))
    for name, part in _parts_of(value):
        refuse_odd_text(part, str(name) if isinstance(value, dict) else field)


def _parts_of(value: Any) -> Iterable[tuple[Any, Any]]:
    if isinstance(value, dict):
        return value.items()
    return enumerate(value) if isinstance(value, list) else ()


def envelope(name: str) -> Any:
    """What stands beside the fields of a body: its request token, the number it was seen at."""
    return (_json() if request.is_json else request.form).get(name)


def _json() -> dict[str, Any]:
    try:
        body = json.loads(request.get_data(cache=True) or b"{}")
    except (ValueError, RecursionError):
        raise Invalid({"body": _("This is not readable JSON.")}) from None
    if not isinstance(body, dict):
        raise Invalid({"body": _("A JSON object is expected.")})
    return body


def _plain(model: type[Form], form: "MultiDict[str, str]") -> dict[str, Any]:
    fields = model.model_fields
    kinds = {name: fields[name].annotation for name in form if name in fields}
    return {name: _one(kinds.get(name), form.getlist(name)) for name in form}


def _one(kind: Any, values: list[str]) -> Any:
    if list in _parts(kind):
        return [value for value in values if value]
    empty = values[-1] == "" and type(None) in _parts(kind)
    return None if empty else values[-1]


def _parts(kind: Any) -> set[Any]:
    if get_origin(kind) in (Union, UnionType):
        return {part for one in get_args(kind) for part in _parts(one)}
    return {get_origin(kind) or kind}


def messages(error: ValidationError) -> dict[str, str]:
    named = ((".".join(map(str, one["loc"])) or "body", one) for one in error.errors())
    return {name: _text(one["type"], one["msg"]) for name, one in named}


def _text(kind: str, message: str) -> str:
    known = {
        "extra_forbidden": _("This field is not known."),
        "missing": _("This field is needed."),
        "string_too_short": _("This is too short."),
        "string_too_long": _("This is too long."),
    }
    return known.get(kind, message.removeprefix("Value error, "))
