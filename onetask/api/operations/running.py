"""Taking a file in: kept, read, and run to its end or for a while."""

import time
from typing import NamedTuple
from uuid import UUID

from onetask.api.engine.plan import ImportProblem, Plan
from onetask.api.engine.sources import source_of, unpacked
from onetask.api.models import Import
from onetask.api.operations.imports import (
    CHUNK,
    begin_import,
    import_chunk,
    note_failed,
    note_import,
    note_total,
)
from onetask.api.queries.drafts import draft_of, raw_of, rows_for, same_file, sha256_of
from onetask.core.change import Actor
from onetask.core.clock import now
from onetask.core.db import session
from onetask.core.errors import Conflict, NotThere, Refused
from onetask.core.ids import uuid7
from onetask.core.locale import gettext as _
from onetask.core.settings import settings
from onetask.people.access import is_manager
from onetask.people.models import Member, Workspace


class Sent(NamedTuple):
    """A file as it came; `again` takes it in once more."""

    raw: bytes
    name: str
    source: str = ""
    again: bool = False


def keep_file(member: Member, sent: Sent) -> Import:
    """The import of this file, new or the one that stands; raises ImportProblem if it is none."""
    if not is_manager(member):
        raise Refused("import")
    raw = unpacked(sent.raw)
    known = same_file(member.workspace_id, sha256_of(raw))
    if known and not sent.again:
        return known
    source = sent.source or source_of(raw)
    one = Import(id=uuid7(), workspace_id=member.workspace_id, by_id=member.id, source=source)
    one.name, one.sha256, one.made_at = sent.name[:200], sha256_of(raw), now()
    one.options, one.frame, one.counts, one.made, one.problems = {}, {}, {}, {}, []
    draft_of(one, raw)
    path = settings().data / "imports" / str(one.id)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.write_bytes(raw)
    return note_import(one)


def plan_for(one: Import) -> Plan:
    return draft_of(one, raw_of(one))


def start(one: Import) -> Import:
    """Decides what is decided once; whoever comes second finds it begun."""
    plan = plan_for(one)
    begun = begin_import(one.id, plan)
    try:
        note_total(one.id, len(rows_for(begun, plan)))
    except ImportProblem as problem:
        note_failed(one.id, problem)
        raise
    return session.get_one(Import, one.id)


def run(import_id: UUID, *, seconds: float = 1e9, actor: Actor | None = None) -> bool:
    """Runs chunk after chunk; True when nothing is left to do."""
    one = session.get(Import, import_id)
    if one is None or one.state != "running":
        return True
    rows = rows_for(one, plan_for(one))
    who = actor or session.get_one(Member, one.by_id)
    home, cursor, until = one.workspace_id, one.cursor, time.monotonic() + seconds
    while time.monotonic() < until:
        here = session.get_one(Workspace, home)
        part = rows[cursor : cursor + CHUNK]
        cursor = import_chunk(who, here, import_id=import_id, at=cursor, rows=part)
        if cursor >= len(rows) or session.get_one(Import, import_id).state != "running":
            forget_file(import_id)
            return True
    return False


def forget_file(import_id: UUID) -> None:
    (settings().data / "imports" / str(import_id)).unlink(missing_ok=True)


def import_now(member: Member, sent: Sent) -> Import:
    """All at once, for the command line; what stands already is not done again."""
    one = keep_file(member, sent)
    if one.state == "ready":
        one = start(one)
    run(one.id)
    return session.get_one(Import, one.id)


def found(member: Member, import_id: UUID) -> Import:
    one = session.get(Import, import_id)
    if one is None or one.workspace_id != member.workspace_id or not is_manager(member):
        raise NotThere
    return one


def refuse_unless_done(one: Import) -> None:
    if one.state not in ("running", "done"):
        raise Conflict(_("There is nothing to take back."))
