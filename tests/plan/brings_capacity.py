"""Workload: what the tests of the house play."""

from datetime import date

from onetask.plan.operations import calendars, capacity
from tests.plan.brings_risks import EDITORS_ONLY
from tests.security.signs import TEAM_ONLY

DAY = date(2031, 3, 17)


def counted(w):
    return capacity.allocate(w.ana, w.launch, member=w.ben, percent=50, role="Design")


ACTS = {
    "allocate": counted,
    "set_skills": lambda w: capacity.set_skills(w.ana, w.ben, names=["Design", "Print"]),
}
PAGES = {"workload": lambda _: "/workload"}
HOMES = {"workload": "member", "allocations": "allocation", "times-off": "time off"}
OFF = {"starts_on": "2031-03-17", "ends_on": "2031-03-18"}
AT = {
    "plan_workload.index": ("-.--...-.",),
    "api.read_workload": (EDITORS_ONLY,),
    "api.set_allocation": ("----x..--", {"percent": 50}),
    "api.set_member_skills": ("----...--", {"skills": ["Design"]}),
}
AT |= {
    "plan_workload.week": (TEAM_ONLY,),
    "plan_workload.check": (TEAM_ONLY, {"member": "{member}"}),
    "plan_workload.change_skills": ("---x...--", {"names": "Design"}),
    "plan_workload.take_off": ("---x...--", OFF),
    "plan_workload.drop_off": ("---x...--",),
    "plan_workload.put_allocation": ("----x..--", {"percent": 50}),
    "plan_workload.create_allocation": ("----x..--", {"percent": 50, "member_id": "{member}"}),
    "plan_workload.delete_allocation": ("----x..--",),
}


def plant(world, project, canary):
    made = capacity.allocate(world.ana, project, member=world.ben, percent=5, role=canary)
    off = calendars.take_time_off(
        world.ben, world.ben, starts_on=DAY, ends_on=DAY, name=f"Off {canary}"
    )
    capacity.set_skills(world.ana, world.ben, names=[f"Skill {canary}"])
    return {"allocation": made, "time off": off}
