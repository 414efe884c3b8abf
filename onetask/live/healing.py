"""What a lost message hides is found in the database: a gap in the numbers costs four seconds."""

from uuid import UUID

from sqlalchemy import select

from onetask.core.db import session
from onetask.core.events import Head, standing
from onetask.core.fragments import forget_drawings, since
from onetask.core.locale import speaking
from onetask.live import wire
from onetask.live.audience import audience, house_of, room_of
from onetask.live.watermark import Watermark, watermarks

EVERY = 2.0
BEAT = 25.0


def watch(workspace_id: UUID) -> None:
    """Begins to count for a workspace that has its first socket here."""
    if workspace_id not in watermarks:
        now = standing(workspace_id)
        watermarks.setdefault(workspace_id, Watermark(now.number, now.epoch, head=now.number))


def look() -> None:
    """One query for all workspaces with sockets here; what is missing twice is pushed anew."""
    wanted = set(audience.workspaces())
    for lost in set(watermarks) - wanted:
        del watermarks[lost]
    heads = select(Head.workspace_id, Head.number, Head.epoch).where(Head.workspace_id.in_(wanted))
    for home, number, epoch in session.execute(heads).all() if wanted else ():
        _compare(home, number, epoch)


def beat() -> None:
    for home in audience.workspaces():
        tell_number(home)


def tell_number(workspace_id: UUID) -> None:
    """The one message that moves a browser's number without an answer."""
    if known := watermarks.get(workspace_id):
        facts = {"w": str(workspace_id), "n": known.told, "epoch": known.epoch}
        wire.emit("told", facts, to=house_of(workspace_id))


def _compare(home: UUID, number: int, epoch: str) -> None:
    known = watermarks.get(home)
    if known is None:
        watch(home)
    elif known.epoch != epoch:
        _begin_again(home, number, epoch)
    else:
        if known.is_behind():
            _push_missed(home, known.told)
            known.jump(number)
        known.head = number


def _push_missed(home: UUID, told: int) -> None:
    for place, locale in audience.rooms(home):
        with speaking(locale):
            patch = since(home, place, told)
        if patch.html:
            facts = {"n": patch.number, "by": None, "say": "", "op": None, "html": patch.html}
            wire.emit("patch", facts, to=room_of(place, locale))


def _begin_again(home: UUID, number: int, epoch: str) -> None:
    """A restore turned the numbers back: pages of the old epoch load anew."""
    forget_drawings()
    watermarks[home] = Watermark(number, epoch, head=number)
    tell_number(home)
