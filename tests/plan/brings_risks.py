"""Risks and the log: what the tests of the house play."""

from datetime import date

from onetask.core.change import System
from onetask.plan.operations import health, items, risks
from tests.security.signs import TEAM_ONLY

LONG_AGO = date(2020, 3, 1)
EDITORS_ONLY = "----...--"


def noted(w, **fields):
    return risks.add_risk(w.ana, w.launch, title="The press is late", **fields)


ACTS = {
    "add_risk": noted,
    "add_record": lambda w: risks.add_record(w.ana, w.launch, what="decision", title="Go north"),
    "edit_item": lambda w: items.edit_item(w.ben, noted(w), probability=5, impact=4),
    "bin_item": lambda w: items.bin_item(w.ben, noted(w)),
    "restore_item": lambda w: items.restore_item(w.ana, ACTS["bin_item"](w)),
    "warn_of_risk": lambda w: risks.warn_of_risk(System(w.home.id), noted(w, trigger_on=LONG_AGO)),
}
ACTS |= {
    "judge_health": lambda w: health.judge_health(
        w.ben, w.launch, status="off_track", reason="The press has burnt down"
    ),
    "follow_health": lambda w: health.follow_health(w.ana, ACTS["judge_health"](w)),
    "put_verdict": lambda w: health.put_verdict(w.ana, w.launch, verdict=["at_risk", "Rain"]),
}
PAGES = {"risks": lambda w: f"/projects/{w.launch.id}/risks"}
HOMES = {"risks": "risk", "records": "record"}
AT = {
    "plan_risks.index": (TEAM_ONLY,),
    "plan_risks.new_risk": (TEAM_ONLY,),
    "plan_risks.create_risk": (TEAM_ONLY, {"title": "New"}),
    "plan_risks.new_record": (TEAM_ONLY,),
    "plan_risks.create_record": (TEAM_ONLY, {"title": "New"}),
    "plan_risks.show": (TEAM_ONLY,),
    "plan_risks.change": (TEAM_ONLY,),
    "plan_risks.edit": (TEAM_ONLY, {"title": "New"}),
    "plan_risks.delete": (TEAM_ONLY,),
    "plan_risks.restore": ("---------",),
    "plan_health.form": (TEAM_ONLY,),
    "plan_health.judge": (TEAM_ONLY, {"status": "at_risk", "reason": "Rain"}),
    "plan_health.follow": (TEAM_ONLY,),
    "api.list_risks": (TEAM_ONLY,),
    "api.create_risk": (TEAM_ONLY, {"title": "New"}),
    "api.edit_risk": (TEAM_ONLY, {"title": "New"}),
    "api.delete_risk": (TEAM_ONLY,),
    "api.list_records": (TEAM_ONLY,),
    "api.create_record": (TEAM_ONLY, {"title": "New"}),
}


def plant(world, project, canary):
    risk = risks.add_risk(world.ana, project, title=f"Risk {canary}", about=f"About {canary}")
    record = risks.add_record(world.ana, project, title=f"Record {canary}")
    return {"risk": risk, "record": record}
