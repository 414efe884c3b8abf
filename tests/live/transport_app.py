"""A small application on the transport: every socket joins one room, POST /say broadcasts."""

from gevent import monkey

monkey.patch_all()

import logging  # noqa: E402
import sys  # noqa: E402

from flask import Flask, request  # noqa: E402
from flask_socketio import SocketIO, emit, join_room  # noqa: E402
from gevent.pywsgi import WSGIServer  # noqa: E402

from onetask.live.install import install, server_options, socket_options  # noqa: E402
from onetask.run.listener import listener  # noqa: E402

logging.basicConfig(format="%(levelname)s %(message)s")
app = Flask(__name__)
live = SocketIO(app, async_mode="gevent", transports=["websocket"], **socket_options())
numbers = iter(range(1, 1_000_000))


@live.on("connect")
def connect(auth=None):
    join_room("board")


@live.on("echo")
def echo(data):
    emit("echoed", data)


@app.post("/say")
def say():
    filler, last = "x" * int(request.args.get("size", 700)), 0
    for _ in range(int(request.args.get("n", 1))):
        last = next(numbers)
        live.emit("said", {"n": last, "html": filler}, to="board")
    return {"n": last}


@app.get("/state")
def state():
    sockets = list(live.server.eio.sockets.values())
    own = install()
    pending = sum(eio.queue.size for eio in sockets if eio.connected) if own else 0
    return {"sockets": len(sockets), "own": own, "pending": pending}


if __name__ == "__main__":
    here = listener("127.0.0.1", int(sys.argv[1]))
    WSGIServer(here, app, log=None, **server_options()).serve_forever()
