"""Kill -9 of web, worker and Valkey under edits: nothing acknowledged is lost, screens agree."""

import os
import random
import signal
import threading
import time

import pytest

from tests.live.village import Onlooker, Village
from tests.run.started import started, until

# The client library leaves the socket of a refused connection to the garbage collector.
pytestmark = [
    pytest.mark.timeout(180),
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
VICTIMS = ("onetask-web", "valkey-server", "onetask-worker", "onetask-web", "valkey-server")


class Editor(threading.Thread):
    """Adds, moves and renames its own tasks; the ledger holds what was acknowledged."""

    def __init__(self, village, who, seed):
        super().__init__()
        self.village, self.who, self.random = village, who, random.Random(seed)
        self.titles, self.columns, self.is_done, self.failure = {}, {}, False, None
        self.edits = 0

    def run(self):
        try:
            while not self.is_done:
                self.edit()
                time.sleep(0.05)
        except BaseException as failure:
            self.failure = failure

    def edit(self):
        column, dice = self.random.choice(self.village.columns), self.random.random()
        if dice < 0.4 or not self.titles:
            title = f"{self.who} {len(self.titles)}"
            made = self.write("POST", "/tasks", column=column, title=title)
            self.titles[made["id"]], self.columns[made["id"]] = title, column
        elif dice < 0.7:
            task = self.random.choice(list(self.titles))
            self.write("PUT", f"/tasks/{task}/place", column=column, after=None, before=None)
            self.columns[task] = column
        else:
            task = self.random.choice(list(self.titles))
            title = f"{self.titles[task]}+"
            self.write("PATCH", f"/tasks/{task}", title=title)
            self.titles[task] = title

    def write(self, *args, **body):
        self.edits += 1
        return self.village.write(*args, who=self.who, **body)


def test_kills_under_edits_lose_nothing(tmp_path):
    with started(tmp_path / "data") as one:
        one.until_green()
        village = Village(one)
        screens = [Onlooker(village, who) for who in ("ana", "ben")]
        editors = [Editor(village, who, seed) for seed, who in enumerate(("ana", "ben"))]
        for editor in editors:
            editor.start()
        kill_in_turn(one)
        stop(editors)
        one.until_green()
        compare(village, editors)
        began = time.monotonic()
        until(lambda: all(screen.look() == village.truth() for screen in screens), seconds=10)
        report(editors, screens, time.monotonic() - began)
        for screen in screens:
            screen.stop()


def kill_in_turn(one):
    for name in VICTIMS:
        time.sleep(1.5)
        os.kill(until(lambda name=name: one.pids().get(name)), signal.SIGKILL)
    time.sleep(1.5)


def stop(editors):
    for editor in editors:
        editor.is_done = True
        editor.join(40)
        assert editor.failure is None, editor.failure


def compare(village, editors):
    """The ledger against the database, as the API tells it: each edit there, and once."""
    board = village.write("GET", f"/boards/{village.board}")
    there = {task["id"]: (task["title"], column["id"]) for column, task in in_columns(board)}
    ledger = dict(village.first)
    for editor in editors:
        for task, title in editor.titles.items():
            ledger[task] = title, editor.columns[task]
    assert there == ledger
    assert len(in_columns(board)) == len(ledger)
    drawn = {f"card-{task}" for task in ledger}
    kinds = ("column", "column-count")
    drawn |= {f"{kind}-{column['id']}" for kind in kinds for column in board["columns"]}
    assert set(village.truth()["fragments"]) == drawn


def in_columns(board):
    return [(column, task) for column in board["columns"] for task in column["tasks"]]


def report(editors, screens, seconds):
    edits = sum(editor.edits for editor in editors)
    returns = sum(screen.returns - 1 for screen in screens)
    print(f"{edits} edits, {returns} returns of screens, alike after {seconds:.2f} s")  # noqa: T201
