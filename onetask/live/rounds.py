"""What a web process does again and again for its sockets."""

import logging
import random
from collections.abc import Callable

import gevent
from flask import Flask

from onetask.live import healing, kicks, presence
from onetask.live.audience import audience
from onetask.live.bus import bus
from onetask.live.relay import hear

log = logging.getLogger(__name__)


def start(app: Flask) -> None:
    """Everything runs in one loop, with jitter, so that processes do not ask in step."""
    rounds: dict[Callable[[], None], float] = {
        healing.look: healing.EVERY,
        healing.beat: healing.BEAT,
        check_all: kicks.EVERY,
        presence.flush: presence.EVERY,
        presence.answer: presence.RENEWED,
        presence.forget_the_silent: presence.RENEWED,
    }
    for act, seconds in rounds.items():
        gevent.spawn(_again, app, act, seconds)
    if bus.is_there:
        gevent.spawn(listen, app)


def listen(app: Flask) -> None:
    def take(message: dict[str, object]) -> None:
        with app.app_context():
            hear(message)

    bus.listen(take, back=_back)


def check_all() -> None:
    """One look per socket, with room for others in between."""
    for client in list(audience.clients.values()):
        if client.sid in audience.clients:
            kicks.check(client)
            gevent.sleep(0)


def _again(app: Flask, act: Callable[[], None], seconds: float) -> None:
    while True:
        gevent.sleep(seconds * random.uniform(0.8, 1))  # noqa: S311
        try:
            with app.app_context():
                act()
        except Exception:
            log.exception("%s failed, and is tried again", act.__name__)


def _back() -> None:
    bus.publish({"ask": True})
    presence.answer()
