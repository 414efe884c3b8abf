"""A workspace of an export, as it was, in an instance that has it not."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select

from onetask.api.engine import own
from onetask.api.engine.plan import ImportProblem
from onetask.api.engine.rows import Frame, Row
from onetask.api.engine.sources import opened, unpacked
from onetask.api.queries.drafts import rows_of_copy
from onetask.api.queries.tables import content
from onetask.core.change import Actor, Change, System
from onetask.core.clock import now
from onetask.core.db import Thing, session
from onetask.core.door import operation
from onetask.core.errors import Conflict
from onetask.core.events import Event, keep_history, open_head
from onetask.core.ids import uuid7
from onetask.core.locale import gettext as _
from onetask.core.undo import cannot_undo
from onetask.people.models import Account, Member, Workspace


@dataclass(frozen=True)
class Export:
    """An export, read, with whoever becomes its owner here."""

    workspace: dict[str, Any]
    number: int
    rows: list[Row]
    history: list[dict[str, Any]]
    account_id: UUID


def copy_workspace(account: Account, raw: bytes) -> UUID:
    """Every row under its own id, all or nothing."""
    file = opened(unpacked(raw), "onetask")
    about = _about(file.data)
    home = UUID(about["id"])
    if session.get(Workspace, home):
        raise Conflict(_("This workspace is here already. Import it into one that you choose."))
    copy = own.plan_of(file.data)
    frame = Frame(uuid7(), home, uuid7(), now())
    history = [_event(row, home, place) for place, row in enumerate(_events(file.data), 1)]
    number = int(file.data.get("number") or 0)
    export = Export(about, number, rows_of_copy(copy, frame), history, account.id)
    open_copy(System(home), Workspace(id=home, workspace_id=home, name=""), export=export)
    return home


def _about(data: dict[str, Any]) -> dict[str, Any]:
    about = data.get("workspace")
    try:
        UUID(about["id"])  # type: ignore[index]
    except (TypeError, KeyError, ValueError, AttributeError):
        raise ImportProblem(_("The export does not say which workspace it is of.")) from None
    return dict(about)  # type: ignore[arg-type]


def _events(data: dict[str, Any]) -> list[dict[str, Any]]:
    found = data.get("events")
    return found if isinstance(found, list) else []


def _event(row: dict[str, Any], home: UUID, place: int) -> dict[str, Any]:
    from_text = {"subject_id": UUID, "scope_id": UUID, "actor_id": UUID, "op": UUID}
    try:
        facts = dict(row) | {"workspace_id": home, "at": datetime.fromisoformat(row["at"])}
        ids = {name: read(row[name]) for name, read in from_text.items() if row.get(name)}
        if set(facts) != {one.name for one in Event.__table__.columns}:
            raise KeyError
    except (TypeError, KeyError, ValueError, AttributeError):
        raise ImportProblem(_("An event of the history makes no sense."), place) from None
    return facts | ids


def may_open_copy(actor: Actor, _draft: Thing) -> bool:
    return isinstance(actor, System)


@operation(may_open_copy)
def open_copy(change: Change, draft: Workspace, *, export: Export) -> Workspace:
    name, hue = str(export.workspace.get("name") or "")[:120], export.workspace.get("hue")
    open_head(draft.id, number=export.number)
    home = Workspace(id=draft.id, workspace_id=draft.id, name=name or _("Copy"))
    home.hue = hue if isinstance(hue, int) else 275
    session.add(home)
    session.flush()
    _insert(export.rows)
    _seat_owner(session.get_one(Account, export.account_id), home)
    keep_history(export.history)
    change.record("workspace.copied", home)
    return home


def _insert(rows: list[Row]) -> None:
    by_table: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        by_table.setdefault(row.table, []).append(row.facts)
    for table, facts in by_table.items():
        session.execute(insert(content()[table]).execution_options(render_nulls=True), facts)


def _seat_owner(account: Account, home: Workspace) -> None:
    """The account takes its own row, or comes as an owner beside those who were there."""
    here = select(Member).where(Member.workspace_id == home.id, Member.email == account.email)
    member = session.scalar(here.limit(1))
    if member is None:
        shown = {"name": account.name, "email": account.email, "hue": 258}
        member = Member(id=uuid7(), workspace_id=home.id, **shown)
        session.add(member)
    member.account_id, member.role, member.left_at = account.id, "owner", None


cannot_undo("A copied workspace stays.", "workspace.copied")
