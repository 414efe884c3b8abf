"""Ana's workspace with a canary in every text, Eve's beside it, and a key for everybody."""

import io
from types import SimpleNamespace

from PIL import Image
from sqlalchemy import select

from onetask.api.operations.running import Sent, keep_file
from onetask.core import uploads
from onetask.core.clock import now
from onetask.core.db import db, session
from onetask.core.door import asked_with
from onetask.core.ids import uuid7
from onetask.inbox.models import Notification
from onetask.people.models import Identity, Member, Passkey, Token
from onetask.people.operations.accounts import create_account
from onetask.people.operations.invitations import invite
from onetask.people.operations.logins import make_token, open_login
from onetask.people.operations.members import add_member, edit_member, remove_member
from onetask.search.operations import save_view
from onetask.talk.operations.comments import add_comment
from onetask.talk.operations.files import attach_file, attach_link
from onetask.talk.operations.labels import edit_label, put_label
from onetask.work.models.projects import Column
from onetask.work.operations import columns, people, tasks, waiting
from onetask.work.operations.projects import create_project, edit_project
from onetask.work.operations.templates import save_task
from tests.gathered import brought
from tests.world import furnish

HOME, GARDEN = "kanari7home", "kanari7garden"
SEVEN = ("eve", "gil", "gus", "ben", "adi", "ana", "rex")


def plant():
    """All of it, through the operations; the ids by name."""
    world = furnish(db.engine)
    _people(world)
    ids = {"workspace": world.home.id, "member": world.ben.id, "label": world.red.id}
    ids |= _said(world, world.launch, world.launch_ready, world.brief, HOME)
    hidden = _said(world, world.garden, world.garden_ready, None, GARDEN)
    theirs = _eves(world)
    ids |= _kept(world)
    keys = {name: _keys(getattr(world, name)) for name in SEVEN}
    _leave(world)
    return SimpleNamespace(
        ids=_plain(ids), hidden=_plain(ids | hidden), theirs=_plain(theirs), keys=keys
    )


def _people(world):
    edit_member(world.ana, world.ana, name=f"Ana {HOME}")
    edit_label(world.ana, world.red, name=f"Red {HOME}")
    for name, role in {"adi": "admin", "gil": "guest", "rex": "member"}.items():
        new = {"email": f"{name}@example.com", "name": name.title(), "confirmed_at": now()}
        account = create_account(**new)
        setattr(world, name, add_member(world.ana, world.home, account=account, role=role))


def _insert(model, row):
    session.rollback()
    with db.engine.begin() as plain:
        plain.execute(model.__table__.insert(), row)


def _said(world, project, column, task, canary):
    """A project with everything that can be said about work."""
    edit_project(world.ana, project, about=f"About {canary}")
    task = task or tasks.create_task(world.ana, column, title=f"Hidden {canary}")
    tasks.edit_task(world.ana, task, description=f"Words {canary} for @Gus Lind")
    part = tasks.create_subtask(world.ana, task, title=f"Part {canary}")
    other = tasks.create_task(world.ana, column, title=f"Other {canary}")
    waiting.block_task(world.ana, task, blocker=other)
    people.assign_task(world.ben, task, member=world.ana)
    put_label(world.ana, task, label=world.red)
    comment = add_comment(world.ben, task, body=f"Said {canary} to @Gus Lind and all")
    upload = uploads.receive(io.BytesIO(_picture(canary)), f"{canary}.png")
    file = attach_file(world.ben, task, upload=upload)
    attach_link(world.ana, task, url=f"https://example.com/{canary}", name=f"Link {canary}")
    op = uuid7()
    with asked_with(op):
        made = columns.add_column(world.ana, project.board, name=f"Shelf {canary}", step="ready")
    found = {"project": project, "board": project.board, "column": made, "task": task}
    found |= {"part": part, "blocker": other, "comment": comment, "file": file}
    for room in brought():
        found |= room.plant(world, project, canary) if hasattr(room, "plant") else {}
    found["template"] = save_task(world.ana, task, name=f"Mould {canary}")
    return {name: one.id for name, one in found.items()} | {"op": op, "ref": task.ref}


def _picture(canary):
    """A picture with words behind its end."""
    kept = io.BytesIO()
    Image.new("RGB", (8, 8), (200, 40, 60)).save(kept, "PNG")
    return kept.getvalue() + canary.encode()


def _kept(world):
    """What hangs on a workspace and on a person."""
    view = save_view(world.ana, world.home, name=f"View {HOME}", url="/search", is_shared=True)
    asked = invite(world.ana, world.home, email=f"{HOME}@example.com", role="member")
    note = session.scalar(select(Notification.id).where(Notification.member_id == world.ana.id))
    token, _ = make_token(world.ana, name=f"Key {HOME}")
    login, _ = open_login(world.ana.account_id, agent=f"Agent {HOME}")
    named = {"view": view, "invitation": asked, "token": token, "login": login}
    ids = {name: one.id for name, one in named.items()}
    way = {"id": uuid7(), "account_id": world.ana.account_id, "linked_at": now(), "sub": "1"}
    _insert(Identity, way | {"issuer": "https://example.com", "email": f"{HOME}@example.com"})
    key = {"id": uuid7(), "account_id": world.ana.account_id, "credential": HOME.encode()}
    _insert(Passkey, key | {"credential_id": HOME, "name": HOME, "uses": 0, "made_at": now()})
    ids["passkey"] = key["id"]
    sent = Sent(f"title\nCome {HOME}\n".encode(), f"{HOME}.csv", again=False)
    ids["import"] = keep_file(world.ana, sent).one.id
    return ids | {"note": note, "identity": way["id"], "delivery": uuid7()}


def _eves(world):
    made = create_project(world.eve, world.away, key="EVE", name="Hers")
    column = session.scalar(select(Column).where(Column.board_id == made.board.id).limit(1))
    task = tasks.create_task(world.eve, column, title="Her task")
    comment = add_comment(world.eve, task, body="Her words")
    found = {"workspace": world.away, "project": made, "board": made.board, "column": column}
    found |= {"task": task, "comment": comment, "member": world.eve}
    return {name: one.id for name, one in found.items()}


def _keys(member):
    """A cookie's key, which outlives a removal, and a program's."""
    _, cookie = open_login(member.account_id)
    return SimpleNamespace(cookie=cookie, bearer=make_token(member, name="test")[1])


def _leave(world):
    remove_member(world.ana, session.get(Member, world.rex.id))
    assert session.scalar(select(Token.id).where(Token.member_id == world.rex.id)) is not None


def _plain(ids):
    return {name: str(one) for name, one in ids.items()}
