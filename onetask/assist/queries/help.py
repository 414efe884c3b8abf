"""How the assistant helps a member: switched on, and by which weights."""

from typing import NamedTuple

from sqlalchemy import or_, select

from onetask.assist.engine.priority import WEIGHTS
from onetask.assist.models import Assistance
from onetask.core.db import session
from onetask.people.models import Member


class Help(NamedTuple):
    """What is in force: a person's own settings lie over those of all."""

    is_on: bool
    weights: dict[str, float]
    own: dict[str, float]
    is_off_for_all: bool


def help_for(actor: Member) -> Help:
    mine = or_(Assistance.member_id == actor.id, Assistance.member_id.is_(None))
    here = Assistance.workspace_id == actor.workspace_id
    rows = {row.member_id: row for row in session.scalars(select(Assistance).where(here, mine))}
    team, own = rows.get(None), rows.get(actor.id)
    weights = WEIGHTS | (team.weights if team else {}) | (own.weights if own else {})
    is_off_for_all = bool(team and team.is_off)
    is_off = is_off_for_all or bool(own and own.is_off)
    return Help(not is_off, weights, own.weights if own else {}, is_off_for_all)
