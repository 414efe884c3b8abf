"""A whole OneTask as bin/run starts it, a team in it, and programs that edit and look on."""

import contextlib
import json
import os
import random
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request

from tests.live.house_of_pads import answered, client, new_op
from tests.run.started import ROOT
from tests.screen import Page

PEOPLE = ("ana", "ben")
PASSWORD = "a long and quiet river"


class Village:
    """A workspace with a board, and a key for each of its people, made from the command line."""

    def __init__(self, started):
        self.started, self.url = started, f"http://127.0.0.1:{started.port}"
        for name in PEOPLE:
            who = ["--email", f"{name}@example.com", "--name", name.title(), "--password-stdin"]
            self.command("account", "create", *who, sent=f"{PASSWORD}\n")
        made = ["--name", "Home", "--owner", "ana@example.com"]
        self.home = self.command("workspace", "create", *made)
        self.command("member", "add", "--workspace", self.home, "--email", "ben@example.com")
        self.keys = {
            name: self.command(
                *("token", "create", "--member", f"{name}@example.com", "--workspace", self.home),
                *("--name", "test"),
            )
            for name in PEOPLE
        }
        self.n = self.number()
        project = self.write("POST", f"/workspaces/{self.home}/projects", key="TAP", name="Tap")
        self.board = project["board_id"]
        self.columns = [column["id"] for column in project["columns"]]
        self.first = {self.add(column): ("First", column) for column in self.columns}

    def command(self, *words, sent=""):
        command = [sys.executable, "app.py", "onetask", "--data", self.started.data, *words]
        done = subprocess.run(
            command,
            check=True,
            **{"cwd": ROOT, "input": sent, "text": True, "stdout": subprocess.PIPE},
            env={"PATH": os.environ["PATH"]},
        )
        return done.stdout.split()[-1] if done.stdout.split() else ""

    def ask(self, method, path, who="ana", **body):
        """One try: (status, answer, headers); 0 when nobody answers."""
        sent = {"Authorization": f"Bearer {self.keys[who]}", "Content-Type": "application/json"}
        data = json.dumps(body).encode() if method != "GET" else None
        url = self.url + (path if path.startswith("/live") else f"/api/v1{path}")
        with contextlib.suppress(OSError):
            return answered(urllib.request.Request(url, data, sent, method=method))
        return 0, "", {}

    def write(self, method, path, who="ana", **body):
        """Tries the same request until it is answered; `op` makes it count once."""
        body, end = {"op": new_op()} | body, time.monotonic() + 30
        while time.monotonic() < end:
            status, text, _ = self.ask(method, path, who, **body)
            if status in (200, 201):
                return json.loads(text)
            assert status in (0, 429, 500, 502, 503), (status, text)
            time.sleep(0.1)
        raise AssertionError(f"{method} {path} was never answered")

    def add(self, column, title="First"):
        """A card in each column tells of the column, too."""
        return self.write("POST", "/tasks", column=column, title=title)["id"]

    def number(self):
        return int(self.ask("GET", f"/live/since/0?place=workspace:{self.home}")[2]["X-Number"])

    def truth(self):
        """The board as it is drawn for somebody who has nothing yet."""
        status, html, _ = self.ask("GET", f"/live/since/{self.n}?place=board:{self.board}")
        return self.empty().patch(html).look() if status == 200 else None

    def empty(self):
        """A board whose columns are as they began: a card's way leaves them as they are."""
        place, home = f'data-place="board:{self.board}" data-n="{self.n}"', f"columns-{self.board}"
        columns = "".join(
            f'<section id="column-{one}" data-v="{self.n}" data-in="{home}" data-rank="{rank}">'
            f'<span id="size-{one}" data-keep></span><div id="cards-{one}" data-keep></div>'
            "</section>"
            for rank, one in enumerate(self.columns)
        )
        return Page(f'<main {place}><div id="{home}" data-keep>{columns}</div></main>')


class Onlooker:
    """A browser in Python: joins the board, applies what comes, returns when its line breaks."""

    def __init__(self, village, who):
        self.village, self.who = village, who
        self.place, self.n, self.epoch = f"board:{village.board}", village.n, None
        self.page, self.lock, self.returns = village.empty(), threading.Lock(), 0
        self.stopped = False
        self.thread = threading.Thread(target=self.live)
        self.thread.start()

    def live(self):
        while not self.stopped:
            with contextlib.suppress(Exception):
                self.line = client()
                self.line.on("patch", lambda facts: self.take(facts["html"]))
                self.line.on("told", self.told)
                auth = {"token": self.village.keys[self.who]}
                where = {"transports": ["websocket"], "wait_timeout": 3}
                self.line.connect(self.village.url, auth=auth, **where)
                self.join()
                self.line.wait()
            time.sleep(0.2 + random.random() * 0.3)

    def join(self):
        facts = {"place": self.place, "n": self.n, "epoch": self.epoch}
        answer = self.line.call("join", facts, timeout=3)
        assert answer["ok"], answer
        self.returns += 1
        self.epoch = answer["epoch"]
        self.take(answer["html"])
        self.n = answer["n"]

    def told(self, facts):
        self.n = facts["n"]

    def take(self, html):
        with self.lock:
            self.page.patch(html)

    def look(self):
        with self.lock:
            return self.page.look()

    def stop(self):
        self.stopped = True
        with contextlib.suppress(Exception):
            self.line.disconnect()
        self.thread.join(5)
