"""Who is at which place and what they look at, over all processes."""

import time
from collections.abc import Iterable
from typing import Any

from onetask.live import wire
from onetask.live.audience import audience, room_of
from onetask.live.bus import bus

EVERY = 0.3
LASTS = 60.0
RENEWED = 25.0
NOT_SHOWN = ("workspace:", "member:")

Face = list[Any]

_elsewhere: dict[str, dict[str, tuple[float, list[Face]]]] = {}
_touched: set[str] = set()


def touch(places: Iterable[str]) -> None:
    """Someone came, went or looked elsewhere: told together with others in a moment."""
    _touched.update(place for place in places if not place.startswith(NOT_SHOWN))


def flush() -> None:
    """Tells what has changed in the last moment."""
    places = set(_touched)
    _touched.clear()
    for place in places:
        _show(place)
    _publish(places)


def answer() -> None:
    """Tells other processes all again: they may have just come, or have missed it."""
    places = {place for client in audience.clients.values() for place in client.places}
    _publish({place for place in places if not place.startswith(NOT_SHOWN)})


def hear(origin: str, here: dict[str, list[Face]]) -> None:
    """Another process says who is at its places."""
    for place, people in here.items():
        before = faces(place)
        others = _elsewhere.setdefault(place, {})
        others[origin] = (time.monotonic(), people)
        if not people:
            del others[origin]
        if not others:
            del _elsewhere[place]
        if faces(place) != before:
            _show(place)


def forget_the_silent() -> None:
    """A process that was killed tells nobody that its people left."""
    oldest = time.monotonic() - LASTS
    for place, others in list(_elsewhere.items()):
        for origin in [origin for origin, (heard, _) in others.items() if heard < oldest]:
            hear(origin, {place: []})


def faces(place: str) -> list[Face]:
    """Each person once, with what they look at."""
    others = [face for _, people in _elsewhere.get(place, {}).values() for face in people]
    return list({face[0]: face for face in (*others, *_faces_here(place))}.values())


def _faces_here(place: str) -> list[Face]:
    people: dict[str, Face] = {}
    for client in audience.at(place):
        focus = client.focus.get(place)
        if focus or client.face[0] not in people:
            people[client.face[0]] = [*client.face, focus]
    return sorted(people.values(), key=lambda face: str(face[0]))


def _publish(places: set[str]) -> None:
    if places:
        bus.publish({"here": {place: _faces_here(place) for place in places}})


def _show(place: str) -> None:
    facts = {"place": place, "who": faces(place)}
    for locale in {client.locale for client in audience.at(place)}:
        wire.emit("here", facts, to=room_of(place, locale))
