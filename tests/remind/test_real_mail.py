"""A real worker and a real mail server: kills lose nothing, and each inbox is told once."""

import asyncio
import contextlib
import os
import signal
import smtplib
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from collections import Counter
from contextlib import closing
from email import message_from_bytes
from email.message import EmailMessage

import pytest
from aiosmtpd.controller import Controller

from onetask.core import mail
from onetask.core.settings import Settings
from tests.run.started import ROOT, free_port, processes, started, until

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("starting")]

TASKS, KILLS = 20, 3
START = (
    "import os, sys; os.environ['ONETASK_SMTP_URL'] = '{smtp}';"
    "from datetime import timedelta; from onetask.remind.operations import keeping;"
    "keeping.LEASE = timedelta(seconds=6);"
    "from onetask.run import start; start.main(sys.argv[1:])"
)
SEED = f"""
from datetime import timedelta
from onetask import create_app
from onetask.core.clock import today_in
from onetask.people.operations.accounts import create_account
from onetask.people.operations.workspaces import found_workspace
from onetask.people.queries import workspace_of
from onetask.remind.operations.choices import choose_peace
from onetask.work.operations.people import assign_task
from onetask.work.operations.projects import create_project
from onetask.work.operations.tasks import create_task
from onetask.work.queries.columns import first_column

with create_app().app_context():
    account = create_account(email="mo@example.org", name="Mo", password="wheelbarrow nine tulips")
    mo = found_workspace(account, name="Studio")
    project = create_project(mo, workspace_of(mo), key="STU", name="Studio")
    column = first_column(project.board.id)
    choose_peace(mo.id, quiet_from="", only_workdays=False, digest_at="", budget=99)
    for number in range({TASKS}):
        due = today_in("UTC") + timedelta(days=2)
        task = create_task(mo, column, title=f"Task {{number}}", due_on=due)
        assign_task(mo, task, member=mo)
"""


class Received:
    """A mail server that takes its time and remembers."""

    def __init__(self):
        self.ids, self.pause = [], 0.1

    async def handle_DATA(self, _server, _session, envelope):  # noqa: N802
        self.ids.append(message_from_bytes(envelope.content)["Message-ID"])
        await asyncio.sleep(self.pause)
        return "250 taken"


@pytest.fixture
def server():
    received = Received()
    controller = Controller(received, hostname="127.0.0.1", port=free_port())
    controller.start()
    received.url = f"smtp://127.0.0.1:{controller.port}"
    yield received
    controller.stop()


def test_kills_lose_nothing_and_tell_nobody_twice(tmp_path, server):
    code = START.format(smtp=server.url)
    with started(tmp_path / "data", code=code) as house:
        house.until_green()
        seed(house.data)
        make_due(house.data)
        for turn in range(KILLS):
            until(lambda turn=turn: len(server.ids) > 4 * turn, house.said)
            until(lambda: kill(house, "onetask-worker"), house.said)
        until(lambda: states(house.data) == {"sent": 2 * TASKS}, house.said, seconds=150)
        assert inbox_rows(house.data) == TASKS
        doubles = Counter(server.ids)
        assert len(doubles) == TASKS
        assert len(server.ids) <= TASKS + KILLS
        assert house.health()[1]["measures"]["oldest_due_unsent_seconds"] == 0


def seed(data):
    known = {"PATH": os.environ["PATH"], "ONETASK_DATA": str(data)}
    subprocess.run([sys.executable, "-c", SEED], cwd=ROOT, check=True, env=known)


def make_due(data):
    """What is promised for tomorrow is due now; the rest of it waits."""
    with closing(sqlite3.connect(data / "onetask.db", timeout=20)) as line, line:
        line.execute("DELETE FROM deliveries WHERE due_at > datetime('now', '+2 days')")
        line.execute("DELETE FROM deliveries WHERE state != 'pending'")
        first = "SELECT min(due_at) FROM deliveries"
        line.execute(f"DELETE FROM deliveries WHERE due_at > ({first})")
        moment = "strftime('%Y-%m-%d %H:%M:%f000', 'now')"
        line.execute(f"UPDATE deliveries SET due_at = {moment}, next_try = {moment}")


def kill(house, name):
    """The one that waits for work and the one that works on it; false while it starts again."""
    victim = house.pids().get(name)
    horses = [pid for pid, _, parent, _ in processes() if parent == victim]
    for pid in [*horses, *([victim] if victim else [])]:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    return victim is not None


def states(data):
    return dict(
        rows(data, "SELECT state, count(*) FROM deliveries WHERE state != 'cancelled' GROUP BY 1")
    )


def inbox_rows(data):
    return rows(data, "SELECT count(*) FROM notifications WHERE reason = 'due'")[0][0]


def rows(data, query):
    with closing(sqlite3.connect(data / "onetask.db", timeout=20)) as line:
        return line.execute(query).fetchall()


def test_a_server_that_answers_a_word_now_and_then_is_hung_up_on(monkeypatch):
    listener, end = socket.create_server(("127.0.0.1", 0)), threading.Event()

    def dribble():
        line, _ = listener.accept()
        line.sendall(b"220 hello\r\n")
        while not end.wait(0.1):
            with contextlib.suppress(OSError):
                line.sendall(b"250-a\r\n")
        line.close()

    threading.Thread(target=dribble, daemon=True).start()
    url = f"smtp://127.0.0.1:{listener.getsockname()[1]}"
    monkeypatch.setattr(mail, "settings", lambda: Settings(smtp_url=url))
    monkeypatch.setattr(mail, "PATIENCE", 0.4)
    begun = time.monotonic()
    with pytest.raises((smtplib.SMTPException, OSError)):
        mail._send(EmailMessage())
    end.set()
    listener.close()
    assert time.monotonic() - begun < 3
