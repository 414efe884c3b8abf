"""The assistant's own page: questions, early warnings, proposals, its record, and how it helps."""

from typing import Any

from flask import Blueprint, request
from werkzeug.wrappers import Response as Answer

from onetask.assist.access import visible_suggestions
from onetask.assist.engine.ask import HINTS
from onetask.assist.engine.order import factor_words
from onetask.assist.engine.priority import WEIGHTS
from onetask.assist.forms import Switch, Weights
from onetask.assist.models import Suggestion
from onetask.assist.operations.settings import set_assistance
from onetask.assist.queries.answers import answer, risk_words
from onetask.assist.queries.help import help_for
from onetask.assist.queries.sheets import quality, warnings
from onetask.core import hx
from onetask.core.db import session
from onetask.core.events import standing
from onetask.core.forms import read
from onetask.core.locale import gettext as _
from onetask.core.who import me
from onetask.people.models import Workspace

LONGEST, MOST = 300, 20

bp = Blueprint("assist_home", __name__)


@bp.get("/assistant")
def home() -> Answer:
    actor, help_ = me(), help_for(me())
    asked = request.args.get("question", "")[:LONGEST].strip()
    facts: dict[str, Any] = {"help": help_, "asked": asked, "hints": hints()}
    facts["told"] = answer(actor, asked) if asked and help_.is_on else None
    found = warnings(actor) if help_.is_on else []
    facts["warnings"] = [(task, outlook, risk_words(outlook)) for task, outlook in found]
    return hx.page("assist/home.html", standing=standing(actor.workspace_id), **facts)


@bp.get("/settings/assistant")
def settings() -> Answer:
    actor, help_ = me(), help_for(me())
    facts: dict[str, Any] = {
        "help": help_,
        "factors": [(name, words, round(100 * help_.weights[name])) for name, words in _factors()],
        "record": quality(actor),
        "proposals": _proposals(),
    }
    return hx.page("assist/settings.html", standing=standing(actor.workspace_id), **facts)


@bp.post("/settings/assistant")
def switch() -> Answer:
    form, actor = read(Switch), me()
    whose = session.get_one(Workspace, actor.workspace_id) if form.for_all else actor
    set_assistance(actor, whose, is_off=not form.is_on)
    return hx.go("/settings/assistant")


@bp.post("/settings/assistant/weights")
def weigh() -> Answer:
    form, actor = read(Weights), me()
    sent = form.model_dump(exclude={"usual"})
    weights = {name: value / 100 for name, value in sent.items() if value is not None}
    set_assistance(actor, actor, weights={} if form.usual else weights)
    return hx.go("/settings/assistant")


def hints() -> list[str]:
    named = {
        "late": _("What is late?"),
        "risk": _("What is at risk?"),
        "blocked": _("What is blocked?"),
        "due": _("What is due this week?"),
        "busy": _("Who has the most work?"),
        "mine": _("What should I do next?"),
        "changed": _("What changed?"),
    }
    return [named[name] for name in HINTS]


def _factors() -> list[tuple[str, str]]:
    words = factor_words()
    return [(name, words[name]) for name in WEIGHTS]


def _proposals() -> list[Suggestion]:
    newest = visible_suggestions(me()).order_by(Suggestion.id.desc()).limit(MOST)
    return list(session.scalars(newest))
