"""A file as what it would become here: its plan, what is known of it already, its rows."""

import hashlib
import re
import unicodedata
from typing import Any
from uuid import UUID

from sqlalchemy import select

from onetask.api.engine import own
from onetask.api.engine.plan import Plan, Venture
from onetask.api.engine.rows import Frame, Row, rows_of
from onetask.api.engine.sources import Opened, opened, plan_of
from onetask.api.models import Import
from onetask.api.queries.tables import content, refuse_foreign, typed, with_html
from onetask.core.db import session
from onetask.core.errors import NotThere
from onetask.core.locale import gettext as _
from onetask.core.settings import settings
from onetask.people.models import Member
from onetask.talk.engine.mentions import spoken_names
from onetask.talk.models import Label
from onetask.work.models.projects import Project


def raw_of(one: Import) -> bytes:
    """The file that was sent; it is kept until the import is done."""
    path = settings().data / "imports" / str(one.id)
    if not path.exists():
        raise NotThere
    return path.read_bytes()


def sha256_of(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()


def draft_of(one: Import, file: Opened) -> Plan:
    plan = plan_of(file, one.options | {"name": one.options.get("name") or file.name or _stem(one)})
    for table in sorted(getattr(plan, "tables", {}).keys() - content().keys()):
        plan.trouble(_("“%(table)s” is not known here and stays out.", table=table))
    return plan


def plan_for(one: Import) -> Plan:
    return draft_of(one, opened(raw_of(one), one.source))


def _stem(one: Import) -> str:
    return one.name.rsplit(".", 1)[0] if one.source not in ("trello", "onetask") else ""


def rows_for(one: Import, plan: Plan) -> list[Row]:
    frame = Frame(**_frame(one))
    if isinstance(plan, own.Copy):
        return _typed(
            own.rows_mapped(plan, frame), plan, {*frame.people.values(), *frame.tags.values()}
        )
    return rows_of(plan, frame)


def rows_of_copy(copy: own.Copy, frame: Frame) -> list[Row]:
    return _typed(own.rows_kept(copy, frame), copy, set())


def _typed(rows: list[Row], copy: own.Copy, there: set[str]) -> list[Row]:
    """As the tables want them, those that others point to first; unknown tables stay out."""
    names = spoken_names((UUID(key), person.name) for key, person in copy.people.items())
    order = {table: place for place, table in enumerate(content())}
    known = sorted((row for row in rows if row.table in order), key=lambda row: order[row.table])
    ids = {str(row.facts["id"]) for row in known} | there
    made = []
    for place, (table, facts) in enumerate(known, 1):
        refuse_foreign(table, facts, ids, place)
        made.append(Row(table, with_html(table, typed(table, facts, place), names)))
    return made


def _frame(one: Import) -> dict[str, Any]:
    kept = {name: value for name, value in one.frame.items() if name != "at"}
    ids = {"import_id": one.id, "workspace_id": one.workspace_id, "by_id": one.by_id}
    return kept | ids | {"at": one.made_at}


def frame_for(one: Import, plan: Plan) -> dict[str, Any]:
    """What is decided once, so that a run after a crash makes the same rows."""
    zone = session.get_one(Member, one.by_id).zone
    people = known_people(one.workspace_id, plan) | (one.options.get("people") or {})
    chosen = {key: member for key, member in people.items() if member}
    tags, codes = known_tags(one.workspace_id, plan), free_codes(one.workspace_id, plan)
    return {"zone": zone, "people": chosen, "tags": tags, "codes": codes}


def known_people(workspace_id: UUID, plan: Plan) -> dict[str, str]:
    """Members with the same address, or else the same full name and no other like it."""
    query = select(Member.id, Member.name, Member.email).where(
        Member.workspace_id == workspace_id, Member.left_at.is_(None)
    )
    members = session.execute(query).all()
    by_mail = {row.email.casefold(): str(row.id) for row in members if row.email}
    names = [row.name.casefold() for row in members]
    by_name = {
        row.name.casefold(): str(row.id) for row in members if names.count(row.name.casefold()) == 1
    }
    found = {
        key: by_mail.get((one.email or "").casefold()) or by_name.get(one.name.casefold())
        for key, one in plan.people.items()
    }
    return {key: member for key, member in found.items() if member}


def known_tags(workspace_id: UUID, plan: Plan) -> dict[str, str]:
    """Labels of the same name, those in the bin as well: a name is there once."""
    query = select(Label.name, Label.id).where(Label.workspace_id == workspace_id)
    known = {name.casefold(): str(label) for name, label in session.execute(query)}
    tags = {key: tag.name.casefold() for key, tag in plan.tags.items()}
    return {key: known[name] for key, name in tags.items() if name in known}


def free_codes(workspace_id: UUID, plan: Plan) -> dict[str, str]:
    """A key for each project that no other has."""
    taken = set(session.scalars(select(Project.key).where(Project.workspace_id == workspace_id)))
    codes: dict[str, str] = {}
    for venture in plan.ventures:
        codes[venture.key] = _free(_code(venture), taken)
        taken.add(codes[venture.key])
    return codes


def _code(venture: Venture) -> str:
    if venture.code and re.fullmatch(r"[A-Z][A-Z0-9]{1,9}", venture.code):
        return venture.code
    plain = unicodedata.normalize("NFKD", venture.name).encode("ascii", "ignore").decode().upper()
    words = re.findall(r"[A-Z][A-Z0-9]*", plain)
    letters = "".join(word[0] for word in words) if len(words) > 1 else "".join(words)[:3]
    return letters[:5] if len(letters) > 1 else "IMP"


def _free(code: str, taken: set[str]) -> str:
    more = (f"{code[:7]}{number}" for number in range(2, 1000))
    return code if code not in taken else next(one for one in more if one not in taken)


def same_file(workspace_id: UUID, sha256: str) -> Import | None:
    """The last import of the same file here that still stands."""
    here = Import.workspace_id == workspace_id, Import.sha256 == sha256
    standing = Import.state.in_(("ready", "running", "done"))
    return session.scalar(select(Import).where(*here, standing).order_by(Import.id.desc()).limit(1))
