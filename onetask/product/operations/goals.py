"""Goals: made, placed under each other, measured and talked about."""

from typing import Any
from uuid import UUID

from onetask.core.change import Actor, Change
from onetask.core.db import session
from onetask.core.door import operation
from onetask.core.errors import Conflict
from onetask.core.events import Event
from onetask.core.ids import uuid7
from onetask.core.locale import gettext as _
from onetask.core.undo import undoes
from onetask.product.access.goals import may_change_checkin
from onetask.product.access.products import may_edit_product
from onetask.product.models.goals import OUTLOOKS, CheckIn, Goal, KeyResult
from onetask.product.models.metrics import Metric
from onetask.product.models.products import Product
from onetask.product.operations.metrics import LARGEST, create_metric
from onetask.product.operations.parts import (
    Rules,
    bin_part,
    made,
    part_of,
    restore_part,
    rewritten,
    undoes_parts,
)
from onetask.product.queries.goals import percent_now
from onetask.work.operations.fields import (
    a_day,
    as_given,
    checked,
    line,
    needed,
    number,
    one_of,
    prose,
    refuse_reversed,
)

FIGURE = needed(number(float, -LARGEST, LARGEST))
GOAL = Rules(
    {
        "title": line(160),
        "about": prose(20_000),
        "owner_id": as_given,
        "starts_on": a_day,
        "ends_on": a_day,
        "weight": needed(number(int, 1, 10)),
        "parent_id": as_given,
        "set_percent": number(float, 0, 100),
        "set_why": line(200, least=0),
    },
    typed=("title", "about"),
)
RESULT = Rules(
    {
        **{"goal_id": as_given, "metric_id": as_given, "name": line(120)},
        **{"start": FIGURE, "target": FIGURE},
    },
    typed=("name",),
)
CHECKIN = {
    **{"outlook": one_of(*OUTLOOKS), "confidence": needed(number(int, 1, 10))},
    "note": prose(5_000),
}


@operation(may_edit_product)
def create_goal(change: Change, product: Product, /, *, title: str, **fields: Any) -> Goal:
    new = fields | {"title": title}
    refuse_reversed(None, new, "ends_on")
    return made(change, product, Goal, GOAL, new)


@operation(may_edit_product)
def edit_goal(change: Change, goal: Goal, /, *, seen: int | None = None, **fields: Any) -> Goal:
    """A percentage that is set stands instead of the measured one, until it is None again."""
    refuse_reversed(goal, fields, "ends_on")
    if fields.get("parent_id"):
        change.hold(session.get_one(Product, goal.product_id))
        refuse_circle(goal, fields["parent_id"])
    rewritten(change, goal, GOAL, fields, seen)
    return goal


def refuse_circle(goal: Goal, parent_id: UUID) -> None:
    """Upwards from the new parent: where it meets the goal again, the way there is named."""
    way, above = [goal.title], session.get(Goal, parent_id)
    while above is not None:
        way.append(above.title)
        if above.id == goal.id:
            circle = " → ".join(reversed(way))
            raise Conflict(_("A goal cannot lie below itself: %(circle)s", circle=circle))
        above = session.get(Goal, above.parent_id) if above.parent_id else None


@operation(may_edit_product, metric=may_edit_product)
def add_result(
    change: Change, goal: Goal, /, *, metric: Metric | None = None, **fields: Any
) -> KeyResult:
    """Measured by a metric there is, or by a new one: `name`, `unit`, `direction`."""
    product = session.get_one(Product, goal.product_id)
    about = {name: fields.pop(name) for name in ("unit", "direction") if name in fields}
    name = fields.pop("name", None) or (metric.name if metric else "")
    measured = metric or create_metric(change.actor, product, name=name, **about)
    new = fields | {"goal_id": goal.id, "metric_id": measured.id, "name": name}
    return made(change, product, KeyResult, RESULT, new)


@operation(may_edit_product)
def edit_result(
    change: Change, result: KeyResult, /, *, seen: int | None = None, **fields: Any
) -> KeyResult:
    rewritten(change, result, RESULT, fields, seen)
    return result


@operation(may_edit_product)
def check_in(
    change: Change, goal: Goal, /, *, outlook: str, confidence: int, note: str = ""
) -> CheckIn:
    said = checked(CHECKIN, {"outlook": outlook, "confidence": confidence, "note": note})
    where = {"id": uuid7(), "workspace_id": goal.workspace_id, "product_id": goal.product_id}
    by = {"by_id": change.actor.id, "at": change.at, "percent": percent_now(goal)}
    checkin = CheckIn(goal_id=goal.id, **where, **by, **said)
    session.add(checkin)
    session.flush()
    facts = {"outlook": [None, outlook], "checkin": str(checkin.id), "confidence": confidence}
    change.record("goal.checked", goal, **facts)
    return checkin


@operation(may_change_checkin)
def take_checkin_back(change: Change, checkin: CheckIn) -> CheckIn:
    bin_part(change.actor, checkin)
    return checkin


undoes_parts("goal", edit_goal)
undoes_parts("keyresult", edit_result)


@undoes("goal.checked")
def unsay(actor: Actor, event: Event) -> None:
    bin_part(actor, session.get_one(CheckIn, UUID(event.facts["checkin"])))


@undoes("checkin.binned")
def say_again(actor: Actor, event: Event) -> None:
    restore_part(actor, part_of(event))


@undoes("checkin.restored")
def unsay_again(actor: Actor, event: Event) -> None:
    bin_part(actor, part_of(event))
