"""Keeping a plan as it stands, to compare with later."""

from uuid import UUID

from onetask.core.change import Actor, Change
from onetask.core.db import session
from onetask.core.door import operation
from onetask.core.errors import Conflict
from onetask.core.events import Event
from onetask.core.ids import uuid7
from onetask.core.locale import gettext as _
from onetask.core.undo import undoes
from onetask.plan.models.baselines import Baseline
from onetask.plan.queries.baselines import items_of
from onetask.work.access import may_edit
from onetask.work.models.projects import Project
from onetask.work.operations.fields import checked, line

CHECKS = {"name": line(120)}


@operation(may_edit)
def take_baseline(
    change: Change, project: Project, /, *, name: str, id: UUID | None = None
) -> Baseline:
    new = checked(CHECKS, {"name": name})
    if id and session.get(Baseline, id):
        raise Conflict(_("This baseline is there already."))
    baseline = Baseline(
        id=id or uuid7(),
        workspace_id=project.workspace_id,
        project_id=project.id,
        made_by_id=change.actor.id,
        made_at=change.at,
        items=list(items_of(project).values()),
        **new,
    )
    session.add(baseline)
    change.record("baseline.taken", baseline, name=[None, baseline.name])
    return baseline


@operation(may_edit)
def rename_baseline(change: Change, baseline: Baseline, /, *, name: str) -> Baseline:
    new, old = checked(CHECKS, {"name": name})["name"], baseline.name
    if new != old:
        baseline.name = new
        change.record("baseline.renamed", baseline, name=[old, new])
    return baseline


@operation(may_edit)
def bin_baseline(change: Change, baseline: Baseline) -> Baseline:
    if baseline.binned_at is None:
        baseline.binned_at = change.at
        change.record("baseline.binned", baseline)
    return baseline


@operation(may_edit)
def restore_baseline(change: Change, baseline: Baseline) -> Baseline:
    if baseline.binned_at is not None:
        baseline.binned_at = None
        change.record("baseline.restored", baseline)
    return baseline


def _baseline(event: Event) -> Baseline:
    return session.get_one(Baseline, event.subject_id)


@undoes("baseline.taken", "baseline.restored")
def bin_baseline_again(actor: Actor, event: Event) -> None:
    bin_baseline(actor, _baseline(event))


@undoes("baseline.binned")
def restore_baseline_again(actor: Actor, event: Event) -> None:
    restore_baseline(actor, _baseline(event))


@undoes("baseline.renamed")
def name_baseline_as_before(actor: Actor, event: Event) -> None:
    rename_baseline(actor, _baseline(event), name=event.facts["name"][0])
