"""What the assistant brings to the tests of the whole house."""

from sqlalchemy import select

from onetask.assist.operations import captures, settings, suggestions, themes
from onetask.core.change import System
from onetask.core.db import session
from onetask.core.events import standing
from onetask.core.undo import undo
from onetask.work.models.tasks import Task
from onetask.work.operations.tasks import close_task
from tests.security.signs import EDITED, EDITORS, PAGE, SEEN

LINE = {"raw": "Call <b> #calls", "rrule": None, "anchor": "due", "labels": ["calls"]}


def captured(w, **more):
    given = {"people": [w.ben], "labels": [w.red], "line": LINE | more, "title": "<b>Call"}
    return captures.capture_task(w.ben, w.launch_ready, **given)


def repeated(w):
    task = captured(w, rrule="FREQ=DAILY", labels=[])
    close_task(w.ben, task)
    captures.repeat_task(w.ana, task, zone="UTC")


def proposed(w):
    return suggestions.propose_parts(w.ben, w.brief, titles=["One", "Two"], reasons=["Why"])


def undone(w):
    undo(w.ana, standing(w.home.id).number)


def accepted(w):
    return suggestions.accept_suggestion(w.ben, proposed(w))


def dismissed(w):
    return suggestions.dismiss_suggestion(w.ben, proposed(w))


ACTS = {
    "capture_task": captured,
    "repeat_task": repeated,
    "propose_parts": proposed,
    "accept_suggestion": accepted,
    "accept_suggestion undone": lambda w: (accepted(w), undone(w)),
    "dismiss_suggestion": dismissed,
    "reopen_suggestion": lambda w: suggestions.reopen_suggestion(w.ana, dismissed(w)),
    "keep_themes": lambda w: themes.keep_themes(
        System(w.home.id), w.gate, read=9, found=[{"items": [], "people": 2, "words": ["map"]}]
    ),
    "set_assistance": lambda w: settings.set_assistance(w.ben, w.ben, weights={"age": 0.5}),
    "set_assistance of all": lambda w: settings.set_assistance(w.ana, w.home, is_off=True),
}
PAGES = {
    "board": lambda w: f"/boards/{w.launch_board.id}",
    "task": lambda w: f"/tasks/{w.brief.id}",
    "my day": lambda _: "/",
}
HOMES = {"proposals": "proposal"}


def plant(world, project, canary):
    """A proposal for the first task of the project."""
    task = session.scalars(select(Task).where(Task.project_id == project.id)).unique().first()
    made = suggestions.propose_parts(world.ana, task, titles=[canary], reasons=[canary])
    return {"proposal": made}


AT = {
    "assist_quick_add.chips": (EDITORS, {"title": "Call Bob tomorrow"}),
    "assist_quick_add.capture": (EDITED, {"column": "{column}", "title": "New"}),
    "assist_tasks.show": (SEEN,),
    "assist_tasks.parts": (SEEN,),
    "assist_tasks.propose": (EDITED,),
    "assist_tasks.accept": (EDITED, {"titles": ["One"]}),
    "assist_tasks.dismiss": (EDITED,),
    "assist_themes.show": ("----...--",),
    "assist_home.home": (PAGE, {"question": "What is late?"}),
    "assist_home.settings": (PAGE,),
    "assist_home.switch": (PAGE, {"is_on": False}),
    "assist_home.weigh": (PAGE, {"age": 3}),
    "agents.take": ("--------.", {"jsonrpc": "2.0", "id": 1, "method": "ping"}),
    "api.quick_add": ("--xx...--", {"column": "{column}", "text": "New", "create": True}),
}
