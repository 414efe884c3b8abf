"""Rooms as in python-socketio, but a broadcast is one frame pushed to all members directly."""

from typing import Any

import socketio
from engineio.packet import MESSAGE
from engineio.packet import Packet as Envelope
from socketio.packet import EVENT

from onetask.live.frames import frame_of


class DirectManager(socketio.Manager):  # type: ignore[misc]
    def emit(self, event: str, data: Any, namespace: str, room: Any = None, **more: Any) -> Any:
        encoded = self._encode(event, data, namespace)
        if more.get("callback") or isinstance(encoded, list):  # an acknowledgement or attachments
            return super().emit(event, data, namespace, room=room, **more)
        shared = frame_of(Envelope(MESSAGE, encoded))
        skipped = ids(more.get("skip_sid"))
        sockets = self.server.eio.sockets
        for sid, eio_sid in self.get_participants(namespace, more.get("to") or room):
            if sid not in skipped and eio_sid in sockets:
                sockets[eio_sid].queue.push(shared)
        return None

    def _encode(self, event: str, data: Any, namespace: str) -> Any:
        packet = self.server.packet_class(EVENT, namespace=namespace, data=[event, *values(data)])
        return packet.encode()


def values(data: Any) -> list[Any]:
    if isinstance(data, tuple):
        return list(data)
    return [] if data is None else [data]


def ids(skip: Any) -> list[Any]:
    return skip if isinstance(skip, list) else [skip]
