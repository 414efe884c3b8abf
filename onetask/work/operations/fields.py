"""Fields that people fill in: what they may hold, and what an edit changed."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from onetask.core.change import Actor
from onetask.core.db import Thing
from onetask.core.errors import Invalid
from onetask.core.locale import gettext as _

Check = Callable[[Any], Any]


def checked(checks: Mapping[str, Check], fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields as they are to be stored; raises Invalid with all that is wrong."""
    kept, wrong = {}, {}
    for name, value in fields.items():
        try:
            kept[name] = checks[name](value)
        except KeyError:
            wrong[name] = _("This field is not known.")
        except ValueError as error:
            wrong[name] = str(error)
    if wrong:
        raise Invalid(wrong, dict(fields))
    return kept


def one_checked(name: str, check: Check, value: Any) -> Any:
    """A single field as it is to be stored; Invalid says which one is wrong."""
    return checked({name: check}, {name: value})[name]


def line(most: int, least: int = 1) -> Check:
    def check(value: Any) -> str:
        text = " ".join(str(value or "").split())
        if len(text) < least:
            raise ValueError(_("This field is needed."))
        return _short(text, most)

    return check


def prose(most: int) -> Check:
    return lambda value: _short(str(value or "").replace("\r\n", "\n"), most)


def one_of(*choices: str) -> Check:
    def check(value: Any) -> str:
        if value not in choices:
            raise ValueError(_("This must be one of: %(choices)s.", choices=", ".join(choices)))
        return str(value)

    return check


def number(kind: type[int] | type[float], least: float, most: float) -> Check:
    def check(value: Any) -> int | float | None:
        if value is None:
            return None
        if not least <= value <= most:
            raise ValueError(
                _("This must be between %(least)s and %(most)s.", least=least, most=most)
            )
        return kind(value)

    return check


def needed(check: Check) -> Check:
    """The same, but it cannot be left empty."""

    def filled(value: Any) -> Any:
        if value is None:
            raise ValueError(_("This field is needed."))
        return check(value)

    return filled


def as_given(value: Any) -> Any:
    return value


def a_day(value: date | None) -> date | None:
    if value and not 1900 <= value.year <= 2200:
        raise ValueError(_("This date is too far away."))
    return value


def a_moment(value: datetime | None) -> datetime | None:
    if value and value.tzinfo is None:
        raise ValueError(_("This time needs its zone."))
    a_day(value)
    return value


def agree_on_due(new: dict[str, Any], actor: Actor) -> None:
    """A day without a time drops the time; a time alone is a day where its owner lives."""
    if "due_at" in new and "due_on" not in new:
        zone = ZoneInfo(getattr(actor, "zone", "UTC"))
        if new["due_at"]:
            new["due_on"] = new["due_at"].astimezone(zone).date()
    elif "due_on" in new and "due_at" not in new:
        new["due_at"] = None


def refuse_reversed(thing: Thing | None, new: Mapping[str, Any], end: str) -> None:
    """`end` is the name of the field that may not lie before starts_on."""
    starts, ends = (new.get(name, getattr(thing, name, None)) for name in ("starts_on", end))
    if starts and ends and starts > ends:
        raise Invalid({end if end in new else "starts_on": _("The start lies behind the end.")})


def write(thing: Thing, new: Mapping[str, Any]) -> dict[str, list[Any]]:
    """Writes what differs and tells it as {field: [old, new]}."""
    changed = {name: value for name, value in new.items() if getattr(thing, name) != value}
    facts = {name: [plain(getattr(thing, name)), plain(value)] for name, value in changed.items()}
    for name, value in changed.items():
        setattr(thing, name, value)
    return facts


def plain(value: Any) -> Any:
    """A value as it stands in an event."""
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def restored(name: str, value: Any) -> Any:
    """A value of an event as it stood in its row."""
    if value is None:
        return None
    if name.endswith("_on"):
        return date.fromisoformat(value)
    if name.endswith("_at"):
        return datetime.fromisoformat(value)
    return UUID(value) if name.endswith("_id") else value


def as_before(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {name: restored(name, old) for name, (old, _new) in facts.items()}


def _short(text: str, most: int) -> str:
    if len(text) > most:
        raise ValueError(_("This is longer than %(most)s characters.", most=most))
    if "\0" in text:
        raise ValueError(_("This text holds characters that cannot be stored."))
    return text
