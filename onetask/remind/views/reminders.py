"""When and how I am told, of everything, of a project or of one task; what was sent to whom."""

from typing import Any
from uuid import UUID

from flask import Blueprint, request
from werkzeug.wrappers import Response as Answer

from onetask.core import hx
from onetask.core.clock import now
from onetask.core.db import session
from onetask.core.errors import NotThere
from onetask.core.forms import read
from onetask.core.ids import NOBODY
from onetask.core.locale import gettext as _
from onetask.core.settings import settings
from onetask.core.subjects import one_or_404, subject
from onetask.core.who import me
from onetask.remind.access import may_see_deliveries
from onetask.remind.engine.ways import WAYS
from onetask.remind.engine.words import day_names, event_names, rule_words, way_names
from onetask.remind.forms import Asked, Calm, Matrix, Snoozing, Taken, Times, moment_of
from onetask.remind.models import STATES
from onetask.remind.operations import choices
from onetask.remind.operations.keeping import revive
from onetask.remind.queries.deliveries import dead_letter, history, oldest_due_unsent_seconds
from onetask.remind.queries.outlets import connected_ways
from onetask.remind.queries.people import habit_of, peace_of, snooze_of
from onetask.remind.queries.plans import extra_rules, is_theirs, rules_for
from onetask.remind.queries.settings import is_muted, matrix_of, slots_of
from onetask.work.access import visible_projects, visible_tasks
from onetask.work.models.projects import Project
from onetask.work.models.tasks import Task

bp = Blueprint("reminders", __name__)
HOME = "/settings/reminders"
SENT = f"{HOME}/sent"


@bp.get(HOME)
def my_times() -> Answer:
    return hx.page(
        "remind/times.html",
        slots=slots_of(rules_for(me().id, NOBODY)),
        peace=peace_of(me().id),
        days=day_names(),
        zone=me().zone,
        **_matrix(),
    )


@bp.post(HOME)
def choose() -> Answer:
    choices.choose_times(me().id, read(Times).rules)
    return hx.go(HOME)


@bp.post(f"{HOME}/peace")
def keep_peace() -> Answer:
    choices.choose_peace(me().id, **read(Calm).chosen)
    return hx.go(HOME)


@bp.post(f"{HOME}/ways")
def choose_ways() -> Answer:
    sent = read(Matrix)
    if sent.project is None:
        choices.choose_ways(me().id, sent.ways)
        return hx.go(f"{HOME}#ways")
    project = one_or_404(visible_projects(me()), sent.project)
    choices.choose_ways(me().id, sent.ways, project_id=project.id)
    choices.mute_project(me().id, project.id, is_muted=sent.is_muted)
    return hx.go(f"{HOME}?project={project.id}#ways")


@bp.get("/tasks/<uuid:task_id>/reminders")
def task_times(task_id: UUID) -> Answer:
    return _drawn(_task(task_id))


@bp.post("/tasks/<uuid:task_id>/reminders")
def choose_for_task(task_id: UUID) -> Answer:
    choices.choose_task_times(me().id, _task(task_id).id, read(Times).rules)
    return _answered(task_id)


@bp.delete("/tasks/<uuid:task_id>/reminders")
@bp.post("/tasks/<uuid:task_id>/reminders/default")
def forget_for_task(task_id: UUID) -> Answer:
    choices.choose_task_times(me().id, _task(task_id).id, None)
    return _answered(task_id)


@bp.post("/tasks/<uuid:task_id>/reminders/own")
def ask_for_own(task_id: UUID) -> Answer:
    choices.add_reminder(me().id, _task(task_id).id, read(Asked).rule)
    return _answered(task_id)


@bp.delete("/tasks/<uuid:task_id>/reminders/own")
@bp.post("/tasks/<uuid:task_id>/reminders/own/end")
def take_own(task_id: UUID) -> Answer:
    choices.take_reminder(me().id, _task(task_id).id, read(Taken).rule)
    return _answered(task_id)


@bp.post("/tasks/<uuid:task_id>/snooze")
def put_off(task_id: UUID) -> Answer:
    until = moment_of(read(Snoozing).until)
    choices.snooze_task(me().id, _task(task_id).id, until)
    return _answered(task_id)


@bp.delete("/tasks/<uuid:task_id>/snooze")
@bp.post("/tasks/<uuid:task_id>/snooze/end")
def wake(task_id: UUID) -> Answer:
    choices.wake_task(me().id, _task(task_id).id)
    return _answered(task_id)


@bp.get(SENT)
def sent() -> Answer:
    state = request.args.get("state", "")
    if state not in ("", *STATES):
        raise NotThere
    return hx.page(
        "remind/sent.html",
        rows=history(me(), state),
        state=state,
        states=_state_names(),
        ways=way_names(),
        rule_words=rule_words,
        waits=round(oldest_due_unsent_seconds()),
        is_kept=not settings().smtp_url,
        is_owner=may_see_deliveries(me()),
    )


@bp.post(f"{SENT}/<uuid:delivery_id>/revival")
def try_again(delivery_id: UUID) -> Answer:
    if not may_see_deliveries(me()):
        raise NotThere
    revive(one_or_404(dead_letter(me().workspace_id, delivery_id)).id)
    return hx.go(SENT)


def _matrix() -> dict[str, Any]:
    """Of everything, or of the one project that is asked for."""
    chosen = request.args.get("project", type=UUID)
    there = visible_projects(me()).where(Project.archived_at.is_(None))
    projects = session.scalars(there.order_by(Project.name)).all()
    project = next((one for one in projects if one.id == chosen), None)
    if chosen and project is None:
        raise NotThere
    whose = project.id if project else NOBODY
    facts = {"matrix": matrix_of(me(), whose), "is_muted": is_muted(me(), whose)}
    names = {"events": event_names(), "ways": way_names(), "known": WAYS}
    names["connected"] = {"inbox", "mail"} | connected_ways(me())
    return facts | names | {"projects": projects, "project": project}


def _task(task_id: UUID) -> Task:
    found: Task = one_or_404(visible_tasks(me()), task_id)
    return found


def _answered(task_id: UUID) -> Answer:
    task = _task(task_id)
    return _drawn(task) if hx.is_partial() else hx.go(subject("task").url(task))


def _drawn(task: Task) -> Answer:
    snooze, habit = snooze_of(me().id, task.id), habit_of(me().id, task.id)
    own = {rule: rule_words(rule, me().zone) for rule in extra_rules(me().id, task.id)}
    facts: dict[str, Any] = {
        "slots": slots_of(rules_for(me().id, task.id, task.project_id)),
        "is_own": habit is not None and habit.times is not None,
        "is_mine": is_theirs(task, me()),
        "own": own,
        "days": day_names(),
        "snoozed_until": snooze.until if snooze and snooze.until > now() else None,
    }
    return hx.page("remind/_task.html", 200, task=task, **facts)


def _state_names() -> dict[str, str]:
    waiting = {"pending": _("waiting"), "claimed": _("being sent"), "sent": _("sent")}
    return waiting | {"dead": _("given up"), "cancelled": _("called off")}
