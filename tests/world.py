"""One story: Ana owns a workspace, Ben is a member, Gus a guest at the launch, Eve a stranger."""

from types import SimpleNamespace

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from onetask.core.clock import now
from onetask.core.db import Base, Thing, session
from onetask.core.events import Head
from onetask.core.ids import uuid7
from onetask.people.models import Account, Member, Workspace
from onetask.product.models.products import Product
from onetask.talk.models import Label
from onetask.work.models.projects import KINDS, Board, Column, Project, Seat
from onetask.work.models.tasks import Task

PASSWORD = "correct horse battery staple"
NAMES = {"backlog": "Backlog", "ready": "Ready", "doing": "In progress", "review": "In review"}
TITLES = ("Write the brief", "Draw the logo", "Build the site", "Plan the party")


def furnish(engine: Engine) -> SimpleNamespace:
    """Builds the world through a session of its own, which no guard watches."""
    with Session(engine, expire_on_commit=False) as plain:
        for table in reversed(Base.metadata.sorted_tables):
            plain.execute(table.delete())
        things = _things()
        homes = {thing.workspace_id for thing in things.values() if isinstance(thing, Thing)}
        plain.add_all(Head(workspace_id=home, epoch="story") for home in homes)
        for kind in (
            Account,
            Workspace,
            Member,
            Label,
            Product,
            Project,
            Seat,
            Board,
            Column,
            Task,
        ):
            plain.add_all(thing for thing in things.values() if type(thing) is kind)
            plain.flush()
        plain.commit()
        found = {name: (type(thing), thing.id) for name, thing in things.items()}
    return SimpleNamespace(**{name: session.get_one(*key) for name, key in found.items()})


def _things() -> dict[str, object]:
    home, away = uuid7(), uuid7()
    people = _people(home, away)
    return (
        people
        | _project("launch", "LAU", home, TITLES, people["gus"])
        | _project("garden", "GAR", home)
    )


def _people(home, away) -> dict[str, object]:
    things: dict[str, object] = {
        "home": Workspace(id=home, workspace_id=home, name="Home"),
        "away": Workspace(id=away, workspace_id=away, name="Away"),
        "gate": Product(id=uuid7(), workspace_id=home, name="Gate", slug="gate", rank="a0"),
        "red": Label(id=uuid7(), workspace_id=home, name="Red", hue=25),
    }
    roles = {"ana": "owner", "ben": "member", "gus": "guest", "eve": "owner"}
    for hue, (name, role) in zip((60, 130, 215, 315), roles.items(), strict=True):
        account = _account(name)
        where = away if name == "eve" else home
        shown = {"name": account.name, "email": account.email, "hue": hue, "role": role}
        member = Member(id=uuid7(), workspace_id=where, account_id=account.id, **shown)
        things |= {f"{name}_account": account, name: member}
    return things


def _account(name: str) -> Account:
    full = {"ana": "Ana Duarte", "ben": "Ben Okri", "gus": "Gus Lind", "eve": "Eve Marsh"}[name]
    email = f"{name}@example.com"
    return Account(id=uuid7(), email=email, name=full, made_at=now(), confirmed_at=now())


def _project(name, key, home, titles=(), guest=None) -> dict[str, object]:
    project = Project(id=uuid7(), workspace_id=home, key=key, name=name.title())
    project.last_number = len(titles)
    board = Board(id=uuid7(), workspace_id=home, project_id=project.id)
    things: dict[str, object] = {name: project, f"{name}_board": board}
    for place, step in enumerate(KINDS):
        where = {"board_id": board.id, "rank": f"a{place}", "step": step}
        column = Column(id=uuid7(), workspace_id=home, name=NAMES.get(step, "Done"), **where)
        things[f"{name}_{step}"] = column
    ready = things[f"{name}_ready"].id
    for place, title in enumerate(titles):
        where = {"project_id": project.id, "column_id": ready, "rank": f"a{place}"}
        made = {"made_by_id": project.id, "made_at": now(), "number": place + 1}
        things[title.split()[-1]] = Task(
            id=uuid7(), workspace_id=home, title=title, **where, **made
        )
    if guest:
        seat = {"project_id": project.id, "member_id": guest.id}
        things["gus_seat"] = Seat(id=uuid7(), workspace_id=home, **seat)
    return things
