"""Two sides: tasks here, a calendar there, people who change both, and a worker that may die."""

import json
import os
import random
from datetime import UTC, datetime, timedelta

import pytest

from onetask.google.engine.events import from_event, to_event, without_nulls
from onetask.google.engine.sync import Ledger, Sync, Undecided
from onetask.google.jobs.client import CalendarApi, Lost
from tests.google.contract import Contract
from tests.google.stub import Calendar, Gone

CONTRACT = Contract("calendar.v3")
HOST, CALENDAR_ID = "https://www.googleapis.com", "onetask@group.calendar.google.com"
FIELDS = ("title", "note", "start", "end", "all_day", "zone")
SCOPES = ["https://www.googleapis.com/auth/calendar.app.created"]
SEEDS = range(int(os.environ.get("SEEDS", "25")))
ZONES = ["Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "UTC"]


class Killed(Exception):
    """The worker dies between Google's answer and its own commit."""


class Dictionary:
    """Our side of the sync as plain dictionaries."""

    def __init__(self, tasks):
        self.tasks = tasks

    def scheduled(self):
        return [item for item, task in self.tasks.items() if task["scheduled"]]

    def values(self, item):
        return fields(self.tasks[item]) if item in self.tasks else None

    def is_scheduled(self, item):
        return item in self.tasks and self.tasks[item]["scheduled"]

    def update(self, item, values):
        self.tasks[item].update(values)

    def schedule(self, item, *, is_on):
        self.tasks[item]["scheduled"] = is_on


def fields(task):
    return {name: task[name] for name in FIELDS}


class World:
    """Two sides: tasks here, a calendar there, and a worker that may die."""

    def __init__(self, seed=0, fault_rate=0.0, kill_rate=0.0):
        self.random, self.fault_rate, self.kill_rate = random.Random(seed), fault_rate, kill_rate
        self.google, self.tasks, self.account, self.made = (
            Calendar(seed),
            {},
            Ledger("inst1", "ana"),
            0,
        )
        self.google.on_write = self.no_doubles
        self.api = CalendarApi(HOST, CALENDAR_ID, self.send, lambda _seconds: None)
        self.user = CalendarApi(HOST, CALENDAR_ID, self.send, lambda _seconds: None)

    def send(self, verb, url, headers, body):
        body, headers = json.loads(json.dumps(body)), {**headers, "Authorization": "Bearer good"}
        assert CONTRACT.request(verb, url, body, SCOPES) == []
        try:
            status, headers, text = self.google.handle(verb, url, headers, body)
        except Gone:
            raise Lost from None
        if self.random.random() < self.kill_rate:
            raise Killed
        if self.google.fault_rate == 0:  # a truncated answer is a fault, not a shape
            assert CONTRACT.response(verb, url, status, text) == []
        return status, headers, text

    def no_doubles(self):
        """P2: never two live events for one item, looked at after every single write."""
        items = [
            item_of(event)
            for event in self.google.events.values()
            if event["status"] != "cancelled"
        ]
        items = [item for item in items if item]
        assert len(items) == len(set(items)), f"doubled: {items}"

    def sync(self):
        """One run by a fresh worker; what is lost with it is only what was not committed."""
        self.google.fault_rate, kill = self.fault_rate, self.kill_rate
        tasks = set(self.tasks)
        try:
            Sync(self.api, self.account, Dictionary(self.tasks)).run()
        except (Killed, Lost, Undecided):
            assert self.fault_rate or kill
        finally:
            self.google.fault_rate = 0.0
        assert set(self.tasks) == tasks, "P3: sync deletes no task"

    def quiet(self):
        self.fault_rate = self.kill_rate = 0.0

    def as_user(self, verb, event_id=None, body=None):
        kill, self.kill_rate = self.kill_rate, 0.0
        status, answer = self.user.call(verb, event_id, body=body)
        self.kill_rate = kill
        assert status in (200, 204), answer
        return answer

    def new(self, **changes):
        self.made += 1
        item = f"t{self.made}"
        self.tasks[item] = {
            "title": f"Task {self.made}",
            "note": "",
            "scheduled": True,
            **when(self.random),
            **changes,
        }
        return item


def item_of(event):
    return event.get("extendedProperties", {}).get("private", {}).get("ot_item")


def when(rand):
    day = datetime(2026, 10, 1, tzinfo=UTC) + timedelta(
        days=rand.randrange(60), minutes=30 * rand.randrange(48)
    )
    if rand.random() < 0.5:
        return {
            "start": f"{day:%Y-%m-%d}",
            "end": f"{day + timedelta(days=rand.randint(1, 4)):%Y-%m-%d}",
            "all_day": True,
            "zone": None,
        }
    end = day + timedelta(minutes=rand.choice([15, 60, 1500]))
    return {
        "start": f"{day:%Y-%m-%dT%H:%M:%SZ}",
        "end": f"{end:%Y-%m-%dT%H:%M:%SZ}",
        "all_day": False,
        "zone": rand.choice(ZONES),
    }


def here(world, action, item):
    """What people do on our side."""
    task = world.tasks.get(item)
    if action == "new":
        world.new()
    elif task is not None:
        OURS_DO[action](world, item, task)


def _toggle(_world, _item, task):
    task["scheduled"] = not task["scheduled"]


NOTES = ["", "Über den Fluß\n2 lines", "日本"]
OURS_DO = {
    "title": lambda _w, _item, task: task.update(title=task["title"] + "!"),
    "note": lambda w, _item, task: task.update(note=w.random.choice(NOTES)),
    "time": lambda w, _item, task: task.update(when(w.random)),
    "toggle": _toggle,
    "delete": lambda w, item, _task: w.tasks.pop(item),
}


def there(world, action):
    """What people do in the calendar."""
    live = world.google.live()
    if action in THEIRS_DO:
        THEIRS_DO[action](world)
    elif live:
        _edit_there(world, action, world.random.choice(live))


def _own_event(world):
    times = without_nulls(to_event({"title": "", "note": "", **when(world.random)}))
    body = {"summary": "dentist", "start": times["start"], "end": times["end"]}
    world.as_user("POST", body=body)


def _restore(world):
    current = {link.event_id for link in world.account.links.values()}
    gone = [key for key, one in world.google.events.items() if one["status"] == "cancelled"]
    for key in [key for key in gone if key in current][:1]:
        world.google.restore(key)


THEIRS_DO = {
    "own": _own_event,
    "restore": _restore,
    "expire": lambda world: world.google.expire_tokens(),
    "purge": lambda world: world.google.purge(),
}


def _edit_there(world, action, event):
    if action == "g_delete":
        world.as_user("DELETE", event["id"])
        return
    times = to_event({"title": "", "note": "", **when(world.random)})
    body = {
        "g_title": {"summary": event.get("summary", "") + "~"},
        "g_time": {"start": times["start"], "end": times["end"]},
        "g_text": {"description": "mine: " + event.get("description", "")},
    }[action]
    world.as_user("PATCH", event["id"], body)


HERE = ["new", "new", "title", "note", "time", "toggle", "delete"]
THERE = ["g_title", "g_time", "g_text", "g_delete", "own", "expire", "purge", "restore"]


def own_events(world):
    return {e["id"]: e["summary"] + e["etag"] for e in world.google.live() if not item_of(e)}


def history(world, steps):
    for _ in range(steps):
        kind = world.random.random()
        if kind < 0.4:
            here(world, world.random.choice(HERE), world.random.choice(list(world.tasks) or [None]))
        elif kind < 0.65:
            there(world, world.random.choice(THERE))
        else:
            own = own_events(world)
            world.sync()
            assert own_events(world) == own, "P3: foreign events are untouched"


def in_step(world):
    """P1: after three quiet runs both sides are equal; a fourth reads once and writes nothing."""
    world.quiet()
    for _ in range(3):
        world.sync()
    calls, writes, world.google.random = world.api.calls, world.google.writes, random.Random(1)
    world.google.random.random = lambda: 1.0  # whole pages
    world.sync()
    assert (world.api.calls - calls, world.google.writes - writes) == (1, 0)
    events = {item_of(event): event for event in world.google.live() if item_of(event)}
    assert set(events) == {item for item, task in world.tasks.items() if task["scheduled"]}
    for item, event in events.items():
        assert from_event(event) == fields(world.tasks[item]), item


def settled(**changes):
    world = World()
    item = world.new(
        **{"all_day": True, "start": "2026-12-01", "end": "2026-12-02", "zone": None, **changes}
    )
    world.sync()
    return world, item, world.account.links[item]


def move(day):
    return {"start": {"date": f"2026-12-{day:02d}"}, "end": {"date": f"2026-12-{day + 1:02d}"}}


def killed_insert():
    """The event exists, the worker died before it knew; the next push comes before any listing."""
    world = World(kill_rate=1.0)
    item = world.new(all_day=True, start="2026-12-01", end="2026-12-02", zone=None)
    with pytest.raises(Killed):
        Sync(world.api, world.account, Dictionary(world.tasks)).push()
    world.quiet()
    return world, item, world.account.links[item]
