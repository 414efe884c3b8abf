"""An app in a folder of its own, with one board of many cards, made through the door."""

import tempfile
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from flask import Flask

from onetask import create_app
from onetask.core.clock import now
from onetask.core.db import Base, db, session
from onetask.core.settings import Settings
from onetask.people.models import Member, Workspace
from onetask.people.operations.accounts import create_account
from onetask.people.operations.logins import make_token
from onetask.people.operations.workspaces import found_workspace
from onetask.talk.operations.labels import make_label, put_label
from onetask.work.models.projects import Column
from onetask.work.operations.people import assign_task
from onetask.work.operations.projects import create_project
from onetask.work.operations.tasks import create_task


class Furnished(NamedTuple):
    """What the measurements use."""

    app: Flask
    board_id: UUID
    task_ids: list[UUID]
    headers: dict[str, str]


def furnish(cards: int) -> Furnished:
    data = Path(tempfile.mkdtemp(prefix="onetask-bench-"))
    app = create_app(Settings(data=data, mode="test", limits=0))
    with app.app_context():
        Base.metadata.create_all(db.engine)
        account = create_account(email="ana@example.com", name="Ana Duarte")
        ana = found_workspace(account, name="Bench")
        _, key = make_token(ana, name="bench")
        home = session.get_one(Workspace, ana.workspace_id)
        project = create_project(ana, home, key="BEN", name="Bench")
        board_id = project.board.id
        task_ids = _fill(ana, board_id, home, cards)
    return Furnished(app, board_id, task_ids, {"Authorization": f"Bearer {key}"})


def _fill(ana: Member, board_id: UUID, home: Workspace, cards: int) -> list[UUID]:
    columns = session.query(Column).filter_by(board_id=board_id).all()
    labels = [make_label(ana, home, name=name, hue=200) for name in ("iOS", "Backend", "Design")]
    made = []
    for number in range(cards):
        column = columns[number % len(columns)]
        title = f"Card {number}: settle refunds in the rider's own currency"
        due_on = (now() + timedelta(days=number % 40)).date()
        task = create_task(ana, column, title=title, points=number % 8, due_on=due_on)
        assign_task(ana, task, member=ana)
        put_label(ana, task, label=labels[number % 3])
        made.append(task.id)
    return made
