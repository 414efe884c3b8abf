"""Risks and the log as their pages show them."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select

from onetask.core.db import session
from onetask.people.models import Member
from onetask.plan.models.risks import Record, Risk


def risks_of(project_id: UUID) -> Sequence[Risk]:
    """The open ones first, the gravest of them on top."""
    here = Risk.project_id == project_id, Risk.binned_at.is_(None)
    grave = (Risk.probability * Risk.impact).desc()
    order = (Risk.state != "open").asc(), grave, Risk.id
    return session.scalars(select(Risk).where(*here).order_by(*order)).all()


def log_of(project_id: UUID) -> Sequence[Record]:
    here = Record.project_id == project_id, Record.binned_at.is_(None)
    order = (Record.state != "open").asc(), Record.id.desc()
    return session.scalars(select(Record).where(*here).order_by(*order)).all()


def open_risks(project_ids: Sequence[UUID]) -> Sequence[Risk]:
    """What still may go wrong in these projects, the gravest first: for reports."""
    live = Risk.state == "open", Risk.binned_at.is_(None)
    grave = (Risk.probability * Risk.impact).desc()
    query = select(Risk).where(Risk.project_id.in_(project_ids), *live).order_by(grave, Risk.id)
    return session.scalars(query).all()


def faces_of(items: Sequence[Any]) -> dict[UUID, Member]:
    """The people who care for these items."""
    ids = {item.owner_id for item in items if item.owner_id}
    return {one.id: one for one in session.scalars(select(Member).where(Member.id.in_(ids)))}


def zone_of(risk: Risk | Record) -> str:
    """Where its day ends: at its owner's, else at the lead's of the project."""
    who = risk.owner_id or risk.project.lead_id
    found = session.get(Member, who) if who else None
    return found.zone if found else "UTC"
