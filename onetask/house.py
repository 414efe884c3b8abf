"""Builds the app: settings, then extensions, then the rooms in storey order."""

from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules
from types import ModuleType

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from onetask.cli import group
from onetask.core import (
    assets,
    failures,
    fragments,
    headers,
    hx,
    jobs,
    limits,
    locale,
    prints,
    walls,
)
from onetask.core.db import open_db
from onetask.core.settings import Settings, secret, settings, use

ROOMS = (
    *("live", "people", "talk", "work", "plan", "product", "inbox", "search", "report"),
    *("remind", "google", "assist", "api", "pages", "run"),
)
PARTS = ("models", "operations", "words", "live", "jobs", "views", "cli")


def create_app(chosen: Settings | None = None) -> Flask:
    use(chosen) if chosen else settings()
    app = Flask(__name__, template_folder="../templates", static_folder=None)
    _configure(app)
    open_db(app, settings().database)
    for extension in (limits, walls, hx, headers, failures):
        extension.install(app)
    _speak(app)
    app.register_blueprint(assets.bp)
    app.cli.add_command(group)
    app.extensions["onetask.jobs"] = jobs.works
    for room in ROOMS:
        _furnish(app, room)
    return app


def _configure(app: Flask) -> None:
    now = settings()
    app.config["SECRET_KEY"] = secret()
    app.config["MAX_CONTENT_LENGTH"] = (now.upload_mb + 1) * 1024 * 1024
    app.config["MAX_FORM_MEMORY_SIZE"] = 4 * 1024 * 1024
    app.config["WTF_CSRF_TIME_LIMIT"] = None
    app.config["WTF_CSRF_SSL_STRICT"] = now.is_https
    if now.proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, *[now.proxies] * 4)  # type: ignore[method-assign]


def _speak(app: Flask) -> None:
    pages = app.jinja_env
    pages.add_extension("jinja2.ext.i18n")
    pages.install_gettext_callables(locale.gettext, locale.ngettext)  # type: ignore[attr-defined]
    pages.trim_blocks = pages.lstrip_blocks = True
    pages.globals["sprite"] = prints.sprite
    pages.globals["client_words"] = locale.client_words
    for environment in (pages, fragments.templates):
        prints.install(environment)


def _furnish(app: Flask, room: str) -> None:
    """Imports a room's parts, which list themselves, and takes in its pages and commands."""
    if find_spec(f"onetask.{room}") is None:
        return
    for part in PARTS:
        for module in _modules(f"onetask.{room}.{part}"):
            if hasattr(module, "install"):
                module.install(app)
            bp = getattr(module, "bp", None)
            if bp and bp.name not in app.blueprints:
                app.register_blueprint(bp)


def _modules(name: str) -> list[ModuleType]:
    """A part and, where it is a folder, its files."""
    if find_spec(name) is None:
        return []
    part = import_module(name)
    inside = iter_modules(getattr(part, "__path__", ()))
    return [part, *(import_module(f"{name}.{found.name}") for found in inside)]
