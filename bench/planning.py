"""Reminders at scale: promised by one import, and a sweep that looks past those of the future.

python -m bench.planning --deliveries 100000 --future 1000000
"""

import argparse
import json
import time
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import func, insert, select, update

from onetask.core.clock import now, today_in
from onetask.core.db import db, session
from onetask.core.door import bookkeeping
from onetask.core.ids import uuid7
from onetask.people.models import Member
from onetask.people.operations.accounts import create_account
from onetask.people.operations.workspaces import found_workspace
from onetask.people.queries import workspace_of
from onetask.remind.jobs.sweeping import sweep_once
from onetask.remind.models import Delivery
from onetask.remind.operations.planning import plan_project
from onetask.run.migrate import ready_app
from onetask.work.models.projects import Project
from onetask.work.models.tasks import Assignment, Task
from onetask.work.operations.people import assign_task
from onetask.work.operations.projects import create_project
from onetask.work.operations.tasks import create_task
from onetask.work.queries.columns import first_column

EACH_TASK, ROUNDS = 4, 200


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--deliveries", type=int, default=100_000)
    parser.add_argument("--future", type=int, default=1_000_000)
    wanted = parser.parse_args()
    app = ready_app()
    with app.app_context():
        project = _project()
        figures = {"planned": _plan(project, wanted.deliveries), "sweep": _sweep(wanted.future)}
        print(json.dumps(figures))


def _project() -> Project:
    account = create_account(email="mo@example.org", name="Mo", password="wheelbarrow nine tulips")
    mo = found_workspace(account, name="Studio")
    project = create_project(mo, workspace_of(mo), key="STU", name="Studio")
    task = create_task(mo, first_column(project.board.id), title="Task", minutes=60)
    assign_task(mo, task, member=mo)
    return project


def _plan(project: Project, deliveries: int) -> dict[str, Any]:
    """As an import leaves it: tasks with dates and somebody who does them, nothing promised."""
    project_id = project.id
    with db.engine.begin() as line:
        _copy(line, Task, deliveries // EACH_TASK, number=True)
        member_id = line.scalar(select(Member.id))
        rows = line.execute(select(Task.id, Task.workspace_id)).all()
        made = [{"task_id": one.id, "workspace_id": one.workspace_id} for one in rows]
        line.execute(update(Task).values(due_on=today_in("UTC") + timedelta(days=9)))
        known = set(line.scalars(select(Assignment.task_id)))
        fresh = [one for one in made if one["task_id"] not in known]
        theirs = {"member_id": member_id, "version": 1}
        line.execute(insert(Assignment), [one | theirs | {"id": uuid7()} for one in fresh])
    session.rollback()
    begun = time.process_time()
    _plan_all(project_id)
    seconds = time.process_time() - begun
    return {"deliveries": session.scalar(select(func.count(Delivery.id))), "cpu s": seconds}


@bookkeeping
def _plan_all(project_id: UUID) -> None:
    plan_project(session.get_one(Project, project_id), now())


def _copy(line: Any, model: Any, count: int, *, number: bool) -> None:
    """Rows like the first, with ids and ranks of their own."""
    first = dict(line.execute(select(model.__table__)).mappings().first())
    fresh = (first | {"id": uuid7(), "number": 2 + at, "rank": f"b{at:07d}"} for at in range(count))
    line.execute(insert(model.__table__), list(fresh) if number else [])


def _sweep(future: int) -> dict[str, Any]:
    """What the look of each second costs, while nothing is due."""
    session.rollback()
    with db.engine.begin() as line:
        first = dict(line.execute(select(Delivery.__table__)).mappings().first())
        later = now() + timedelta(days=2)
        for start in range(0, future, 10_000):
            line.execute(
                insert(Delivery.__table__),
                [_later(first, later, start + at) for at in range(10_000)],
            )
    sweep_once()
    begun = time.process_time()
    for _ in range(ROUNDS):
        sweep_once()
    spent = (time.process_time() - begun) / ROUNDS * 1000
    rows = session.scalar(select(func.count(Delivery.id)))
    return {"rows": rows, "cpu ms": round(spent, 3)}


def _later(first: dict[str, Any], later: Any, at: int) -> dict[str, Any]:
    moment = later + timedelta(seconds=at)
    return first | {"id": uuid7(), "occurrence_utc": moment, "due_at": moment, "next_try": moment}


if __name__ == "__main__":
    main()
