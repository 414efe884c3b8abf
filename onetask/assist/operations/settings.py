"""How the assistant helps: on or off, and what weighs how much, for all or for oneself."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from onetask.assist.access import may_set
from onetask.assist.engine.priority import WEIGHTS
from onetask.assist.models import Assistance
from onetask.core.change import Change
from onetask.core.db import session
from onetask.core.door import operation
from onetask.core.errors import Invalid
from onetask.core.events import Event
from onetask.core.locale import gettext as _
from onetask.core.undo import undoes
from onetask.people.models import Member, Workspace

MOST = 1.0


@operation(may_set)
def set_assistance(change: Change, whose: Member | Workspace, /, **fields: Any) -> Assistance:
    """`is_off`, and `weights`: None for those of everybody."""
    kept = _of(whose)
    new = {name: _checked(name, value) for name, value in fields.items()}
    changed = {name: value for name, value in new.items() if getattr(kept, name) != value}
    if changed or kept.id is None:
        facts = {name: [getattr(kept, name), value] for name, value in changed.items()}
        for name, value in changed.items():
            setattr(kept, name, value)
        session.add(kept)
        session.flush()
        change.record("assistance.set", kept, **facts)
    return kept


def _of(whose: Member | Workspace) -> Assistance:
    member_id = whose.id if isinstance(whose, Member) else None
    same = Assistance.workspace_id == whose.workspace_id, Assistance.member_id == member_id
    found = session.scalar(select(Assistance).where(*same))
    empty = {"is_off": False, "weights": {}}
    return found or Assistance(workspace_id=whose.workspace_id, member_id=member_id, **empty)


def _checked(name: str, value: Any) -> Any:
    if name == "is_off":
        return bool(value)
    if name != "weights":
        raise Invalid({name: _("This field is not known.")})
    return _weights(value or {})


def _weights(sent: Mapping[str, float]) -> dict[str, float]:
    for name, weight in sent.items():
        if name not in WEIGHTS or not 0 <= weight <= MOST:
            raise Invalid({"weights": _("This must be between %(least)s and %(most)s.", least=0,
                                        most=MOST)})  # fmt: skip
    return {name: round(float(weight), 3) for name, weight in sent.items()}


@undoes("assistance.set")
def set_as_before(actor: Member, event: Event) -> None:
    kept = session.get(Assistance, event.subject_id)
    if kept is None:
        return
    whose = _whose(actor, kept)
    set_assistance(actor, whose, **{name: old for name, (old, _new) in event.facts.items()})


def _whose(actor: Member, kept: Assistance) -> Member | Workspace:
    if kept.member_id is None:
        return session.get_one(Workspace, actor.workspace_id)
    return session.get_one(Member, kept.member_id)
