"""A typed line with the people, labels and projects it names."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from onetask.assist.engine.quickadd.line import Line, read_line
from onetask.assist.engine.quickadd.moments import Moment
from onetask.assist.engine.quickadd.parts import Options
from onetask.core.clock import local_moment, now
from onetask.core.db import session
from onetask.people.access import visible_members
from onetask.people.models import Member
from onetask.talk.access import visible_labels
from onetask.talk.models import Label
from onetask.work.access import visible_columns, visible_projects, visible_tasks
from onetask.work.models.projects import Board, Column, Project
from onetask.work.models.tasks import Task
from onetask.work.queries.tasks import with_ref

IMPORTANCE = {1: "critical", 2: "important", 3: "anytime", 4: "anytime"}


@dataclass
class Understood:
    """A line, read for one member: who and what it names, and its fields as tasks have them."""

    line: Line
    people: list[Member]
    labels: list[Label]
    new_labels: list[str]
    project: Project | None
    parent: Task | None
    fields: dict[str, Any]


def understand(
    actor: Member,
    text: str,
    *,
    plain: Sequence[str] = (),
    at: datetime | None = None,
    zone: str = "",
) -> Understood:
    """What is unknown by name stays text."""
    zone = zone or actor.zone
    members, projects = _members(actor), _projects(actor)
    local = (at or now()).astimezone(ZoneInfo(zone))
    options = Options(
        people=frozenset(members),
        projects=frozenset(projects),
        plain=tuple(_spans(text, plain)),
        offset=int((local.utcoffset() or local - local).total_seconds() // 60),
    )
    line = read_line(text, local.replace(tzinfo=None), options)
    people = {members[name.lower()].id: members[name.lower()] for name in line.people}
    labels, new = _labels(actor, line.labels)
    project = projects.get((line.project or "").lower())
    parent = _parent(actor, line.parent)
    return Understood(line, list(people.values()), labels, new, project, parent, fields(line, zone))


def kept(found: Understood) -> dict[str, Any]:
    """What stays of the line beside the task."""
    line = found.line
    said: dict[str, Any] = {"rrule": line.rrule, "anchor": line.anchor, "stated": line.priority}
    return {"raw": line.raw, "labels": found.new_labels} | said


def fields(line: Line, zone: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if line.due:
        found["due_on"] = line.due.day
        if line.due.has_time:
            found["due_at"] = _instant(line.due, zone)
    if line.start:
        found["starts_on"] = line.start.day
    if line.priority:
        found["importance"] = IMPORTANCE[line.priority]
    named = {"minutes": line.estimate, "points": line.points}
    return found | {name: value for name, value in named.items() if value}


def column_for(actor: Member, project: Project) -> Column | None:
    """Where new work of a project goes: its first column that is ready."""
    mine = Board.project_id == project.id, Column.archived_at.is_(None)
    columns = visible_columns(actor).where(*mine, Column.step != "done")
    order = Column.step != "ready", Column.rank
    return session.scalars(columns.order_by(*order).limit(1)).unique().first()


def _instant(moment: Moment, zone: str) -> datetime:
    return local_moment(moment.day, moment.at.time(), zone)


def _spans(text: str, plain: Iterable[str]) -> list[tuple[int, int]]:
    """Where the pieces stand that were turned back into text."""
    found = []
    for piece in filter(None, plain):
        found += [match.span() for match in re.finditer(re.escape(piece), text)]
    return found


def _members(actor: Member) -> dict[str, Member]:
    """By every short way to write a name; the first of two bears the first name."""
    found: dict[str, Member] = {}
    for member in session.scalars(visible_members(actor).order_by(Member.name, Member.id)):
        words = member.name.lower().split()
        for name in ("".join(words), ".".join(words), "-".join(words), "_".join(words), *words[:1]):
            found.setdefault(name, member)
    return found


def _projects(actor: Member) -> dict[str, Project]:
    found: dict[str, Project] = {}
    there = Project.archived_at.is_(None)
    for project in session.scalars(visible_projects(actor).where(there).order_by(Project.name)):
        words = project.name.lower().split()
        for name in (project.key.lower(), "".join(words), "-".join(words), *words[:1]):
            found.setdefault(name, project)
    return found


def _labels(actor: Member, names: Sequence[str]) -> tuple[list[Label], list[str]]:
    if not names:
        return [], []
    known = {one.name.lower(): one for one in session.scalars(visible_labels(actor))}
    there = [known[name.lower()] for name in names if name.lower() in known]
    return there, [name for name in names if name.lower() not in known]


def _parent(actor: Member, ref: str | None) -> Task | None:
    there = visible_tasks(actor).where(Task.archived_at.is_(None))
    return with_ref(there, ref) if ref else None
