"""A tiny local server for pages that hold the client's modules alone, and a real Chromium."""

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from flask import Flask, Response, request
from playwright.sync_api import Browser, BrowserContext, Page
from werkzeug.serving import make_server

STATIC = Path(__file__).parents[3] / "static"
POLICY = (
    "default-src 'self'; script-src 'nonce-n'; style-src 'self'; style-src-attr 'unsafe-inline';"
    " img-src 'self' data:; connect-src 'self' ws:; object-src 'none'; form-action 'self'"
)
SHELL = """<!doctype html>
<html lang="en" data-theme="light" data-can="see comment edit manage" data-me="me"
      data-zone="Europe/Berlin" data-workspace="w" data-epoch="e1">
<meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="htmx-config" content="includeIndicatorCSS:false, allowEval:false">
<link rel="icon" href="data:,"><link rel="stylesheet" href="/harness.css">
<script nonce="n" defer src="/static/vendor/{htmx}"></script>
<script nonce="n" defer src="/static/vendor/{socket}"></script>
<body class="app" hx-headers:inherited='{{"X-CSRFToken": "token", "X-Workspace": "w"}}'>
{body}
<script nonce="n" type="module" src="/{entry}"></script>
"""
CSS = """
body { margin: 0; font: 13px/1.4 sans-serif } .vh { position: absolute; clip-path: inset(50%) }
main { display: grid; grid-template-columns: repeat(4, 240px); gap: 12px; padding: 12px }
.cards { height: 500px; overflow-y: auto; padding: 4px }
.card { height: 40px; margin-block-end: 6px; border: 1px solid #ccc; touch-action: pan-y }
.card[hidden] { display: none } .card h3 { margin: 0; font-size: 13px }
section[data-collapsed] .cards { display: none }
"""


@dataclass
class Site:
    """Pages and answers of one test, and what the browser asked."""

    url: str = ""
    pages: dict[str, str] = field(default_factory=dict)
    scripts: dict[str, str] = field(default_factory=dict)
    answers: dict[str, Any] = field(default_factory=dict)
    asked: list[dict[str, Any]] = field(default_factory=list)

    def page(self, body: str, script: str = 'import "/static/js/app.js"', at: str = "/") -> str:
        self.scripts["entry.js"], self.pages[at] = script, body
        return self.url + at

    def answer(self, call: str, text: str = "", status: int = 200, **headers: str) -> None:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers[call] = (text, status, named)

    def writes(self) -> list[str]:
        return [f"{one['method']} {one['path']}" for one in self.asked if one["method"] != "GET"]


def vendored(pattern: str) -> str:
    return next(
        str(path.relative_to(STATIC / "vendor")) for path in STATIC.glob(f"vendor/{pattern}")
    )


def shell(body: str, entry: str) -> str:
    htmx, socket = vendored("htmx*/htmx.min.js"), vendored("socket.io*/socket.io.min.js")
    return SHELL.format(body=body, entry=entry, htmx=htmx, socket=socket)


def serve(site: Site, path: str) -> Response:
    call = f"{request.method} /{path}"
    facts = {"method": request.method, "path": f"/{path}", "headers": dict(request.headers)}
    site.asked.append(
        {**facts, "args": request.args.to_dict(), "body": request.get_data(as_text=True)}
    )
    if found := site.answers.get(call):
        text, status, headers = found() if callable(found) else found
        return Response(text, status, {"Content-Type": "text/html; charset=utf-8", **headers})
    if path == "harness.css":
        return Response(CSS, content_type="text/css")
    if path in site.scripts:
        return Response(site.scripts[path], content_type="text/javascript")
    if (body := site.pages.get(f"/{path}")) is not None:
        html = shell(body, "entry.js")
        return Response(html, headers={"Content-Security-Policy": POLICY}, content_type="text/html")
    return Response("", 204 if request.method != "GET" else 404)


def file_in(folder: Path, path: str) -> Response:
    """Read whole, as a browser that turns away would leave an open file behind."""
    kind = "text/javascript" if path.endswith(".js") else "text/plain"
    return Response((folder / path).read_bytes(), content_type=kind)


def make_app(site: Site) -> Flask:
    app = Flask(__name__, static_folder=None)
    methods = ["GET", "POST", "PUT", "PATCH", "DELETE"]
    app.add_url_rule("/static/<path:path>", "static", lambda path: file_in(STATIC, path))
    pages = Path(__file__).parent / "pages"
    app.add_url_rule("/pages/<path:path>", "pages", lambda path: file_in(pages, path))
    app.add_url_rule("/", "home", lambda: serve(site, ""), methods=methods)
    app.add_url_rule("/<path:path>", "any", lambda path: serve(site, path), methods=methods)
    return app


def until(tab: Page, expression: str, seconds: float = 4) -> None:
    """Our policy forbids eval, on which the browser driver's own waiting rests."""
    end = time.monotonic() + seconds
    while not tab.evaluate(f"Boolean({expression})"):
        assert time.monotonic() < end, f"never came true: {expression}"
        time.sleep(0.02)


@pytest.fixture(scope="session")
def tiny_server() -> Iterator[Site]:
    site = Site()
    server = make_server("127.0.0.1", 0, make_app(site), threaded=True)
    site.url = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield site
    server.shutdown()
    server.server_close()


@pytest.fixture
def site(tiny_server: Site) -> Site:
    for facts in (tiny_server.pages, tiny_server.scripts, tiny_server.answers, tiny_server.asked):
        facts.clear()
    return tiny_server


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context(viewport={"width": 1200, "height": 800})
    yield context
    context.close()


@pytest.fixture
def tab(context: BrowserContext) -> Iterator[Page]:
    page, errors = context.new_page(), []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.set_default_timeout(4000)
    yield page
    assert errors == []
