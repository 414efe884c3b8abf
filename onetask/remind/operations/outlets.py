"""Places where news go are connected, tried and ended."""

import json
import secrets
from base64 import b64encode
from hashlib import sha256
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import delete, func, select

from onetask.core.change import Change
from onetask.core.clock import now
from onetask.core.db import session
from onetask.core.door import bookkeeping, operation
from onetask.core.errors import Conflict
from onetask.core.ids import NOBODY, uuid7
from onetask.core.locale import gettext as _
from onetask.core.undo import cannot_undo
from onetask.core.vault import seal
from onetask.people.access import may_manage
from onetask.people.models import Member, Workspace
from onetask.remind.engine.outgoing import SECRET
from onetask.remind.engine.ways import MEANT_FOR_ME, WAYS
from onetask.remind.models import Outlet
from onetask.remind.operations.choices import choose_ways
from onetask.remind.operations.promising import new_reminder, promise
from onetask.remind.queries.people import ways_of
from onetask.work.models.projects import Project

MOST, KEPT_ANSWERS = 20, 5


class Place(NamedTuple):
    """What somebody says about a place: its way, name, and secret target."""

    way: str
    name: str
    target: dict[str, str]
    hears: tuple[str, ...] = ()


def with_secret(place: Place) -> Place:
    """Programs check our signature by a secret of their own."""
    if place.way != "webhook":
        return place
    secret = SECRET + b64encode(secrets.token_bytes(32)).decode()
    return place._replace(target=place.target | {"secret": secret})


@bookkeeping
def connect_own(member_id: UUID, place: Place) -> UUID:
    """The same place again replaces what was known of it."""
    member = session.get_one(Member, member_id)
    _refuse_many(Outlet.member_id == member_id)
    fresh = _outlet(member, place)
    again = Outlet.fingerprint == fresh.fingerprint, Outlet.is_shared.is_(False)
    session.execute(delete(Outlet).where(Outlet.member_id == member_id, *again))
    session.add(fresh)
    session.flush()
    _begin_with_what_is_meant_for_me(member_id, place.way)
    return fresh.id


def _begin_with_what_is_meant_for_me(member_id: UUID, way: str) -> None:
    chosen = {reason: ways_of(member_id, reason, None) for reason in MEANT_FOR_ME}
    if not any(way in by for by in chosen.values()):
        more = {reason: [one for one in WAYS if one in (*by, way)] for reason, by in chosen.items()}
        choose_ways(member_id, more)


@bookkeeping
def forget_outlet(outlet_id: UUID) -> None:
    """Its owner wants it no more, or it said itself that it is gone."""
    session.execute(delete(Outlet).where(Outlet.id == outlet_id))


@operation(may_manage, project=may_manage)
def connect_outlet(
    change: Change, workspace: Workspace, *, project: Project | None, place: Place
) -> Outlet:
    """It speaks with the rights of whoever connects it."""
    _refuse_many(Outlet.workspace_id == workspace.id)
    outlet = _outlet(session.get_one(Member, change.actor.id), place)
    outlet.is_shared, outlet.hears = True, list(place.hears)
    outlet.project_id = project.id if project else NOBODY
    same = {"is_shared": True, "fingerprint": outlet.fingerprint, "project_id": outlet.project_id}
    if session.scalar(select(Outlet.id).filter_by(workspace_id=workspace.id, **same)):
        raise Conflict(_("This place is connected already."))
    session.add(outlet)
    session.flush()
    change.record("outlet.connected", workspace, name=[None, outlet.name], way=outlet.way)
    return outlet


@operation(may_manage)
def end_outlet(change: Change, workspace: Workspace, *, outlet_id: UUID) -> None:
    here = Outlet.id == outlet_id, Outlet.workspace_id == workspace.id
    outlet = session.scalar(select(Outlet).where(*here, Outlet.is_shared.is_(True)))
    if outlet is not None:
        session.delete(outlet)
        change.record("outlet.ended", workspace, name=[outlet.name, None], way=outlet.way)


@bookkeeping
def send_test(outlet_id: UUID, member_id: UUID) -> None:
    """Goes the way of all news, so that what arrives proves the way."""
    outlet, member = session.get_one(Outlet, outlet_id), session.get_one(Member, member_id)
    facts, moment = {"hook": str(outlet.id), "reason": "test"}, now()
    promise(new_reminder(member, member, f"test@{uuid7()}", facts), outlet.way, moment, moment)


@bookkeeping
def note_answer(outlet_id: UUID, said: str) -> None:
    """The last few of what it answered, for whoever looks why nothing comes."""
    if outlet := session.get(Outlet, outlet_id):
        told = {"at": now().isoformat(), "said": said[:120]}
        outlet.answers = [told, *outlet.answers][:KEPT_ANSWERS]


def _outlet(member: Member, place: Place) -> Outlet:
    print_ = sha256(place.target["address"].encode()).hexdigest()
    kept = {"sealed": seal(json.dumps(place.target)), "fingerprint": print_, "made_at": now()}
    whose = {"workspace_id": member.workspace_id, "member_id": member.id, "project_id": NOBODY}
    shown = {"way": place.way, "name": place.name, "hears": [], "answers": []}
    return Outlet(**whose, **shown, **kept, is_shared=False)


def _refuse_many(which: Any) -> None:
    if (session.scalar(select(func.count(Outlet.id)).where(which)) or 0) >= MOST:
        raise Conflict(_("You have enough of them: remove one first."))


cannot_undo("The address was not kept: connect it again.", "outlet.ended")
cannot_undo("Disconnect it where it is listed.", "outlet.connected")
