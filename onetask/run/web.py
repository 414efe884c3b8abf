"""The web process: gevent's server, our transport, and a quiet end."""

import errno
import logging
import signal
from typing import Any

import gevent
from flask import Flask
from gevent.pywsgi import WSGIServer

from onetask.core.settings import settings
from onetask.live.install import install, server_options
from onetask.live.socket import open_sockets
from onetask.run.children import HOPELESS, call_process
from onetask.run.listener import listener
from onetask.run.migrate import ready_app

FAREWELL = 5.0  # seconds over which sockets are closed, so that clients do not return all at once
LAST_ANSWERS = 3.0
log = logging.getLogger(__name__)


def main(_arguments: list[str]) -> None:
    """The listener comes first: a taken port shows at once, early guests wait."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    call_process("onetask-web")
    here = open_listener()
    app = application()
    server = WSGIServer(here, app, log=None, **server_options())
    for kind in (signal.SIGTERM, signal.SIGINT):
        if signal.getsignal(kind) is not signal.SIG_IGN:
            gevent.signal_handler(kind, end, app, server)
    server.serve_forever()


def application() -> Flask:
    """For other servers, too:  gunicorn -k gevent "onetask.run.web:application()"."""
    install()
    app = ready_app()
    open_sockets(app)
    return app


def open_listener() -> Any:
    now = settings()
    try:
        return listener(now.host, now.port)
    except OSError as error:
        word = "is taken" if error.errno == errno.EADDRINUSE else "cannot be opened"
        log.critical("port %s on %s %s: choose another with --port", now.port, now.host, word)
        raise SystemExit(HOPELESS) from None


def end(app: Flask, server: WSGIServer) -> None:
    server.close()
    close_sockets(app)
    server.stop(timeout=LAST_ANSWERS)


def close_sockets(app: Flask) -> None:
    live = app.extensions.get("socketio")
    sockets = list(live.server.eio.sockets.values()) if live else []
    for eio in sockets:
        eio.close(wait=False)
        gevent.sleep(min(0.05, FAREWELL / len(sockets)))
