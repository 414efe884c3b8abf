"""Socket.IO: who may connect, what they may join, and what each message is allowed."""

import logging
from typing import Any

from flask import Flask, request
from flask_socketio import SocketIO
from socketio.exceptions import ConnectionRefusedError as NotWelcome

from onetask.core import who
from onetask.core.db import session
from onetask.core.fragments import since
from onetask.core.locale import LOCALES, speaking
from onetask.core.settings import settings
from onetask.core.subjects import may_join
from onetask.live import healing, kicks, presence, wire
from onetask.live.audience import Client, audience, house_of, room_of
from onetask.live.forms import Focus, Join, Leave, read
from onetask.live.frames import MESSAGE_LIMIT
from onetask.live.install import socket_options
from onetask.live.limits import allowance_of
from onetask.live.origin import only_from, public_origins
from onetask.live.rounds import start

log = logging.getLogger(__name__)
Ack = dict[str, Any]
REFUSED: Ack = {"ok": False}


def open_sockets(app: Flask) -> None:
    """Serves sockets in this process."""
    live = SocketIO(
        app,
        async_mode="gevent",
        transports=["websocket"],
        cors_allowed_origins=public_origins(settings().public_url),
        manage_session=False,
        max_http_buffer_size=MESSAGE_LIMIT,
        async_handlers=False,
        **socket_options(),
    )
    for name, answer in {"join": join, "leave": leave, "focus": focus, "*": unknown}.items():
        live.on_event(name, answer)
    live.on_event("connect", connect)
    live.on_event("disconnect", disconnect)
    app.wsgi_app = only_from(app.wsgi_app)  # type: ignore[method-assign, assignment]
    wire.use(live.server)
    kicks.use(app)
    start(app)


def connect(auth: object = None) -> None:
    """A cookie or a token says who it is; one connection is one member."""
    environ = request.environ
    if allowance_of(environ).is_spent() or "onetask.sid" in environ:
        raise NotWelcome("once is enough")
    _take_credentials(environ, auth)
    member = kicks.asking()
    if member is None:
        raise NotWelcome("sign in first")
    client = _client(_sid(), environ, member)
    environ["onetask.sid"] = client.sid
    session.rollback()
    healing.watch(client.workspace_id)
    audience.enter(client)
    wire.enter(client.sid, house_of(client.workspace_id))


def disconnect(*_: object) -> None:
    request.environ.pop("onetask.sid", None)
    presence.touch(audience.go(_sid()))


def join(*sent: object) -> Ack:
    """Kicks see the place before its rights are read, the room is entered before what was missed.

    So neither a removal nor a change can fall between.
    """
    client, asked = _asking(), read(Join, sent)
    if client is None or asked is None:
        return REFUSED
    audience.join(client, asked.place)
    session.rollback()
    if not may_join(who.me(), asked.place) or client.sid not in audience.clients:
        _leave(client, asked.place)
        return REFUSED
    wire.enter(client.sid, room_of(asked.place, client.locale))
    presence.touch([asked.place])
    return _missed(client, asked)


def leave(*sent: object) -> Ack:
    client, asked = _asking(), read(Leave, sent)
    if client is None or asked is None or asked.place not in client.places:
        return REFUSED
    _leave(client, asked.place)
    return {"ok": True}


def focus(*sent: object) -> Ack:
    client, asked = _asking(), read(Focus, sent)
    if client is None or asked is None or asked.place not in client.places:
        return REFUSED
    if client.focus.get(asked.place) != asked.thing:
        client.focus[asked.place] = asked.thing
        presence.touch([asked.place])
    return {"ok": True}


def unknown(*_: object) -> Ack:
    _asking()
    return REFUSED


def _asking() -> Client | None:
    """The socket that speaks, if it still may; else it is ended."""
    client = audience.clients.get(_sid())
    if client is None:
        wire.end(_sid())
        return None
    if allowance_of(client.environ).is_spent():
        kicks.cut(client)
        return None
    return client if kicks.judge(client) else None


def _sid() -> str:
    return str(request.sid)  # type: ignore[attr-defined]


def _take_credentials(environ: dict[str, Any], auth: object) -> None:
    """What a browser cannot send as headers of a socket comes beside its greeting."""
    if not isinstance(auth, dict):
        return
    names = {"token": "HTTP_AUTHORIZATION", "workspace": "HTTP_X_WORKSPACE"}
    for name, header in names.items():
        if isinstance(value := auth.get(name), str) and value.isascii() and value.isprintable():
            environ[header] = f"Bearer {value}" if name == "token" else value


def _client(sid: str, environ: dict[str, Any], member: Any) -> Client:
    account = getattr(member, "account", None)
    chosen = account.locale if account else settings().locale
    return Client(
        sid=sid,
        environ=environ,
        workspace_id=member.workspace_id,
        member_id=member.id,
        account_id=member.account_id,
        role=member.role,
        face=(str(member.id), member.name, member.hue),
        locale=chosen if chosen in LOCALES else "en",
    )


def _leave(client: Client, place: str) -> None:
    audience.leave(client, place)
    wire.leave(client.sid, room_of(place, client.locale))
    presence.touch([place])


def _missed(client: Client, asked: Join) -> Ack:
    """The read begins only now: an older snapshot would not see what was told before we came."""
    session.rollback()
    with speaking(client.locale):
        patch = since(client.workspace_id, asked.place, asked.n)
    if patch.is_out_of_reach or (asked.epoch and asked.epoch != patch.epoch):
        _leave(client, asked.place)
        return {"ok": False, "reload": True, "n": patch.number, "epoch": patch.epoch}
    return {"ok": True, "n": patch.number, "epoch": patch.epoch, "html": patch.html}
