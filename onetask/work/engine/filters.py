"""One filter for all views of work: read from the address, told in words, written back."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple
from urllib.parse import urlencode
from uuid import UUID

from onetask.core.errors import Invalid
from onetask.core.locale import gettext as _
from onetask.work.engine.words import field_words, value_words

IMPORTANCES = ("critical", "important", "anytime")
DUES = ("overdue", "today", "week", "later", "none")
STATES = ("open", "closed", "blocked", "mine")
SORTS = (
    *("rank", "ref", "title", "importance", "due", "points"),
    *("status", "assignee", "label", "age"),
)
DOWN = tuple(f"-{name}" for name in SORTS)
GROUPS = ("none", "status", "assignee", "importance", "due", "label", "project")
FIELDS = ("assignee", "label", "column", "project", "importance", "due", "is")
CHOICES = {"importance": IMPORTANCES, "due": DUES, "is": STATES}
NOBODY = "none"
MOST_VALUES = 50


class Chip(NamedTuple):
    """One condition as it is shown: field, operator, value, and the address without it."""

    field: str
    label: str
    operator: str
    value: str
    without: str


@dataclass(frozen=True)
class Filter:
    """What is looked for, in which order, in which groups."""

    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    text: str = ""
    sort: str = "rank"
    group: str = "none"
    prioritize: bool = False
    now: bool = False

    @property
    def is_filtered(self) -> bool:
        return bool(self.where or self.text or self.now)

    def ids(self, name: str) -> list[UUID]:
        return [UUID(value) for value in self.where.get(name, ()) if value != NOBODY]

    def has(self, name: str, value: str) -> bool:
        return value in self.where.get(name, ())

    def query(self) -> str:
        return urlencode(self.pairs(), safe=":,")

    def pairs(self) -> list[tuple[str, str]]:
        pairs = [("f", f"{name}:{','.join(values)}") for name, values in self.where.items()]
        pairs += [("q", self.text)] if self.text else []
        pairs += [("sort", self.sort)] if self.sort != "rank" else []
        pairs += [("group", self.group)] if self.group != "none" else []
        return pairs + [(name, "1") for name in ("prioritize", "now") if getattr(self, name)]

    def with_(self, **changes: Any) -> "Filter":
        return replace(self, **changes)

    def toggled(self, name: str, value: str) -> "Filter":
        """With a value more, or without it."""
        old = self.where.get(name, ())
        new = tuple(one for one in old if one != value) if value in old else (*old, value)
        return self.limited(name, new)

    def limited(self, name: str, values: tuple[str, ...]) -> "Filter":
        rest = {one: old for one, old in self.where.items() if one != name}
        return replace(self, where=rest | ({name: values} if values else {}))


def parse(values: Callable[[str], Iterable[str]]) -> Filter:
    """From an address: `values` gives all that stand under a name. Raises Invalid."""
    where: dict[str, tuple[str, ...]] = {}
    for part in values("f"):
        name, _colon, listed = part.partition(":")
        where[name] = _checked(name, listed)
    found = Filter(
        where={name: found for name, found in where.items() if found},
        text=_one(values, "q", "")[:200].replace("\0", "").strip(),
        sort=_choice("sort", _one(values, "sort", "rank"), (*SORTS, *DOWN)),
        group=_choice("group", _one(values, "group", "none"), GROUPS),
    )
    return replace(found, prioritize=_is_on(values, "prioritize"), now=_is_on(values, "now"))


def describe(found: Filter, names: Mapping[str, str], base: str = "") -> list[Chip]:
    """The conditions as chips; `names` knows people, labels, columns and projects by id."""
    chips = [_chip(found, name, values, names, base) for name, values in found.where.items()]
    if found.text:
        without = replace(found, text="").query()
        chips.append(Chip("q", _("Text"), _("has"), found.text, f"{base}?{without}"))
    return chips


def _chip(
    found: Filter, name: str, values: tuple[str, ...], names: Mapping[str, str], base: str
) -> Chip:
    words = value_words()
    told = ", ".join(words.get(value) or names.get(value) or _("gone") for value in values)
    operator = _("is any of") if len(values) > 1 else _("is")
    without = found.limited(name, ()).query()
    return Chip(name, field_words()[name], operator, told, f"{base}?{without}")


def _checked(name: str, listed: str) -> tuple[str, ...]:
    values = tuple(dict.fromkeys(filter(None, listed.split(","))))[:MOST_VALUES]
    if name not in FIELDS:
        raise Invalid({"f": _("There is no filter of this name.")})
    if name in CHOICES:
        return tuple(_choice(name, value, CHOICES[name]) for value in values)
    return tuple(value if value == NOBODY else _id(name, value) for value in values)


def _id(name: str, value: str) -> str:
    try:
        return str(UUID(value))
    except ValueError:
        raise Invalid({name: _("This must be a UUID.")}) from None


def _choice(name: str, value: str, choices: tuple[str, ...]) -> str:
    if value not in choices:
        raise Invalid({name: _("This must be one of: %(choices)s.", choices=", ".join(choices))})
    return value


def _is_on(values: Callable[[str], Iterable[str]], name: str) -> bool:
    return _one(values, name, "") in ("1", "on")


def _one(values: Callable[[str], Iterable[str]], name: str, default: str) -> str:
    return next(iter(values(name)), default) or default
