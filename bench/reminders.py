"""Reminders under kills: nothing lost, nobody told twice in the inbox, few letters doubled.

python -m bench.reminders --deliveries 100000 --kills 1000
"""

import argparse
import json
import os
import random
import signal
import time
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

from sqlalchemy import func, insert, select, update

from onetask.core.asking import Telling, tells
from onetask.core.clock import now
from onetask.core.db import db, session
from onetask.core.events import Event
from onetask.core.ids import uuid7
from onetask.people.operations.accounts import create_account
from onetask.people.operations.workspaces import found_workspace
from onetask.people.queries import workspace_of
from onetask.remind.models import WAITING, Delivery, Reminder
from onetask.remind.operations import keeping
from onetask.remind.operations.choices import choose_peace
from onetask.run import sweeper
from onetask.run.children import fork
from onetask.run.migrate import ready_app
from onetask.work.operations.people import assign_task
from onetask.work.operations.projects import create_project
from onetask.work.operations.tasks import create_task
from onetask.work.queries.columns import first_column

SENDERS, EACH_TASK = 3, 20
LEASE = timedelta(seconds=6)
Start = Callable[[], int]


@tells("bench")
def _said(_facts: dict[str, Any]) -> Telling:
    return Telling("Look here", "You asked for it.")


def main() -> None:
    wanted = _read()
    random.seed(wanted.seed)
    keeping.LEASE, keeping.BATCH, keeping.MOST_OUT = LEASE, 40, 80
    sweeper.EACH = 0.05
    app = ready_app()
    with app.app_context():
        _promise(wanted.deliveries)
        db.engine.dispose()
    begun = time.monotonic()
    start = partial(fork, partial(sweeper.sweep_on, app))
    senders = [start() for _ in range(SENDERS)]
    try:
        with app.app_context():
            _kill_on(senders, start, wanted.kills)
            seconds = round(time.monotonic() - begun, 1)
            print(json.dumps(_figures() | {"kills": wanted.kills, "s": seconds}))
    finally:
        for sender in senders:
            _end(sender)


def _read() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--deliveries", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def _promise(deliveries: int) -> None:
    """Each reminder by both ways, all of them due now."""
    account = create_account(email="mo@example.org", name="Mo", password="wheelbarrow nine tulips")
    mo = found_workspace(account, name="Studio")
    project = create_project(mo, workspace_of(mo), key="STU", name="Studio")
    choose_peace(mo.id, quiet_from="", only_workdays=False, digest_at="", budget=10**6)
    column = first_column(project.board.id)
    tasks = [_task(mo, column, number) for number in range(-(-deliveries // (2 * EACH_TASK)))]
    with db.engine.begin() as line:
        line.execute(update(Delivery).where(Delivery.state == "pending").values(state="cancelled"))
        for task in tasks:
            _ask_for(line, mo, task.id)


def _task(mo: Any, column: Any, number: int) -> Any:
    task = create_task(mo, column, title=f"Task {number}")
    assign_task(mo, task, member=mo)
    return task


def _ask_for(line: Any, mo: Any, task_id: Any) -> None:
    """As another room asks, each by both ways and due now."""
    whose = {"member_id": mo.id, "workspace_id": mo.workspace_id, "zone": "UTC"}
    facts = {"reason": "room", "topic": "bench", "about": {}}
    about = {"subject_kind": "task", "subject_id": task_id, "facts": facts}
    keys = [{"id": uuid7(), "rule": f"room@{number}"} for number in range(EACH_TASK)]
    line.execute(insert(Reminder), [key | whose | about for key in keys])
    moment, to = now(), {"recipient_id": mo.id, "workspace_id": mo.workspace_id}
    due = {"occurrence_utc": moment, "due_at": moment, "next_try": moment}
    both = [(key["id"], by) for key in keys for by in ("inbox", "mail")]
    rows = [to | due | {"reminder_id": one, "channel": by} for one, by in both]
    line.execute(insert(Delivery), rows)


def _kill_on(senders: list[int], start: Start, kills: int) -> None:
    """One sender after the other dies in the middle of its work, until the last kill is done."""
    done = 0
    while _waiting():
        time.sleep(random.uniform(0.1, 0.3))
        if done < kills:
            place = random.randrange(len(senders))
            _end(senders[place])
            senders[place], done = start(), done + 1
    assert done == kills, f"all was sent after {done} kills"


def _end(sender: int) -> None:
    os.kill(sender, signal.SIGKILL)
    os.waitpid(sender, 0)


def _waiting() -> int:
    open_rows = select(func.count(Delivery.id)).where(Delivery.state.in_(WAITING))
    with db.engine.connect() as line:
        return line.scalar(open_rows) or 0


def _figures() -> dict[str, Any]:
    by_state = select(Delivery.state, func.count(Delivery.id)).group_by(Delivery.state)
    states = {row[0]: row[1] for row in session.execute(by_state)}
    told = select(func.count()).select_from(Event).where(Event.kind == "member.reminded")
    waits = select(Delivery.sent_at, Delivery.due_at).where(Delivery.state == "sent")
    late = sorted((sent - due).total_seconds() for sent, due in session.execute(waits))
    return {"states": states, "told": session.scalar(told), "worst s": round(late[-1], 1)}


if __name__ == "__main__":
    main()
