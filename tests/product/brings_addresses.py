"""Goals, metrics, strategy and research: who gets what at their addresses.

Guests find nothing of a product, and Eve has none.
"""

from types import SimpleNamespace

from onetask.core.change import System
from onetask.product.operations import goals, ideas, metrics, pings, research, strategy, surveys
from onetask.product.queries.metrics import points_of
from tests.product.brings_goals import WHEN
from tests.security.signs import ALL, EDITORS, TEAM_ONLY

NEW = {"name": "New", "start": 1, "target": 2}
ASKED = {"scale": "nps", "question": "Well?"}
SENT = {
    "create": {"title": "New"},
    "edit": {"title": "New"},
    "override": {"percent": 50},
    "add_result": NEW,
    "edit_result": {"target": 3},
    "check_in": {"outlook": "on_track", "confidence": 7},
}
MEASURED = {
    "create": {"name": "New"},
    "edit": {"name": "New"},
    "add_point": {"value": 4},
    "add_sheet": {"text": "2026-03-02;4"},
    "open_survey": ASKED,
    "edit_survey": {"thanks": "Thanks"},
}
WRITTEN = {
    "write": {"text": "New"},
    "edit": {"text": "New"},
    "add_pillar": {"title": "New"},
    "restore": {"edition": 1},
    "edit_product": {"name": "New"},
}
FOUND = {
    "create": {"name": "New"},
    "edit": {"name": "New"},
    "judge": {"value": "yes"},
    "mark": {"quote": "red light"},
    "speak_for": {"idea": "{idea}"},
}
TEAM_HOME = "--.....--"
MADE = "--xx...--"
VIEWS = {
    "product_goals": (
        SENT,
        "index show new change create edit delete override ask_override measure_again new_result"
        " add_result change_result edit_result delete_result check_in",
    ),
    "product_metrics": (
        MEASURED,
        "index show new change create edit add_point remove_point add_sheet ask_sheet ask_survey"
        " open_survey open_stream find_survey edit_survey close_survey reopen_survey drop_reply",
    ),
    "product_strategy": (
        WRITTEN,
        "index change write new_pillar add_pillar show change_document edit delete restore"
        " show_product edit_product unarchive_product",
    ),
    "product_research": (
        FOUND,
        "index new create show change edit delete judge mark unmark speak_for",
    ),
}
AT = {
    f"{room}.{view}": (TEAM_ONLY, sent[view]) if view in sent else (TEAM_ONLY,)
    for room, (sent, views) in VIEWS.items()
    for view in views.split()
} | {
    "api.list_products": (TEAM_HOME,),
    "api.create_product": (MADE, {"name": "New"}),
    "api.edit_product": (TEAM_ONLY, {"name": "New"}),
    "api.list_goals": (TEAM_HOME,),
    "api.create_goal": (TEAM_ONLY, {"title": "New"}),
    "api.read_goal": (TEAM_ONLY,),
    "api.edit_goal": (TEAM_ONLY, {"title": "New"}),
    "api.delete_goal": (TEAM_ONLY,),
    "api.create_result": (TEAM_ONLY, NEW),
    "api.edit_result": (TEAM_ONLY, {"target": 3}),
    "api.delete_result": (TEAM_ONLY,),
    "api.create_checkin": (TEAM_ONLY, SENT["check_in"]),
    "api.list_metrics": (TEAM_HOME,),
    "api.create_metric": (TEAM_ONLY, {"name": "New"}),
    "api.read_metric": (TEAM_ONLY,),
    "api.edit_metric": (TEAM_ONLY, {"name": "New"}),
    "api.delete_metric": ("----ccc--",),
    "api.list_points": (TEAM_ONLY,),
    "api.create_points": (TEAM_ONLY, {"at": "2026-03-02T00:00:00Z", "value": 4}),
    "api.list_documents": (TEAM_ONLY,),
    "api.write_document": (TEAM_ONLY, {"role": "strategy", "parts": {"text": "New"}}),
    "api.delete_document": (TEAM_ONLY,),
    "api.list_findings": (TEAM_ONLY,),
    "api.create_finding": (TEAM_ONLY, {"sort": "personas", "fields": {"name": "New"}}),
    "api.read_finding": (TEAM_ONLY,),
    "api.edit_finding": (TEAM_ONLY, {"fields": {"name": "New"}}),
    "api.delete_finding": (TEAM_ONLY,),
    "api.create_highlight": (TEAM_ONLY, {"quote": "red light"}),
    "product_goals.take_back": ("----xx.--",),
    "product_metrics.delete": ("----ccc--",),
    "product_strategy.new_product": ("-.--...-.",),
    "product_strategy.create_product": (EDITORS, {"name": "New"}),
    "product_strategy.archive_product": ("----ccc--",),
    "public_product.show": (ALL,),
    "public_product.thanks": (ALL,),
    "public_product.answer": (ALL, {"score": 9}),
    "public_product.ping": (ALL, {"who": "nadia"}),
}
HOMES = {
    **{"goals": "goal", "results": "result", "checkins": "checkin", "metrics": "metric"},
    **{"points": "point", "surveys": "survey", "replies": "reply", "products": "product"},
    **{"documents": "document", "personas": "persona", "notes": "scribble", "traits": "trait"},
    **{"verdicts": "competitor", "highlights": "highlight", "research": "persona"},
}
PUBLIC = {
    "public_product.show": "a survey is answered by people without an account",
    "public_product.answer": "a survey is answered by people without an account",
    "public_product.thanks": "a survey is answered by people without an account",
    "public_product.ping": "products tell who uses them; nothing is told back",
    "public_product.preflight": "browsers ask first",
}


