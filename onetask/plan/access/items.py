"""Who may see and change what is noted beside the tasks of a project."""

from typing import Any
from uuid import UUID

from sqlalchemy import Select, false, select

from onetask.core.change import Actor
from onetask.core.db import Thing
from onetask.core.errors import NotThere
from onetask.core.subjects import Rule, Subject, one_or_404, register
from onetask.people.access import is_editor, is_manager
from onetask.plan.models.items import Item
from onetask.work.access import may_edit, visible_projects
from onetask.work.models.projects import Project

rules: dict[str, Rule] = {}


def may_change(actor: Actor, item: Thing) -> bool:
    """Each kind of item has its rule."""
    return may_edit(actor, item) and rules[item.kind](actor, item)


def may_keep_money(actor: Actor, thing: Any) -> bool:
    """Owners, admins and who leads the project."""
    project = thing if isinstance(thing, Project) else getattr(thing, "project", None)
    leads = project is not None and project.lead_id == actor.id and is_editor(actor)
    return may_edit(actor, thing) and (is_manager(actor) or leads)


def team_project(actor: Actor, project_id: UUID) -> Project:
    """A project in sight of somebody who is no guest."""
    if not is_editor(actor):
        raise NotThere
    found: Project = one_or_404(visible_projects(actor), project_id)
    return found


def visible_items(actor: Actor, model: type[Item]) -> Select[Any]:
    here = _in_sight(actor, model)
    return here.where(model.binned_at.is_(None))


def binned_items(actor: Actor, model: type[Item]) -> Select[Any]:
    return _in_sight(actor, model).where(model.binned_at.is_not(None))


def _in_sight(actor: Actor, model: type[Item]) -> Select[Any]:
    listed = Project.workspace_id == actor.workspace_id, Project.binned_at.is_(None)
    query = select(model).join(Project, Project.id == model.project_id).where(*listed)
    return query if is_editor(actor) else query.where(false())


def lists(model: type[Item], home: str, rule: Rule = may_edit) -> None:
    """Makes a kind of item known: who may change it, and how it is found and talked about."""
    kind = model.__name__.lower()
    rules[kind] = rule
    register(
        Subject(
            kind=kind,
            model=model,
            visible=lambda actor: visible_items(actor, model),
            may_edit=may_change,
            may_talk=may_edit,
            url=lambda thing: f"/{home}/{thing.id}",
            place=lambda thing: f"{kind}:{thing.id}",
        )
    )
