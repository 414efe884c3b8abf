"""Time: what the tests of the house play."""

from datetime import UTC, date, datetime

from onetask.plan.operations import time, weeks
from tests.plan.brings_risks import EDITORS_ONLY
from tests.security.signs import TEAM_ONLY

DAY = date(2026, 3, 17)


def noted(w, **fields):
    facts = {"minutes": 90, "worked_on": DAY} | fields
    return time.log_time(w.ana, w.brief, member=w.ana, **facts)


def handed_in(w):
    noted(w)
    return weeks.submit_week(w.ana, w.ana, week_on=DAY)


ACTS = {
    "log_time": noted,
    "set_day": lambda w: time.set_day(w.ana, w.brief, member=w.ana, worked_on=DAY, minutes=45),
    "start_timer": lambda w: time.start_timer(w.ana, w.brief),
    "stop_timer": lambda w: time.stop_timer(w.ana, time.start_timer(w.ana, w.brief)),
    "drop_timer": lambda w: time.drop_timer(w.ana, time.start_timer(w.ana, w.brief)),
    "resume_timer": lambda w: time.resume_timer(
        w.ana, w.brief, started_at=datetime(2026, 3, 17, 9, tzinfo=UTC)
    ),
    "submit_week": handed_in,
    "move_week": lambda w: weeks.move_week(w.ana, handed_in(w), state="approved"),
}
PAGES = {
    "time": lambda w: f"/projects/{w.launch.id}/time",
    "timesheet": lambda _: "/time?week=2026-03-17",
}
HOMES = {"stints": "stint", "timesheets": "timesheet"}
AT = {
    "plan_time.timesheet": ("-.--...-.",),
    "plan_time.approvals": ("-.---..-.",),
    "plan_time.timer": ("-......-.",),
    "plan_time.of_task": (TEAM_ONLY,),
    "plan_time.note": ("---x...--", {"worked_on": "2026-03-17", "time": "1:30"}),
    "plan_time.fill_in": ("----...--", {"worked_on": "2026-03-17", "time": "1:30"}),
    "plan_time.start": ("---x...--",),
    "plan_time.stop": ("---------",),
    "plan_time.remove": ("-----..--",),
    "plan_time.submit": ("-c--cc.-c", {"week_on": "2026-03-17"}),
    "plan_time.decide": ("-----..--", {"state": "approved"}),
    "plan_time.project": (TEAM_ONLY,),
    "api.list_time": (TEAM_ONLY,),
    "api.note_time": (EDITORS_ONLY, {"worked_on": "2026-03-17", "minutes": 30}),
    "api.delete_time": ("-----..--",),
}


def plant(world, project, canary):
    task = world.brief
    stint = time.log_time(
        world.ana, task, member=world.ana, minutes=30, worked_on=DAY, note=f"Did {canary}"
    )
    sheet = weeks.submit_week(world.ana, world.ana, week_on=DAY)
    weeks.move_week(world.ana, sheet, state="open")
    return {"stint": stint, "timesheet": sheet}
