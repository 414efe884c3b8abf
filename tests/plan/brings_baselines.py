"""Baselines: what the tests of the house play."""

from onetask.plan.operations import baselines
from tests.plan.brings_schedules import dated
from tests.security.signs import EDITED, SEEN


def kept(w):
    dated(w)
    return baselines.take_baseline(w.ana, w.launch, name="<b>Approved")


ACTS = {
    "take_baseline": kept,
    "rename_baseline": lambda w: baselines.rename_baseline(w.ben, kept(w), name="First"),
    "bin_baseline": lambda w: baselines.bin_baseline(w.ben, kept(w)),
    "restore_baseline": lambda w: baselines.restore_baseline(w.ana, ACTS["bin_baseline"](w)),
}
PAGES = {"baselines": lambda w: f"/projects/{w.launch.id}/baselines"}
HOMES = {"baselines": "baseline"}
AT = {
    "plan_baselines.index": (SEEN,),
    "plan_baselines.take": (EDITED, {"name": "New"}),
    "plan_baselines.show": (SEEN,),
    "plan_baselines.rename": (EDITED, {"name": "New"}),
    "plan_baselines.delete": (EDITED,),
    "api.list_baselines": (SEEN,),
    "api.create_baseline": (EDITED, {"name": "New"}),
    "api.delete_baseline": (EDITED,),
    "api.read_variance": (SEEN,),
}


def plant(world, project, canary):
    return {"baseline": baselines.take_baseline(world.ana, project, name=f"Base {canary}")}
