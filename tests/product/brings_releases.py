"""Releases, outcomes and the trace: what the tests of the house play."""

from datetime import UTC, date, datetime

from onetask.core.change import System
from onetask.core.db import session
from onetask.core.events import standing
from onetask.core.undo import undo
from onetask.product.models.metrics import Metric
from onetask.product.operations import ideas, links, notices, outcomes, releases, spine, votes
from onetask.product.operations.customers import Speaker
from onetask.product.operations.metrics import Reading, add_points, create_metric
from tests.product.brings_roadmap import linked, tap
from tests.security.signs import NONE, SEEN, TEAM_ONLY

DAY = date(2026, 3, 2)


def idea(w, title="Tap with a watch"):
    return ideas.create_idea(w.ana, w.gate, title=title)


def wanted(w, title="Tap with a watch", name="Rita"):
    one = idea(w, title)
    votes.vote_for(w.ana, one, who=Speaker(name=name, email=f"{name.lower()}@example.org"))
    return one


def release(w, title="2.4", **more):
    return releases.create_release(w.ana, w.gate, title=title, **more)


def whole(w):
    """A release that brings an initiative somebody asked for, and a task."""
    one, initiative = release(w), linked(w)
    links.link(w.ana, wanted(w), target=initiative)
    links.link(w.ana, one, target=initiative)
    links.link(w.ana, one, target=w.brief)
    return one


def published(w):
    return releases.publish_release(w.ana, whole(w))


def told(w):
    one = published(w)
    for notice in notices.notices_of(one.id):
        notices.mark_notice_sent(notice.id)
    return notices.note_told(System(w.home.id), one)


def metric(w):
    return create_metric(w.ana, w.gate, name="Contactless share", unit="%")


def outcome(w, on=None, target=60.0, look_on=DAY):
    facts = {"metric": metric(w), "target": target, "look_on": look_on, "owner_id": w.ben.id}
    return outcomes.add_outcome(w.ana, on or tap(w), **facts)


def judged(w):
    return outcomes.judge_outcome(w.ben, outcome(w), value=62.0)


def answered(w):
    one = outcome(w)
    of = session.get_one(Metric, one.metric_id)
    add_points(w.ana, of, readings=[Reading(datetime(2026, 3, 3, tzinfo=UTC), 61.0)])
    return outcomes.answer_by_series(System(w.home.id), one)


def undone(w):
    session.rollback()
    undo(w.ana, standing(w.home.id).number)


ACTS = {
    "promote_idea": lambda w: spine.promote_idea(w.ana, w.gate, idea=idea(w)),
    "promote_and_start": lambda w: spine.promote_and_start(
        w.ana, w.gate, idea=idea(w), template=None, key="WAT", name="Watch"
    ),
    "create_release": release,
    "edit_release": lambda w: releases.edit_release(w.ben, release(w), notes="*New*", title="3"),
    "publish_release": published,
    "publish_release again": lambda w: (published(w), undone(w)),
    "withdraw_release": lambda w: releases.withdraw_release(w.ana, published(w)),
    "bin_release": lambda w: releases.bin_release(w.ana, release(w)),
    "restore_release": lambda w: releases.restore_release(w.ana, ACTS["bin_release"](w)),
    "tell_askers": lambda w: notices.tell_askers(w.ana, ACTS["stop_notices"](w)),
    "stop_notices": lambda w: notices.stop_notices(w.ana, published(w)),
    "note_told": told,
    "add_outcome": outcome,
    "edit_outcome": lambda w: outcomes.edit_outcome(w.ana, outcome(w), target=70.0),
    "judge_outcome": judged,
    "reopen_outcome": lambda w: outcomes.reopen_outcome(w.ben, judged(w)),
    "bin_outcome": lambda w: outcomes.bin_outcome(w.ben, outcome(w)),
    "restore_outcome": lambda w: outcomes.restore_outcome(w.ben, ACTS["bin_outcome"](w)),
    "ask_for_outcome": lambda w: outcomes.ask_for_outcome(System(w.home.id), outcome(w)),
    "answer_by_series": answered,
}
PAGES = {
    "releases": lambda _: "/releases",
    "trace of a task": lambda w: f"/trace/task/{w.brief.id}",
}
NEW = {"metric": "{release_metric}", "target": 5, "look_on": "2031-01-01"}
HOMES = {"releases": "release", "outcomes": "outcome", "quiet": "release", "task": "task"}
HOMES |= {"ideas": "idea"}
PUBLIC = {
    "product_quiet.ask": "a link in a letter",
    "product_quiet.mute": "a link in a letter",
}
AT = {
    "product_releases.index": (TEAM_ONLY,),
    "product_releases.new": (TEAM_ONLY,),
    "product_releases.create": (TEAM_ONLY, {"version": "9.9"}),
    "product_releases.show": (TEAM_ONLY,),
    "product_releases.edit": (TEAM_ONLY, {"name": "New"}),
    "product_releases.delete": (TEAM_ONLY,),
    "product_releases.restore": (NONE,),
    "product_releases.look": (TEAM_ONLY,),
    "product_releases.publish": (TEAM_ONLY, {}),
    "product_releases.withdraw": (TEAM_ONLY,),
    "product_releases.stop": (TEAM_ONLY,),
    "product_releases.tell": ("----ccc--",),
    "product_outcomes.for_initiative": (TEAM_ONLY, NEW),
    "product_outcomes.for_release": (TEAM_ONLY, NEW),
    "product_outcomes.show": (TEAM_ONLY,),
    "product_outcomes.edit": (TEAM_ONLY, {"target": 6}),
    "product_outcomes.delete": (TEAM_ONLY,),
    "product_outcomes.judge": (TEAM_ONLY, {"value": 5}),
    "product_outcomes.reopen": (TEAM_ONLY,),
    "product_trace.show": (SEEN,),
    "api.read_trace": (SEEN,),
    "api.list_releases": (TEAM_ONLY,),
    "api.create_release": (TEAM_ONLY, {"version": "9.8"}),
    "api.read_release": (TEAM_ONLY,),
    "api.edit_release": (TEAM_ONLY, {"name": "New"}),
    "api.delete_release": (TEAM_ONLY,),
    "api.publish_release": (TEAM_ONLY, {}),
    "api.withdraw_release": (TEAM_ONLY,),
    "api.create_outcome": (TEAM_ONLY, NEW | {"on": {"kind": "release", "id": "{release}"}}),
    "api.read_outcome": (TEAM_ONLY,),
    "api.judge_outcome": (TEAM_ONLY, {"value": 5}),
    "product_quiet.ask": (NONE,),
    "product_quiet.mute": (NONE,),
    "product_initiatives.idea_project": (TEAM_ONLY,),
    "product_initiatives.start_from_idea": (TEAM_ONLY, {"key": "NEWER"}),
    "product_initiatives.promote": (TEAM_ONLY,),
}


def plant(world, project, canary):
    one = release(world, title=f"1 {canary}", name=f"Named {canary}", notes=f"Said {canary}")
    measured = create_metric(world.ana, world.gate, name=f"Share {canary}")
    facts = {"metric": measured, "target": 60.0, "look_on": date(2031, 1, 1)}
    found = outcomes.add_outcome(world.ana, one, **facts)
    wish = ideas.create_idea(world.ana, world.gate, title=f"Wish {canary}")
    return {"release": one, "outcome": found, "release_metric": measured, "idea": wish}
