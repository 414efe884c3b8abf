"""What a person sees of a file before it is taken in."""

from typing import Any
from uuid import UUID

from sqlalchemy import select

from onetask.api.engine.plan import Plan
from onetask.api.engine.sources import Opened, opened
from onetask.api.engine.table import Table
from onetask.api.models import Import
from onetask.api.queries.drafts import draft_of, known_people, raw_of
from onetask.core.db import session
from onetask.people.access import visible_members
from onetask.people.models import Member


def preview_of(one: Import, actor: Member) -> dict[str, Any]:
    """The dry run: counts, problems by row, and the choices with what is chosen."""
    file = opened(raw_of(one), one.source)
    plan = draft_of(one, file)
    return {
        "counts": plan.counts(),
        "found": plan.found,
        "skipped": plan.skipped,
        "problems": [[problem.row, problem.text] for problem in plan.problems],
        "columns": _columns(one, file, file.table) if file.table else [],
        "lanes": [lane for venture in plan.ventures for lane in venture.lanes],
        "people": _people(one, plan),
        "members": session.scalars(visible_members(actor).order_by(Member.name)).all(),
        "name": plan.ventures[0].name if plan.ventures else "",
    }


def _columns(one: Import, file: Opened, table: Table) -> list[tuple[str, str, str]]:
    """Heading, the first value below it, and the field it is taken for."""
    mapping = one.options.get("mapping") or file.mapping
    return [
        (heading, _first(table, place), field)
        for place, (heading, field) in enumerate(zip(table.header, mapping, strict=False))
    ]


def _first(table: Table, place: int) -> str:
    cells = (row.cells[place].strip() for row in table.rows[:200] if place < len(row.cells))
    return next(filter(None, cells), "")[:80]


def _people(one: Import, plan: Plan) -> list[tuple[str, str, str]]:
    """Name, address, and the member each is taken for."""
    chosen = known_people(one.workspace_id, plan) | (one.options.get("people") or {})
    return [
        (person.name, person.email or "", chosen.get(key) or "")
        for key, person in plan.people.items()
    ]


def choices_of(one: Import, actor: Member, choices: Any) -> dict[str, Any]:
    """The choices by key; a member who is not here is nobody."""
    plan = draft_of(one, opened(raw_of(one), one.source))
    here = {
        str(row) for row in session.scalars(visible_members(actor).with_only_columns(Member.id))
    }
    lanes = [lane.key for venture in plan.ventures for lane in venture.lanes]
    picked = [member if member in here else "" for member in choices.people]
    options: dict[str, Any] = {"order": choices.order, "name": choices.name}
    if choices.mapping:
        options["mapping"] = choices.fields()
    if len(choices.steps) == len(lanes) and choices.mapping in ([], one.options.get("mapping")):
        options["steps"] = dict(zip(lanes, choices.steps, strict=True))
    if len(picked) == len(plan.people):
        options["people"] = dict(zip(plan.people, picked, strict=True))
    return options


def imports_of(workspace_id: UUID) -> list[Import]:
    """The newest first; samples are not spoken of."""
    here = Import.workspace_id == workspace_id, Import.source != "sample"
    return list(session.scalars(select(Import).where(*here).order_by(Import.id.desc()).limit(50)))
