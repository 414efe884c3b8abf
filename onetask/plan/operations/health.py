"""A project's health judged by somebody instead of derived."""

from onetask.core.change import Actor, Change
from onetask.core.clock import today_in
from onetask.core.db import session
from onetask.core.door import operation
from onetask.core.errors import Invalid
from onetask.core.events import Event
from onetask.core.ids import uuid7
from onetask.core.locale import gettext as _
from onetask.core.undo import undoes
from onetask.plan.access.risks import may_keep_log
from onetask.plan.engine.health import STATUSES
from onetask.plan.models.health import Judgement
from onetask.plan.queries.health import health_of, verdict_on
from onetask.work.models.projects import Project
from onetask.work.operations.fields import one_checked, prose
from onetask.work.operations.projects import edit_project, project_of


@operation(may_keep_log)
def judge_health(change: Change, project: Project, /, *, status: str, reason: str) -> Project:
    """Sets the status by hand; the reason is shown beside what is derived."""
    words = one_checked("reason", prose(2000), reason).strip()
    if not words or status not in STATUSES:
        wrong = "reason" if not words else "status"
        raise Invalid({wrong: _("This field is needed.")})
    put_verdict(change.actor, project, verdict=[status, words])
    return edit_project(change.actor, project, status=status)


@operation(may_keep_log)
def follow_health(change: Change, project: Project) -> Project:
    """What is derived holds again."""
    if verdict_on(project.id) is None:
        return project
    put_verdict(change.actor, project, verdict=None)
    today = today_in(getattr(change.actor, "zone", "UTC"))
    derived = health_of([project], today)[project.id].status
    return edit_project(change.actor, project, status=derived)


@operation(may_keep_log)
def put_verdict(change: Change, project: Project, /, *, verdict: list[str] | None) -> Project:
    """Status and reason, or none; the project's own status is another matter."""
    change.hold(project)
    known = verdict_on(project.id)
    old = [known.status, known.reason] if known else None
    if old == verdict:
        return project
    if known and verdict is None:
        session.delete(known)
    elif verdict is not None:
        _write(change, project, known, verdict)
    session.flush()
    change.record("project.judged", project, verdict=[old, verdict])
    return project


def _write(change: Change, project: Project, known: Judgement | None, verdict: list[str]) -> None:
    where = {"workspace_id": project.workspace_id, "project_id": project.id}
    row = known or Judgement(id=uuid7(), **where)
    row.status, row.reason = verdict
    row.by_id, row.at = change.actor.id, change.at
    session.add(row)


@undoes("project.judged")
def judge_as_before(actor: Actor, event: Event) -> None:
    put_verdict(actor, project_of(event), verdict=event.facts["verdict"][0])
