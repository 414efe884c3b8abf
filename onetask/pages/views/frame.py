"""Home, the shell's facts, the palette's list and what a browser asks of every site."""

from typing import Any
from urllib.parse import quote

from flask import Blueprint, Flask, Response, jsonify, request
from werkzeug.wrappers import Response as Answer

from onetask.core import hx, locale
from onetask.core.assets import asset
from onetask.core.locale import gettext as _
from onetask.core.settings import settings
from onetask.core.who import me, member
from onetask.pages.queries import Shell, spoken
from onetask.people.access import is_editor

bp = Blueprint("pages", __name__)
ICONS = {
    **{"/": "sun", "/now": "play", "/inbox": "inbox", "/insights": "chart-no-axes-combined"},
    **{"/assistant": "sparkles", "/my-tasks": "circle-check", "/projects": "folder"},
    **{"/strategy": "target", "/goals": "target", "/metrics": "chart-line", "/research": "search"},
    **{"/feedback": "message-square-quote", "/ideas": "lightbulb", "/roadmap": "chart-gantt"},
    **{"/releases": "rocket", "/settings": "settings", "/settings/members": "users"},
}


def install(app: Flask) -> None:
    app.context_processor(_frame)
    app.before_request(_speak)
    app.teardown_request(_fall_silent)


@bp.get("/palette.json")
def palette() -> Response:
    """What the palette knows without asking again: at most 20 KB."""
    shell = Shell(me())
    projects = [
        {"words": one.name, "href": f"/projects/{one.id}", "icon": "folder"}
        for one in shell.projects[:100]
    ]
    views = [{"words": one.name, "href": one.url, "icon": "bookmark"} for one in shell.starred[:50]]
    return jsonify(go=_places() + projects + views)


@bp.get("/manifest.webmanifest")
def manifest() -> Response:
    icon = {"src": asset("img/icon.svg"), "sizes": "any", "type": "image/svg+xml"}
    colours = {"theme_color": "#ffffff", "background_color": "#f4f4f6"}
    names = {"name": "OneTask", "short_name": "OneTask", "start_url": "/", "display": "standalone"}
    answer = jsonify(names | colours | {"icons": [icon]})
    answer.mimetype = "application/manifest+json"
    return answer


@bp.get("/ui")
def states() -> Answer:
    """Every component in every state, for those who build it."""
    me()
    if settings().mode == "production":
        return hx.go("/")
    return hx.page("ui/states.html")


def _places() -> list[dict[str, str]]:
    places = {"/": _("My day"), "/now": _("Now"), "/inbox": _("Inbox"), "/insights": _("Insights")}
    places["/assistant"] = _("Assistant")
    places |= {"/my-tasks": _("My tasks"), "/projects": _("All projects")}
    if is_editor(me()):
        places |= {"/strategy": _("Strategy"), "/goals": _("Goals"), "/metrics": _("Metrics")}
        places |= {"/research": _("Research"), "/feedback": _("Feedback"), "/ideas": _("Ideas")}
        places |= {"/roadmap": _("Roadmap"), "/releases": _("Releases")}
    places |= {"/settings": _("Settings"), "/settings/members": _("Members")}
    return [
        {"words": name, "href": url, "icon": ICONS.get(url, "arrow-right")}
        for url, name in places.items()
    ]


def _frame() -> dict[str, Any]:
    who = member()
    return {"shell": Shell(who) if who else None, "path": quote(request.full_path.rstrip("?"))}


def _speak() -> None:
    request.environ["onetask.locale"] = spoken_in = locale.speaking(_locale())
    spoken_in.__enter__()


def _fall_silent(_error: BaseException | None) -> None:
    if spoken_in := request.environ.pop("onetask.locale", None):
        spoken_in.__exit__(None, None, None)


def _locale() -> str:
    """The language of the person, else the browser's, else the server's."""
    if chosen := spoken(member()):
        return chosen
    return request.accept_languages.best_match(list(locale.LOCALES)) or settings().locale
