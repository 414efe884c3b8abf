"""Risks, and the log of issues, decisions and changes."""

from typing import Any
from uuid import UUID

from onetask.core.change import Actor, Change
from onetask.core.clock import today_in
from onetask.core.door import operation
from onetask.core.errors import Invalid
from onetask.core.events import Event
from onetask.core.locale import gettext as _
from onetask.core.undo import undoes
from onetask.plan.access.risks import may_keep_log
from onetask.plan.models.risks import LOG_STATES, RISK_STATES, STRATEGIES, Record, Risk
from onetask.plan.operations.items import Book, add_item, keeps
from onetask.plan.queries.risks import zone_of
from onetask.work.access import may_upkeep
from onetask.work.models.projects import Project
from onetask.work.operations.fields import (
    a_day,
    as_given,
    line,
    needed,
    number,
    one_of,
    plain,
    prose,
)
from onetask.work.operations.projects import edit_project

SCALE = needed(number(int, 1, 5))


def _agree_on_state(record: Record | None, new: dict[str, Any]) -> None:
    what = new.get("what") or (record.what if record else "issue")
    states = LOG_STATES[what]
    if new.get("state", "open") not in states:
        listed = ", ".join(states)
        raise Invalid({"state": _("This must be one of: %(choices)s.", choices=listed)})


RISKS = keeps(
    Book(
        Risk,
        {
            **{"title": line(200), "about": prose(20_000), "response": prose(20_000)},
            **{"probability": SCALE, "impact": SCALE, "owner_id": as_given, "trigger_on": a_day},
            "strategy": lambda value: value and one_of(*STRATEGIES)(value),
            "state": one_of(*RISK_STATES),
        },
        ("title", "about", "response"),
    )
)
LOG = keeps(
    Book(
        Record,
        {
            **{"title": line(200), "about": prose(20_000), "owner_id": as_given, "due_on": a_day},
            "what": one_of(*LOG_STATES),
            "state": one_of(*{state for states in LOG_STATES.values() for state in states}),
        },
        ("title", "about"),
        _agree_on_state,
    )
)


@operation(may_keep_log)
def add_risk(
    change: Change, project: Project, /, *, title: str, id: UUID | None = None, **fields: Any
) -> Risk:
    risk: Risk = add_item(change, project, RISKS, id, fields | {"title": title})
    return risk


@operation(may_keep_log)
def add_record(
    change: Change, project: Project, /, *, title: str, id: UUID | None = None, **fields: Any
) -> Record:
    """`what`: issue, decision or change."""
    record: Record = add_item(change, project, LOG, id, {"what": "issue", "title": title} | fields)
    return record


@operation(may_upkeep)
def warn_of_risk(change: Change, risk: Risk) -> Risk:
    """Its trigger date passed without a response: a project on track is so no longer."""
    if risk.warned_at is not None or not risk.is_unanswered(today_in(zone_of(risk))):
        return risk
    risk.warned_at = change.at
    told = {"trigger_on": plain(risk.trigger_on), "score": risk.score, "name": risk.project.name}
    change.record("risk.came_due", risk, warned_at=[None, plain(change.at)], told=told)
    if risk.project.status == "on_track":
        edit_project(change.actor, risk.project, status="at_risk")
    return risk


@undoes("risk.came_due")
def stay_warned(_actor: Actor, _event: Event) -> None:
    """Only the project goes back to its status: nobody is warned twice of one date."""
