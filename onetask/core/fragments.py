"""Fragments are drawn without a viewer, so one drawing serves everyone."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from onetask.core import locale as words
from onetask.core.events import Standing, standing
from onetask.core.stamps import Touch, newest, numbers, touched_since

Facts = Callable[[list[UUID]], dict[UUID, dict[str, Any]]]
Key = tuple[str, UUID, int, str]

KEPT = 20_000
PUSHED = 50
CAUGHT_UP = 200
TEMPLATES = Path(__file__).parents[2] / "templates"

templates = Environment(
    loader=FileSystemLoader(TEMPLATES),
    undefined=StrictUndefined,
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
    extensions=["jinja2.ext.i18n"],
)
templates.install_gettext_callables(words.gettext, words.ngettext)  # type: ignore[attr-defined]
facts_of: dict[str, Facts] = {}
_drawn: OrderedDict[Key, str] = OrderedDict()


class Patch(NamedTuple):
    """What a place looks like now, for a page that is as old as it says."""

    number: int
    epoch: str
    html: str
    is_out_of_reach: bool = False


def draws(fragment: str) -> Callable[[Facts], Facts]:
    """Finds what a fragment shows, for many things in one query."""

    def add(facts: Facts) -> Facts:
        facts_of[fragment] = facts
        return facts

    return add


def draw_many(
    fragment: str, labels: Mapping[UUID, int], known: Facts | None = None
) -> dict[UUID, str]:
    """Draws what is not drawn yet; the labels are read before the facts, never after.

    Things that are no longer there are left out; the order of the labels is kept. Who has read
    the facts in the statement of the labels gives them as `known`.
    """
    locale = words.current_locale()
    found = {thing: _drawn.get((fragment, thing, n, locale)) for thing, n in labels.items()}
    if missing := [thing for thing, html in found.items() if html is None]:
        template = templates.get_template(fragment)
        for thing, facts in (known or facts_of[fragment])(missing).items():
            found[thing] = html = template.render(number=labels[thing], **facts)
            _keep((fragment, thing, labels[thing], locale), html)
    return {thing: html for thing, html in found.items() if html is not None}


def draw_place(place: str, fragment: str, things: Iterable[UUID], now: Standing) -> dict[UUID, str]:
    """Draws things as they stand in a place, each under max(its number, the floor)."""
    stamps = numbers(place, fragment)
    return draw_many(fragment, {thing: max(stamps.get(thing, 0), now.floor) for thing in things})


def since(workspace_id: UUID, place: str, number: int) -> Patch:
    """All that changed in a place after a number, each drawing once, while tombstones last."""
    now = standing(workspace_id)
    if now.number <= number:
        return Patch(now.number, now.epoch, "")
    if number < now.forgotten and max(newest(place), now.floor) > number:
        return Patch(now.number, now.epoch, "", is_out_of_reach=True)
    html = message(place, touched_since(place, number), now.floor, most=CAUGHT_UP)
    whole = stale(place, now.number) if now.floor > number else ""
    return Patch(now.number, now.epoch, html + whole)


def message(place: str, touches: Iterable[Touch], floor: int = 0, most: int = PUSHED) -> str:
    """The same HTML for the answer, the push, the catch-up and the poll; above `most`: stale."""
    touches = sorted(touches)
    if len(touches) > most:
        return stale(place, max(touch.number for touch in touches))
    return "".join(
        text
        for fragment, group in groupby(touches, key=attrgetter("fragment"))
        for text in _texts(fragment, list(group), floor)
    )


def stale(place: str, number: int) -> str:
    """Asks a page to fetch the whole region that shows a place."""
    return _mark("stale", place.replace(":", "-"), number)


def root_id(fragment: str, thing_id: UUID) -> str:
    return f"{Path(fragment).stem.lstrip('_').replace('_', '-')}-{thing_id}"


def forget_drawings() -> None:
    """After a restore the numbers begin again, and old drawings would pass for new ones."""
    _drawn.clear()


def _keep(key: Key, html: str) -> None:
    _drawn[key] = html
    if len(_drawn) > KEPT:
        _drawn.popitem(last=False)


def _texts(fragment: str, touches: list[Touch], floor: int) -> list[str]:
    if fragment not in facts_of:
        return [_mark("stale", fragment, touch.number) for touch in touches]
    here = {t.thing_id: max(t.number, floor) for t in touches if not t.gone}
    left = [touch for touch in touches if touch.gone]
    marks = [_mark("gone", root_id(fragment, touch.thing_id), touch.number) for touch in left]
    return list(draw_many(fragment, here).values()) + marks


def _mark(what: str, name: str, number: int) -> str:
    return f'<template data-{what}="{name}" data-v="{number}"></template>'
