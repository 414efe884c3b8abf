"""Schedules and calendars: what the tests of the house play."""

from datetime import date

from onetask.plan.operations import calendars, plans, timings
from onetask.plan.queries.schedules import Move
from onetask.work.operations import waiting
from onetask.work.operations.tasks import edit_task
from tests.security.signs import EDITED, SEEN, TEAM_ONLY

MONDAY, FRIDAY = date(2031, 4, 21), date(2031, 4, 25)


def dated(w):
    edit_task(w.ana, w.brief, starts_on=MONDAY, due_on=FRIDAY)
    edit_task(w.ana, w.logo, starts_on=date(2031, 4, 28), due_on=date(2031, 4, 29))
    waiting.set_dependency(w.ana, w.logo, blocker=w.brief)


def slips(w):
    dated(w)
    return plans.apply_plan(w.ben, w.launch, moves={w.brief.id: Move(by=3)})


def away(w, owner):
    days = {"starts_on": MONDAY, "ends_on": FRIDAY}
    return calendars.take_time_off(w.ana, owner, name="<b>Sea", **days)


def kept_length(w):
    timings.time_task(w.ana, w.brief, days=9)
    edit_task(w.ana, w.brief, starts_on=MONDAY, due_on=FRIDAY)


ACTS = {
    "apply_plan": slips,
    "time_task": lambda w: timings.time_task(w.ana, w.brief, is_milestone=True),
    "time_task by hand": lambda w: timings.time_task(w.ana, w.brief, mode="manual", days=3),
    "time_task keeps its length": kept_length,
    "set_calendar": lambda w: calendars.set_calendar(w.ana, w.home, country="DE", region="BE"),
    "set_calendar of a project": lambda w: calendars.set_calendar(
        w.ben, w.launch, week=[480, 480, 480, 480, 0, 0, 0]
    ),
    "set_calendar of mine": lambda w: calendars.set_calendar(w.ben, w.ben, week=[240] * 7),
    "take_time_off": lambda w: away(w, w.home),
    "take_time_off of a project": lambda w: away(w, w.launch),
    "edit_time_off": lambda w: calendars.edit_time_off(w.ana, away(w, w.ben), name="Mountains"),
    "bin_time_off": lambda w: calendars.bin_time_off(w.ana, away(w, w.launch)),
    "restore_time_off": lambda w: calendars.restore_time_off(w.ana, ACTS["bin_time_off"](w)),
}

PAGES = {
    "working days": lambda w: f"/projects/{w.launch.id}/working-days",
    "timeline": lambda w: f"/projects/{w.launch.id}/timeline?all=1",
}
MOVES = {"moves": [{"task": "{task}", "by": 3}]}
OFF = {"starts_on": "2031-04-21", "ends_on": "2031-04-25"}
HOMES = {"times-off": "off"}
AT = {
    "plan_calendars.index": (TEAM_ONLY,),
    "plan_calendars.set_workspace": ("--xxx..--", {"country": "DE"}),
    "plan_calendars.set_project": (TEAM_ONLY, {"country": "DE"}),
    "plan_calendars.set_member": (EDITED, {"country": "DE"}),
    "plan_calendars.close_workspace": ("--xxx..--", OFF),
    "plan_calendars.close_project": (TEAM_ONLY, OFF),
    "plan_calendars.take_leave": (EDITED, OFF),
    "plan_calendars.drop": (EDITED,),
    "plan_timelines.show": (SEEN,),
    "plan_timelines.preview": (SEEN, MOVES),
    "plan_timelines.move": (EDITED, MOVES),
    "plan_timelines.link": (EDITED, {"on": "{blocker}", "kind": "SS", "lag": 2}),
    "plan_timelines.timing": (SEEN,),
    "plan_timelines.set_timing": (EDITED, {"days": 3}),
    "api.read_schedule": (SEEN,),
    "api.preview_schedule": (SEEN, MOVES),
    "api.apply_schedule": (EDITED, MOVES),
    "api.create_dependency": (EDITED, {"on": "{blocker}", "kind": "SS", "lag": 2}),
    "api.edit_timing": (EDITED, {"days": 3}),
}


def plant(world, project, canary):
    days = {"starts_on": MONDAY, "ends_on": FRIDAY}
    return {"off": calendars.take_time_off(world.ana, project, name=f"Off {canary}", **days)}
