"""Who may see proposals and decide on them, and who may set how the assistant helps."""

from typing import Any

from sqlalchemy import Select, or_, select

from onetask.assist.models import Assistance, Suggestion
from onetask.core.db import Thing
from onetask.people.access import is_editor, is_here, is_manager
from onetask.people.models import Member
from onetask.work.access import visible_projects
from onetask.work.models.projects import Project


def visible_suggestions(actor: Member) -> Select[Any]:
    """Those about projects in sight, and one's own about nothing in particular."""
    here = select(Suggestion).where(Suggestion.workspace_id == actor.workspace_id)
    projects = visible_projects(actor).with_only_columns(Project.id)
    mine = Suggestion.project_id.is_(None) & (Suggestion.asked_by_id == actor.id)
    return here.where(or_(Suggestion.project_id.in_(projects), mine))


def may_decide(actor: Member, suggestion: Thing) -> bool:
    return actor.workspace_id == suggestion.workspace_id and is_editor(actor)


def may_set(actor: Member, whose: Thing) -> bool:
    """One's own help; that of the whole workspace is for those who manage it."""
    if isinstance(whose, Assistance):
        return is_manager(actor) if whose.member_id is None else whose.member_id == actor.id
    return is_manager(actor) or (is_here(actor) and whose.id == actor.id)
