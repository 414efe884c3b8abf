"""Reading Trello's JSON with care: anything may be missing, null or of another kind."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from onetask.api.engine.plan import LONGEST_TEXT, ImportProblem, Person, Plan, storable
from onetask.core.locale import gettext as _

Facts = dict[str, Any]


def things(data: Facts, name: str) -> list[Facts]:
    found = data.get(name) or []
    if not isinstance(found, list):
        raise ImportProblem(_("“%(name)s” is not a list: not a Trello board.", name=name))
    for row, one in enumerate(found, 1):
        if not isinstance(one, dict):
            raise ImportProblem(_("“%(name)s” holds something odd.", name=name), row)
    return found


def key_of(one: Facts, otherwise: str) -> str:
    return str(one.get("id") or otherwise)[:100]


def text_of(value: object) -> str:
    return storable(value)[:LONGEST_TEXT] if isinstance(value, str) else ""


def ordered(things: Iterable[Facts]) -> list[Facts]:
    """In Trello's order; boards of 2012 have no positions and stand in their order already."""
    return sorted(things, key=lambda one: place_of(one.get("pos")))


def place_of(pos: object) -> float:
    is_number = isinstance(pos, int | float) and not isinstance(pos, bool)
    return float(pos) if is_number and abs(pos) < 1e300 else 0.0  # type: ignore[arg-type]


def made_at(key: str) -> datetime | None:
    """Trello's ids begin with the second they were made in."""
    try:
        return datetime.fromtimestamp(int(key[:8], 16), UTC)
    except (ValueError, OverflowError, OSError):
        return None


def listed(one: Facts, name: str) -> list[Any]:
    found = one.get(name)
    return found if isinstance(found, list) else []


def member(plan: Plan, key: str, name: str = "") -> str:
    """People who left the board are only ids."""
    if key not in plan.people:
        plan.people[key] = Person(key, name or _("Former member"))
    return key
