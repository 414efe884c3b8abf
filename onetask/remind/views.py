"""When I am reminded, of everything or of one task; and what was sent to whom, for owners."""

from typing import Any
from uuid import UUID

from flask import Blueprint, request
from werkzeug.wrappers import Response as Answer

from onetask.core import hx
from onetask.core.clock import now
from onetask.core.errors import NotThere
from onetask.core.forms import read
from onetask.core.ids import NOBODY
from onetask.core.locale import gettext as _
from onetask.core.settings import settings
from onetask.core.subjects import one_or_404, subject
from onetask.core.who import me
from onetask.remind.access import may_see_deliveries
from onetask.remind.forms import Snoozing, Times, moment_of
from onetask.remind.models import STATES
from onetask.remind.operations.choices import (
    choose_task_times,
    choose_times,
    snooze_task,
    wake_task,
)
from onetask.remind.operations.keeping import revive
from onetask.remind.queries.deliveries import dead_letter, history, oldest_due_unsent_seconds
from onetask.remind.queries.plans import habit_of, is_theirs, rules_for, snooze_of, wants_mail
from onetask.work.access import visible_tasks
from onetask.work.models.tasks import Task

bp = Blueprint("reminders", __name__)
SENT = "/settings/reminders/sent"


@bp.get("/settings/reminders")
def my_times() -> Answer:
    return hx.page(
        "remind/times.html",
        slots=_slots(rules_for(me().id, NOBODY)),
        by_mail=wants_mail(me().id),
        zone=me().zone,
        is_owner=may_see_deliveries(me()),
    )


@bp.post("/settings/reminders")
def choose() -> Answer:
    sent = read(Times)
    choose_times(me().id, sent.rules, by_mail=sent.by_mail)
    return hx.go("/settings/reminders")


@bp.get("/tasks/<uuid:task_id>/reminders")
def task_times(task_id: UUID) -> Answer:
    return _drawn(_task(task_id))


@bp.post("/tasks/<uuid:task_id>/reminders")
def choose_for_task(task_id: UUID) -> Answer:
    choose_task_times(me().id, _task(task_id).id, read(Times).rules)
    return _answered(task_id)


@bp.delete("/tasks/<uuid:task_id>/reminders")
@bp.post("/tasks/<uuid:task_id>/reminders/default")
def forget_for_task(task_id: UUID) -> Answer:
    choose_task_times(me().id, _task(task_id).id, None)
    return _answered(task_id)


@bp.post("/tasks/<uuid:task_id>/snooze")
def put_off(task_id: UUID) -> Answer:
    until = moment_of(read(Snoozing).until)
    snooze_task(me().id, _task(task_id).id, until)
    return _answered(task_id)


@bp.delete("/tasks/<uuid:task_id>/snooze")
@bp.post("/tasks/<uuid:task_id>/snooze/end")
def wake(task_id: UUID) -> Answer:
    wake_task(me().id, _task(task_id).id)
    return _answered(task_id)


@bp.get(SENT)
def sent() -> Answer:
    _refuse_others()
    state = request.args.get("state", "")
    if state not in ("", *STATES):
        raise NotThere
    return hx.page(
        "remind/sent.html",
        rows=history(me().workspace_id, state),
        state=state,
        states=_state_names(),
        waits=round(oldest_due_unsent_seconds()),
        is_kept=not settings().smtp_url,
    )


@bp.post(f"{SENT}/<uuid:delivery_id>/revival")
def try_again(delivery_id: UUID) -> Answer:
    _refuse_others()
    revive(one_or_404(dead_letter(me().workspace_id, delivery_id)).id)
    return hx.go(SENT)


def _refuse_others() -> None:
    if not may_see_deliveries(me()):
        raise NotThere


def _task(task_id: UUID) -> Task:
    found: Task = one_or_404(visible_tasks(me()), task_id)
    return found


def _answered(task_id: UUID) -> Answer:
    task = _task(task_id)
    return _drawn(task) if hx.is_partial() else hx.go(subject("task").url(task))


def _drawn(task: Task) -> Answer:
    snooze = snooze_of(me().id, task.id)
    facts: dict[str, Any] = {
        "slots": _slots(rules_for(me().id, task.id)),
        "is_own": habit_of(me().id, task.id) is not None,
        "is_mine": is_theirs(task, me()),
        "snoozed_until": snooze.until if snooze and snooze.until > now() else None,
    }
    return hx.page("remind/_task.html", 200, task=task, **facts)


def _state_names() -> dict[str, str]:
    waiting = {"pending": _("waiting"), "claimed": _("being sent"), "sent": _("sent")}
    return waiting | {"dead": _("given up"), "cancelled": _("called off")}


def _slots(rules: list[tuple[int, str]]) -> dict[str, object]:
    """The form's three lines."""
    at = dict(rules)
    earlier = next(((days, clock) for days, clock in rules if days > 1), (7, ""))
    days, clock = earlier
    slots = {"on_the_day": at.get(0, ""), "day_before": at.get(1, "")}
    return slots | {"earlier": clock, "earlier_days": days}
