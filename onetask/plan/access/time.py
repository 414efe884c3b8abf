"""Who may note, correct and approve time."""

from typing import Any

from sqlalchemy import Select, false, or_, select

from onetask.core.change import Actor
from onetask.people.access import is_editor, is_manager
from onetask.people.models import Member
from onetask.plan.access.items import lists, may_keep_money, visible_items
from onetask.plan.models.time import Stint, Timer, Timesheet
from onetask.work.access import may_edit
from onetask.work.models.projects import Project
from onetask.work.models.tasks import Task


def may_note_time(actor: Actor, task: Task) -> bool:
    return may_edit(actor, task)


def may_speak_for(actor: Actor, member: Member) -> bool:
    """One's own time, or as a manager that of others."""
    return may_edit(actor, member) and (actor.id == member.id or is_manager(actor))


def may_correct(actor: Actor, stint: Stint) -> bool:
    """Who worked, who leads the project and those who manage."""
    return may_edit(actor, stint) and (actor.id == stint.member_id or may_keep_money(actor, stint))


def is_mine(actor: Actor, timer: Timer) -> bool:
    return may_edit(actor, timer) and timer.member_id == actor.id


def may_move_week(actor: Actor, sheet: Timesheet) -> bool:
    return may_edit(actor, sheet) and (sheet.member_id == actor.id or may_approve(actor, sheet))


def may_approve(actor: Actor, _sheet: Timesheet | None = None) -> bool:
    """Managers do; where nobody else can, they approve their own."""
    return is_manager(actor)


def visible_sheets(actor: Actor) -> Select[Any]:
    """One's own weeks; managers see everybody's."""
    here = select(Timesheet).where(Timesheet.workspace_id == actor.workspace_id)
    if is_manager(actor):
        return here
    return here.where(Timesheet.member_id == actor.id if is_editor(actor) else false())


def visible_stints(actor: Actor) -> Select[Any]:
    """One's own time, that of projects one leads, and as a manager all."""
    seen = visible_items(actor, Stint)
    if is_manager(actor):
        return seen
    return seen.where(or_(Stint.member_id == actor.id, Project.lead_id == actor.id))


lists(Stint, "stints", may_correct)
