"""Carries each change to all screens: to the sockets of this process, and to other processes."""

import logging
from typing import Any
from uuid import UUID

from onetask.core.change import Change
from onetask.core.db import session
from onetask.core.door import tellers
from onetask.core.fragments import since
from onetask.core.locale import speaking
from onetask.live import kicks, presence, watermark
from onetask.live.audience import audience, room_of
from onetask.live.bundle import Bundle, bundle_of, languages_of, unpacked
from onetask.live.bus import bus
from onetask.live.wire import emit

log = logging.getLogger(__name__)


def tell(change: Change) -> None:
    """Draws a committed change and hands it over; nothing is drawn where nobody listens."""
    if not change.events or not (bus.is_there or audience.rooms(change.workspace_id)):
        return
    bundle = bundle_of(change, languages_of(change.workspace_id))
    deliver(bundle)
    bus.publish({"bundle": bundle.packed()})


def hear(message: dict[str, Any]) -> None:
    """Takes what another process says."""
    if "bundle" in message:
        deliver(unpacked(message["bundle"]))
    if "check" in message:
        kicks.check_people(message["check"])
    if "here" in message:
        presence.hear(message["o"], message["here"])
    if "ask" in message:
        presence.answer()


def deliver(bundle: Bundle) -> None:
    """Rights first, then the drawings, and only then the number counts as told."""
    home = UUID(bundle.workspace_id)
    if bundle.checks:
        kicks.check_people(bundle.checks)
    for place, locale in audience.rooms(home):
        html = bundle.html(place, locale)
        if html is None:
            html = _drawn_here(home, place, locale, bundle.first - 1)
        if html:
            said = {"by": bundle.by, "say": bundle.say.get(locale, ""), "op": bundle.op}
            emit("patch", {"n": bundle.last, "html": html} | said, to=room_of(place, locale))
    watermark.mark(home, bundle.first, bundle.last)


def _drawn_here(home: UUID, place: str, locale: str, number: int) -> str:
    """A language the sender did not know to be in use."""
    session.rollback()
    with speaking(locale):
        return since(home, place, number).html


tellers.append(tell)
