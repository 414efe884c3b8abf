"""Workspaces to look around in, made through the same door as everything else."""

from typing import Any
from uuid import UUID

from sqlalchemy import select

from onetask.api.engine import crowd, meridian
from onetask.api.engine.plan import Plan
from onetask.api.models import Import
from onetask.api.operations.running import import_plan
from onetask.api.operations.sample_days import fill_days
from onetask.api.operations.sample_money import fill_money
from onetask.api.operations.sample_product import fill_strategy
from onetask.api.operations.sample_roadmap import fill_roadmap
from onetask.api.operations.sample_voices import fill_voices
from onetask.api.operations.samples_plan import schedule_meridian
from onetask.core.clock import now
from onetask.core.db import session
from onetask.core.ids import uuid7
from onetask.people.models import Account, Member, Workspace
from onetask.people.operations.workspaces import Arrival, found_workspace, open_workspace

NAME = "Meridian"


def fill_sample(account: Account) -> Member:
    """The fictional team of Meridian; the account takes the part of its owner."""
    member = found_workspace(account, name=NAME)
    _fill(member.id)
    return session.get_one(Member, member.id)


def fill_sample_for_first() -> UUID:
    """Meridian before anybody has an account: the first who comes takes Ana's part."""
    home = uuid7()
    name, hue = meridian.PEOPLE[meridian.OWNER]
    nobody: Any = {"account_id": None, "email": None}
    founder = Arrival(uuid7(), home, "owner", name, hue, **nobody)
    draft = Workspace(id=home, workspace_id=home, name=NAME)
    member = open_workspace(founder, draft, name=NAME, zone="UTC")
    _fill(member.id)
    return home


def _fill(member_id: UUID) -> None:
    member = session.get_one(Member, member_id)
    import_plan(member, meridian.plan_for(now().date()), NAME, {meridian.OWNER: str(member_id)})
    fill_strategy(member_id)
    fill_voices(member_id)
    fill_money(member_id)
    schedule_meridian(member_id, now().date())
    fill_roadmap(member_id)
    fill_days(member_id, now().date())


def fill_crowd(member: Member, *, tasks: int, members: int, projects: int) -> Import:
    plan: Plan = crowd.plan_for(tasks, members, projects, now().date())
    return import_plan(member, plan, f"{tasks} tasks", {})


def meridian_home() -> UUID | None:
    """The sample that stands, if there is one."""
    made = select(Import.workspace_id).where(Import.source == "sample", Import.name == NAME)
    return session.scalar(made.where(Import.state == "done").limit(1))
