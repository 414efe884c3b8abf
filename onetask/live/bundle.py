"""What one change has to say to all screens, in one piece."""

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from typing import Any
from uuid import UUID

from onetask.core.change import Change
from onetask.core.events import Event, standing
from onetask.core.fragments import message, stale
from onetask.core.locale import LOCALES, speaking
from onetask.core.words import sentences
from onetask.live.audience import room_of

MOST = 256 * 1024

Watched = Callable[[Event], Iterable[object]]
Speakers = Callable[[UUID], set[str]]

watching: dict[str, Watched] = {}
speakers: list[Speakers] = []


@dataclass(frozen=True)
class Bundle:
    """Sent whole or not at all; `to` holds finished messages by place and language."""

    workspace_id: str
    first: int
    last: int
    by: tuple[str, str, int]
    op: str | None
    say: dict[str, str]
    places: list[str]
    to: dict[str, str] = field(default_factory=dict)
    is_everywhere: bool = False
    checks: list[str] = field(default_factory=list)

    def html(self, place: str, locale: str) -> str | None:
        """The message for a place: empty when nothing changed there, None when it is not drawn."""
        drawn = self.to.get(room_of(place, locale), None if place in self.places else "")
        if self.is_everywhere and drawn is not None:
            return drawn + stale(place, self.last)
        return drawn

    def packed(self) -> dict[str, Any]:
        return asdict(self)


def rechecks(*kinds: str) -> Callable[[Watched], Watched]:
    """Names the members whose rights an event changes: their sockets are looked at anew."""

    def add(who: Watched) -> Watched:
        watching.update(dict.fromkeys(kinds, who))
        return who

    return add


def speaks(languages: Speakers) -> Speakers:
    """Names the function that knows the languages of a workspace's members."""
    speakers.append(languages)
    return languages


def languages_of(workspace_id: UUID) -> set[str]:
    spoken = {one for find in speakers for one in find(workspace_id)}
    return spoken & set(LOCALES) if speakers else set(LOCALES)


def unpacked(facts: dict[str, Any]) -> Bundle:
    return Bundle(**facts | {"by": tuple(facts["by"])})


def bundle_of(change: Change, locales: Iterable[str]) -> Bundle:
    """Draws a committed change once per place and language; the floor is read before the rows."""
    floor = standing(change.workspace_id).floor
    places = sorted(change.drawing.places())
    to = _drawn(change, places, locales, floor)
    if sum(map(len, to.values())) > MOST:
        to = {room: stale(room.rsplit("@", 1)[0], change.number) for room in to}
    return Bundle(
        workspace_id=str(change.workspace_id),
        first=change.number - len(change.events) + 1,
        last=change.number,
        by=(str(change.actor.id), change.actor.name, change.actor.hue),
        op=str(change.op) if change.op else None,
        say=_said(change.events[0], locales),
        places=places,
        to=to,
        is_everywhere=change.drawing.everywhere,
        checks=sorted({str(one) for event in change.events for one in _watched(event)}),
    )


def _drawn(change: Change, places: list[str], locales: Iterable[str], floor: int) -> dict[str, str]:
    to: dict[str, str] = {}
    for locale in sorted(locales):
        with speaking(locale):
            for place in places:
                touches = change.drawing.at(place, change.number)
                to[room_of(place, locale)] = message(place, touches, floor)
    return to


def _said(event: Event, locales: Iterable[str]) -> dict[str, str]:
    said = {}
    for locale in sorted(locales):
        with speaking(locale):
            said[locale] = sentences[event.kind](event) if event.kind in sentences else ""
    return said


def _watched(event: Event) -> Iterable[object]:
    who = watching.get(event.kind)
    return who(event) if who else ()