def plant(world, _project, canary):
    """Something of everything, the canary in all that is not published."""
    return _aims(world, canary) | _measured(world, canary) | _written(world, canary)


def _aims(world, canary):
    aim = goals.create_goal(world.ana, world.gate, title=f"Goal {canary}", about=f"Why {canary}")
    goals.edit_goal(world.ana, aim, set_percent=5.0, set_why=f"Because {canary}")
    named = {"name": f"Result {canary}", "unit": "%", "start": 0.0, "target": 1.0}
    found = goals.add_result(world.ana, aim, **named)
    said = goals.check_in(world.ana, aim, outlook="on_track", confidence=7, note=f"Said {canary}")
    return {"goal": aim, "result": found, "checkin": said}


def _measured(world, canary):
    names = {"name": f"Metric {canary}", "about": f"About {canary}", "window": "dau"}
    one = metrics.create_metric(world.ana, world.gate, **names)
    reading = metrics.Reading(WHEN, 4.0, note=f"Note {canary}")
    metrics.add_points(world.ana, one, readings=[reading])
    asked = surveys.open_survey(world.ana, world.gate, metric=one, scale="nps", question="Well?")
    said = surveys.answer_survey(System(world.home.id), asked, score=9, words=f"Words {canary}")
    goals.add_result(
        world.ana, _goal(world, canary), metric=one, name="Held", start=0.0, target=1.0
    )
    stream = pings.open_stream(world.ana, world.gate)
    found = {"metric": one, "point": points_of(one.id)[-1], "survey": asked, "reply": said}
    plain = {"asked": asked.slug, "stream": stream.slug, "sort": "personas", "role": "vision"}
    return found | {name: SimpleNamespace(id=text) for name, text in plain.items()}


def _goal(world, canary):
    return goals.create_goal(world.ana, world.gate, title=f"Other {canary}")


def _written(world, canary):
    home, by = world.gate, world.ana
    document = strategy.write_document(by, home, role="vision", text=f"Vision {canary}")
    strategy.add_pillar(by, home, title=f"Pillar {canary}", text=f"Words {canary}")
    words = {"name": f"Persona {canary}", "quote": f"Quote {canary}", "pains": f"Pain {canary}"}
    persona = research.add_research(by, home, sort="personas", **words)
    rival = {"name": f"Rival {canary}", "strengths": f"Strong {canary}"}
    competitor = research.add_research(by, home, sort="competitors", **rival)
    trait = research.add_research(by, home, sort="traits", name=f"Row {canary}")
    body = f"They saw a red light {canary}"
    note = research.add_research(by, home, sort="notes", title=f"Note {canary}", body=body)
    mark = research.mark_passage(by, note, quote=f"red light {canary}")
    idea = ideas.create_idea(by, home, title=f"Idea {canary}")
    found = {"idea": idea, "document": document, "persona": persona, "competitor": competitor}
    return found | {"trait": trait, "scribble": note, "highlight": mark, "product": home}
