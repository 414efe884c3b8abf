"""Taking a file in: kept, read, and run to its end or for a while."""

import time
from typing import NamedTuple
from uuid import UUID

from onetask.api.engine.plan import ImportProblem, Plan
from onetask.api.engine.rows import Row
from onetask.api.engine.sources import opened, unpacked
from onetask.api.models import Import
from onetask.api.operations.imports import (
    CHUNK,
    begin_import,
    import_chunk,
    note_failed,
    note_import,
    note_total,
)
from onetask.api.queries.drafts import draft_of, plan_for, rows_for, same_file, sha256_of
from onetask.core.clock import now
from onetask.core.db import session
from onetask.core.errors import Refused
from onetask.core.ids import uuid7
from onetask.core.settings import settings
from onetask.people.access import is_manager
from onetask.people.models import Member, Workspace


class Sent(NamedTuple):
    """A file as it came; `again` takes it in once more."""

    raw: bytes
    name: str
    source: str = ""
    again: bool = False


class Begun(NamedTuple):
    """An import and what was read of it, so that nothing is read twice."""

    one: Import
    plan: Plan | None = None
    rows: list[Row] | None = None


def keep_file(member: Member, sent: Sent) -> Begun:
    """The import of this file, new or the one that stands; raises ImportProblem if it is none."""
    if not is_manager(member):
        raise Refused("import")
    raw = unpacked(sent.raw)
    known = same_file(member.workspace_id, sha256_of(raw))
    if known and not sent.again and sent.source in ("", known.source):
        return Begun(known)
    file = opened(raw, sent.source)
    one = _new(member, sent.name, file.source)
    one.sha256 = sha256_of(raw)
    plan = draft_of(one, file)
    path = settings().data / "imports" / str(one.id)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.write_bytes(raw)
    return Begun(note_import(one), plan)


def import_plan(member: Member, plan: Plan, name: str, people: dict[str, str]) -> Import:
    """A plan that no file holds."""
    one = _new(member, name, plan.source)
    one.sha256, one.options = sha256_of(one.id.bytes), {"people": people}
    begun = start(Begun(note_import(one), plan))
    run(begun)
    return session.get_one(Import, one.id)


def _new(member: Member, name: str, source: str) -> Import:
    one = Import(id=uuid7(), workspace_id=member.workspace_id, by_id=member.id, source=source)
    one.name, one.made_at = name[:200], now()
    one.options, one.frame, one.counts, one.made, one.problems = {}, {}, {}, {}, []
    return one


def start(begun: Begun) -> Begun:
    """Decides what is decided once; whoever comes second finds it begun."""
    import_id = begun.one.id
    plan = begun.plan or plan_for(begun.one)
    one = begin_import(import_id, plan)
    try:
        rows = rows_for(one, plan)
    except ImportProblem as problem:
        note_failed(import_id, problem)
        raise
    note_total(import_id, len(rows))
    return Begun(session.get_one(Import, import_id), plan, rows)


def run(begun: Begun, *, seconds: float = 1e9) -> bool:
    """Runs chunk after chunk; True when nothing is left to do."""
    one = begun.one
    if one.state != "running":
        return True
    import_id, home, cursor = one.id, one.workspace_id, one.cursor
    rows, until = begun.rows or rows_for(one, plan_for(one)), time.monotonic() + seconds
    who = session.get_one(Member, one.by_id)
    while time.monotonic() < until:
        here, part = session.get_one(Workspace, home), rows[cursor : cursor + CHUNK]
        cursor = import_chunk(who, here, import_id=import_id, at=cursor, rows=part)
        if session.get_one(Import, import_id).state != "running":
            forget_file(import_id)
            return True
    return False


def forget_file(import_id: UUID) -> None:
    (settings().data / "imports" / str(import_id)).unlink(missing_ok=True)


def import_now(member: Member, sent: Sent) -> Import:
    """All at once, for the command line; what stands already is not done again."""
    begun = keep_file(member, sent)
    import_id = begun.one.id
    run(start(begun) if begun.one.state == "ready" else begun)
    return session.get_one(Import, import_id)
