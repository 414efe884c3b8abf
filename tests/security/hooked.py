"""A server of somebody else on this machine, which answers as it is told and keeps what it got."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple


class Got(NamedTuple):
    path: str
    headers: dict
    body: bytes


class Elsewhere(ThreadingHTTPServer):
    """Its answers: a status (or one by path), headers, and a body in parts with pauses between."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Answering)
        self.got, self.status, self.headers, self.parts = [], 200, {}, [b"ok"]
        self.refusing = {}
        self.pause = threading.Event()
        threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True).start()

    @property
    def place(self):
        return f"127.0.0.1:{self.server_port}"

    @property
    def url(self):
        return f"http://{self.place}/hook"

    def end(self):
        self.pause.set()
        self.shutdown()
        self.server_close()


class Answering(BaseHTTPRequestHandler):
    def do_POST(self):
        length = int(self.headers.get("Content-Length", 0))
        self.server.got.append(Got(self.path, dict(self.headers), self.rfile.read(length)))
        self.send_response(self.server.refusing.get(self.path, self.server.status))
        for name, value in self.server.headers.items():
            self.send_header(name, value)
        self.end_headers()
        for part in self.server.parts:
            self.wfile.write(part)
            self.wfile.flush()
            if len(self.server.parts) > 1:
                self.server.pause.wait(0.1)

    def do_GET(self):
        self.do_POST()

    def log_message(self, *_):
        """Tests are quiet."""
