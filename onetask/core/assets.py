"""Static files under names that change with their content, so browsers keep them for ever."""

import hashlib
import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from flask import Blueprint, Response, abort, send_from_directory

STATIC = Path(__file__).parents[2] / "static"
LAYERS = "@layer reset, tokens, base, layout, components, views, utilities;\n"
# Folders of static/css that are sheets of their own.
LATER = ("api", "assist", "google", "inbox", "plan", "portal", "product", "report")
FIRST = ("tokens.css", "base.css", "layout.css")

bp = Blueprint("assets", __name__)


@lru_cache
def version() -> str:
    """One name for all static files: modules import each other by relative paths."""
    digest = hashlib.sha256()
    for path in sorted(STATIC.rglob("*")):
        if path.is_file():
            digest.update(path.relative_to(STATIC).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()[:12]


def asset(path: str) -> str:
    return f"/static/{version()}/{path}"


@lru_cache
def stylesheet() -> str:
    """What every page needs as one file, the layers in their order, print last."""
    css = STATIC / "css"
    rest = sorted(css.glob("*/*.css"))
    files = [*(css / name for name in FIRST), *rest, css / "utilities.css", css / "print.css"]
    return LAYERS + _joined(path for path in files if path.parent.name not in LATER)


@lru_cache
def sheet(room: str) -> str:
    """What only the pages of one room need: {% block styles %} names it."""
    return _joined(sorted((STATIC / "css" / room).glob("*.css")))


def _joined(files: Iterable[Path]) -> str:
    text = "\n".join(path.read_text() for path in files)
    return re.sub(r"/\*.*?\*/\s*", "", text, flags=re.DOTALL)


@bp.get("/static/<release>/onetask.css")
def styles(release: str) -> Response:
    return _lasting(Response(stylesheet(), mimetype="text/css"), release)


@bp.get("/static/<release>/<room>.css")
def room_styles(release: str, room: str) -> Response:
    if room not in LATER:
        abort(404)
    return _lasting(Response(sheet(room), mimetype="text/css"), release)


@bp.get("/static/<release>/<path:path>")
def file(release: str, path: str) -> Response:
    return _lasting(send_from_directory(STATIC, path), release)


def _lasting(answer: Response, release: str) -> Response:
    answer.cache_control.public, answer.cache_control.max_age = True, 31_536_000
    answer.cache_control.immutable = release == version()
    return answer
