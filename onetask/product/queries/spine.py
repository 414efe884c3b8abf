"""What can be joined to a thing of a product, by title."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select

from onetask.core.change import Actor
from onetask.core.db import session
from onetask.core.errors import NotThere
from onetask.core.subjects import subject
from onetask.people.access import visible_members
from onetask.people.models import Member
from onetask.product.models.metrics import Metric
from onetask.product.models.products import Product
from onetask.work.access import visible_projects
from onetask.work.models.projects import Project

MOST = 300


def choices_for(product: Product, kind: str) -> Sequence[Any]:
    """Every part of one kind, its id and title."""
    try:
        model: Any = subject(kind).model
    except NotThere:
        return []
    here = model.product_id == product.id, model.binned_at.is_(None)
    rows = select(model.id, model.title).where(*here).order_by(model.title)
    return session.execute(rows.limit(MOST)).all()


def open_projects(actor: Actor) -> Sequence[Any]:
    rows = visible_projects(actor).where(Project.archived_at.is_(None))
    shown = Project.id, Project.name.label("title")
    return session.execute(rows.with_only_columns(*shown).order_by(Project.name).limit(MOST)).all()


def metrics_for(product: Product) -> Sequence[Any]:
    here = Metric.product_id == product.id, Metric.binned_at.is_(None)
    return session.execute(select(Metric.id, Metric.name).where(*here).order_by(Metric.name)).all()


def without(rows: Sequence[Any], ids: Sequence[UUID]) -> list[Any]:
    return [row for row in rows if row.id not in ids]


def people_of(actor: Actor) -> dict[str, str]:
    """Who can own something."""
    rows = visible_members(actor).where(Member.role != "guest").order_by(Member.name)
    return {str(one.id): one.name for one in session.scalars(rows)}


def free_key(workspace_id: UUID, title: str) -> str:
    """Three letters of the title that no project has yet."""
    plainly = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().upper()
    stem = (re.sub(r"[^A-Z]", "", plainly) + "PRO")[:3]
    keys = select(Project.key).where(Project.workspace_id == workspace_id)
    taken = set(session.scalars(keys))
    tries = [stem, *(f"{stem}{number}" for number in range(2, 1000))]
    return next((one for one in tries if one not in taken), "")
