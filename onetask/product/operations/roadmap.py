"""What can be done to initiatives."""

from typing import Any
from uuid import UUID

from sqlalchemy import select

from onetask.core.change import Actor, Change
from onetask.core.db import session
from onetask.core.door import operation
from onetask.core.errors import Conflict, Invalid
from onetask.core.events import Event
from onetask.core.ids import uuid7
from onetask.core.locale import gettext as _
from onetask.core.markup import to_html
from onetask.core.ranks import rank_between
from onetask.core.undo import undoes
from onetask.people.models import Member
from onetask.product.access.roadmap import may_edit_roadmap
from onetask.product.models.products import Product
from onetask.product.models.roadmap import HEALTHS, HORIZONS, STAGES, Initiative
from onetask.product.queries.initiatives import initiative_of, last_rank, spot_in_lane
from onetask.work.operations.fields import (
    Check,
    a_day,
    as_before,
    as_given,
    checked,
    line,
    number,
    one_of,
    plain,
    prose,
    refuse_reversed,
    write,
)


def perhaps(check: Check) -> Check:
    """The same, or nothing: then it follows from the projects."""
    return lambda value: None if value in (None, "") else check(value)


CHECKS: dict[str, Check] = {
    "title": line(200),
    "summary": line(200, least=0),
    "about": prose(20_000),
    "horizon": one_of(*HORIZONS),
    "stage": one_of(*STAGES),
    "confidence": number(int, 0, 100),
    "starts_on": a_day,
    "ends_on": a_day,
    "progress": number(int, 0, 100),
    "health": perhaps(one_of(*HEALTHS)),
    "owner_id": as_given,
    "is_public": bool,
}
TYPED = ("title", "summary", "about")


@operation(may_edit_roadmap)
def create_initiative(
    change: Change, product: Product, /, *, title: str, id: UUID | None = None, **fields: Any
) -> Initiative:
    """At the end of its horizon, `next` where none is said."""
    new = {"horizon": "next"} | checked(CHECKS, fields | {"title": title})
    _refuse_odd(product.workspace_id, None, new)
    change.hold(product)
    if id and session.get(Initiative, id):
        raise Conflict(_("This initiative is there already."))
    rank = rank_between(last_rank(product.id, new["horizon"]), None)
    home = {"workspace_id": product.workspace_id, "product_id": product.id, "rank": rank}
    by = {"made_by_id": change.actor.id, "made_at": change.at}
    html = to_html(new.get("about", ""))
    initiative = Initiative(id=id or uuid7(), about_html=html, **home, **by, **new)
    session.add(initiative)
    change.record("initiative.created", initiative, title=[None, initiative.title])
    return initiative


@operation(may_edit_roadmap)
def edit_initiative(
    change: Change, initiative: Initiative, /, *, seen: int | None = None, **fields: Any
) -> Initiative:
    new = checked(CHECKS, fields)
    _refuse_odd(initiative.workspace_id, initiative, new)
    for field in TYPED:
        if field in new:
            change.clash(initiative, field, new[field], seen)
    horizon = new.pop("horizon", initiative.horizon)
    if facts := write(initiative, new):
        if "about" in facts:
            initiative.about_html = to_html(new["about"])
        change.record("initiative.edited", initiative, **facts)
    if horizon != initiative.horizon:
        move_initiative(change.actor, initiative, horizon=horizon)
    return initiative


@operation(may_edit_roadmap)
def move_initiative(
    change: Change,
    initiative: Initiative,
    /,
    *,
    horizon: str,
    after: UUID | str | None = "end",
    before: UUID | None = None,
) -> Initiative:
    checked(CHECKS, {"horizon": horizon})
    change.hold(session.get_one(Product, initiative.product_id))
    spot, left = spot_in_lane(initiative, horizon, after, before), initiative.horizon
    initiative.horizon, initiative.rank = horizon, spot.rank
    facts = {"horizon": [left, horizon], "behind": plain(spot.behind)}
    change.record("initiative.moved", initiative, **facts)
    return initiative


@operation(may_edit_roadmap)
def bin_initiative(change: Change, initiative: Initiative) -> Initiative:
    if initiative.binned_at is None:
        initiative.binned_at = change.at
        change.record("initiative.binned", initiative, binned_at=[None, plain(change.at)])
    return initiative


@operation(may_edit_roadmap)
def restore_initiative(change: Change, initiative: Initiative) -> Initiative:
    if initiative.binned_at is not None:
        change.record(
            "initiative.restored", initiative, binned_at=[plain(initiative.binned_at), None]
        )
        initiative.binned_at = None
    return initiative


def _refuse_odd(workspace_id: UUID, initiative: Initiative | None, new: dict[str, Any]) -> None:
    refuse_reversed(initiative, new, "ends_on")
    if owner_id := new.get("owner_id"):
        here = Member.id == owner_id, Member.workspace_id == workspace_id, Member.role != "guest"
        if session.scalar(select(Member.id).where(*here, Member.left_at.is_(None))) is None:
            raise Invalid({"owner_id": _("This person cannot own it.")})


@undoes("initiative.created", "initiative.restored")
def bin_initiative_again(actor: Actor, event: Event) -> None:
    bin_initiative(actor, initiative_of(event))


@undoes("initiative.binned")
def restore_initiative_again(actor: Actor, event: Event) -> None:
    restore_initiative(actor, initiative_of(event))


@undoes("initiative.edited")
def initiative_as_it_was(actor: Actor, event: Event) -> None:
    edit_initiative(actor, initiative_of(event), seen=event.number, **as_before(event.facts))


@undoes("initiative.moved")
def move_initiative_back(actor: Actor, event: Event) -> None:
    left, behind = event.facts["horizon"][0], event.facts["behind"]
    after = UUID(behind) if behind else None
    move_initiative(actor, initiative_of(event), horizon=left, after=after)
