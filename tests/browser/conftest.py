"""A whole OneTask in processes of its own, and people before it in real browsers."""

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Mailbox

from tests.live.village import PASSWORD, Village
from tests.run.started import free_port, started


@pytest.fixture(scope="session")
def letters(tmp_path_factory):
    """A real mail server; what it takes lies in a maildir."""
    folder = tmp_path_factory.mktemp("letters") / "maildir"
    server = Controller(Mailbox(str(folder)), hostname="127.0.0.1", port=free_port())
    server.start()
    yield server, folder
    server.stop()


@pytest.fixture(scope="session")
def far_calendar():
    """A calendar of somebody else's: what stands in `text` is read at its `address`."""
    kept = {"text": ""}

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.end_headers()
            self.wfile.write(kept["text"].encode())

        def log_message(self, *_):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as one:
        kept |= {"host": f"127.0.0.1:{one.server_port}"}
        kept |= {"address": f"http://{kept['host']}/a.ics"}
        Thread(target=one.serve_forever, daemon=True).start()
        yield kept
        one.shutdown()


@pytest.fixture(scope="session")
def server(tmp_path_factory, letters, far_calendar):
    mail = {"ONETASK_SMTP_URL": f"smtp://127.0.0.1:{letters[0].port}"}
    mail["ONETASK_NEAR_HOSTS"] = far_calendar["host"]
    with started(tmp_path_factory.mktemp("one") / "data", **mail) as one:
        one.until_green()
        yield one


@pytest.fixture(scope="session")
def village(server):
    """Ana and Ben in one workspace, with a board."""
    return Village(server)


# Public pages have nobody before them, and no script that gets ready.
READY = """!document.documentElement.dataset.me
  || document.documentElement.dataset.ready !== undefined"""


class Person:
    """Somebody signed in, before a page."""

    def __init__(self, chromium, village, name, *, width=1400, height=900, **more):
        size = {"width": width, "height": height}
        self.context = chromium.new_context(viewport=size, **more)
        self.tab, self.errors, self.name = self.context.new_page(), [], name
        self.tab.on("pageerror", lambda error: self.errors.append(str(error)))
        self.tab.set_default_timeout(8000)
        self.tab.goto(f"{village.url}/sign-in")
        self.tab.fill("[name=email]", f"{name}@example.com")
        self.tab.fill("[name=password]", PASSWORD)
        self.tab.press("[name=password]", "Enter")
        self.tab.wait_for_url(lambda url: "sign-in" not in url)

    def open(self, url):
        self.tab.goto(url)
        self.until(READY)
        return self

    def until(self, expression, seconds=8):
        """Our policy forbids eval, on which the browser driver's own waiting rests."""
        for _ in range(int(seconds * 50)):
            if self.tab.evaluate(f"Boolean({expression})"):
                return
            self.tab.wait_for_timeout(20)
        raise AssertionError(f"{self.name} never saw: {expression}")


@pytest.fixture
def two_browsers(chromium, village):
    people = [Person(chromium, village, name) for name in ("ana", "ben")]
    yield people
    for person in people:
        person.context.close()
        assert person.errors == []
