"""How a task is scheduled: by hand or by what it waits for, how long, and what is wished."""

from typing import Any

from sqlalchemy import select

from onetask.core.change import Actor, Change
from onetask.core.db import session
from onetask.core.door import operation
from onetask.core.errors import Invalid
from onetask.core.events import Event, within
from onetask.core.ids import uuid7
from onetask.core.locale import gettext as _
from onetask.core.undo import undoes
from onetask.plan.engine.schedule import RULES
from onetask.plan.models.timings import MODES, Timing
from onetask.plan.queries.lengths import length_of
from onetask.work.access import may_edit
from onetask.work.models.tasks import Task
from onetask.work.operations.fields import (
    Check,
    a_day,
    as_before,
    as_given,
    checked,
    number,
    one_of,
    write,
)
from onetask.work.queries.tasks import task_of

LONGEST = 25_000


def a_rule(value: str | None) -> str | None:
    return value and one_of(*RULES)(value)


CHECKS: dict[str, Check] = {
    "mode": one_of(*MODES),
    "days": number(float, 0, LONGEST),
    "is_milestone": as_given,
    "rule": a_rule,
    "rule_on": a_day,
}


@operation(may_edit)
def time_task(change: Change, task: Task, /, **fields: Any) -> Timing:
    """Its `mode`, `days` of work, whether it `is_milestone`, and the `rule` of a day, `rule_on`."""
    new = checked(CHECKS, fields)
    timing = _timing_of(task)
    _refuse_half_a_wish(timing, new)
    if facts := write(timing, new):
        session.add(timing)
        change.record("task.timed", task, **facts)
    return timing


def constrain_task(actor: Actor, task: Task, /, *, rule: str | None, on: Any = None) -> Timing:
    """The wish for its dates; without a rule there is none."""
    return time_task(actor, task, rule=rule, rule_on=on if rule else None)


def _timing_of(task: Task) -> Timing:
    found = session.scalar(select(Timing).where(Timing.task_id == task.id))
    usual = {
        "mode": "automatic",
        "days": None,
        "is_milestone": False,
        "rule": None,
        "rule_on": None,
    }
    return found or Timing(id=uuid7(), workspace_id=task.workspace_id, task_id=task.id, **usual)


def _refuse_half_a_wish(timing: Timing, new: dict[str, Any]) -> None:
    if "rule" in new and new["rule"] is None:
        new["rule_on"] = None
    rule, on = (new.get(name, getattr(timing, name)) for name in ("rule", "rule_on"))
    if bool(rule) != bool(on):
        raise Invalid({"rule_on": _("A wish needs its day.")})


@within("task.edited")
def keep_length(change: Change, event: Event) -> None:
    """New dates by hand are a new length, where the task has one of its own."""
    if not {"starts_on", "due_on"} & event.facts.keys():
        return
    task = task_of(event)
    timing = session.scalar(select(Timing).where(Timing.task_id == task.id))
    if timing and timing.days is not None and task.starts_on and task.due_on:
        time_task(change.actor, task, days=float(length_of(task)))


@undoes("task.timed")
def timed_as_before(actor: Actor, event: Event) -> None:
    time_task(actor, task_of(event), **as_before(event.facts))
