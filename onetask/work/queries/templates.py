"""Templates, and what one would hold."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, false, select

from onetask.core.change import Actor
from onetask.core.db import session
from onetask.core.subjects import one_or_404
from onetask.people.access import is_editor
from onetask.work.models.projects import Column, Project
from onetask.work.models.tasks import Task
from onetask.work.models.templates import Template
from onetask.work.queries.columns import IS_LIVE
from onetask.work.queries.tasks import live_parts

KEPT = ("title", "description", "importance", "minutes", "points")


def visible_templates(actor: Actor) -> Select[Any]:
    here = Template.workspace_id == actor.workspace_id, Template.binned_at.is_(None)
    return select(Template).where(*here) if is_editor(actor) else select(Template).where(false())


def templates_of(actor: Actor, what: str) -> Sequence[Template]:
    wanted = visible_templates(actor).where(Template.what == what)
    return session.scalars(wanted.order_by(Template.name)).all()


def template_with(actor: Actor, template_id: UUID) -> Template:
    found: Template = one_or_404(visible_templates(actor), template_id)
    return found


def body_of_project(project: Project, today: date) -> dict[str, Any]:
    """Columns and their cards; days are counted from the start of the project."""
    start = project.starts_on or today
    there = Column.board_id == project.board.id, Column.archived_at.is_(None)
    columns = session.scalars(select(Column).where(*there).order_by(Column.rank)).all()
    return {
        "about": project.about,
        "hue": project.hue,
        "columns": [
            {"name": c.name, "step": c.step, "most": c.most, "tasks": _cards(c.id, start)}
            for c in columns
        ],
    }


def body_of_task(task: Task, start: date) -> dict[str, Any]:
    kept: dict[str, Any] = {name: getattr(task, name) for name in KEPT}
    for name in ("starts_on", "due_on"):
        day = getattr(task, name)
        kept[name] = (day - start).days if day else None
    return kept | {"parts": [body_of_task(part, start) for part in live_parts(task.id)]}


def _cards(column_id: UUID, start: date) -> list[dict[str, Any]]:
    cards = select(Task).where(Task.column_id == column_id, IS_LIVE).order_by(Task.rank)
    return [body_of_task(card, start) for card in session.scalars(cards).unique()]
