"""Whatever is lost, late or doubled between processes: all screens end as the page drawn anew."""

import os
import random
import signal
import time
from uuid import UUID

import pytest

from tests.conftest import DATABASES, _own_database
from tests.live.faulty import FaultyRedis
from tests.live.house_of_pads import House, Screen, until, valkey

# The client library leaves the socket of a refused connection to the garbage collector.
pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
SEEDS = [int(seed) for seed in os.environ.get("ONETASK_SEEDS", "1,2").split(",")]


@pytest.fixture(params=DATABASES)
def database(request, worker_id):
    """Its own: two processes of the test run may heal at once."""
    return "" if request.param == "sqlite" else _own_database(f"{worker_id}_pads")


@pytest.fixture
def redis(tmp_path):
    with valkey(tmp_path) as (port, child):
        yield port, child


@pytest.fixture
def house(tmp_path, database):
    made = []

    def open_house(redis=""):
        made.append(House(tmp_path, database, redis))
        return made[0]

    yield open_house
    for one in made:
        one.end()
        assert "Traceback" not in one.log()


class Story:
    """Random edits from random screens; every acknowledged text goes into a ledger."""

    def __init__(self, house, seed):
        self.house, self.random, self.ledger = house, random.Random(seed), []
        self.lines = []

    def edit(self):
        port = self.random.choice(self.house.ports)
        pads = self.house.known["pads"]
        dice = self.random.random()
        if dice < 0.5 or not self.lines:
            text = f"text {len(self.ledger)}"
            self._note(self.house.write(port, self.random.choice(pads), text), text)
        elif dice < 0.75:
            path = f"/lines/{self.random.choice(self.lines)}/pad/{self.random.choice(pads)}"
            self._put(port, path, {})
        elif dice < 0.98:
            path = f"/lines/{self.random.choice(self.lines)}"
            self._put(port, path, {"text": f"edit {len(self.ledger)}"})
        else:
            self._put(port, f"/pads/{pads[0]}/name", {"text": "renamed"})

    def learn(self):
        """The ids of the lines that are there."""
        for pad in self.house.known["pads"]:
            screen = Screen.__new__(Screen)
            screen.house, screen.port, screen.place = self.house, self.house.ports[0], f"pad:{pad}"
            screen.path = f"/pads/{pad}"
            screen.load()
            self.lines += [one.removeprefix("line-") for one in screen.page.fragments]

    def _put(self, port, path, body):
        assert self.house.ask(port, "PUT", path, "ana", body, **{"X-Op": self._op()})[0] == 200

    def _op(self):
        return str(UUID(int=self.random.getrandbits(128), version=4))

    def _note(self, done, text):
        assert done
        self.ledger.append(text)


def converge(screens, seconds):
    began = time.monotonic()
    until(lambda: all(screen.shows_the_truth() for screen in screens), seconds)
    return time.monotonic() - began


def play(story, screens, steps):
    """Edits from everywhere, while screens drop their lines and return."""
    for step in range(steps):
        story.edit()
        if step == steps // 4:
            story.learn()
        if story.random.random() < 0.1:
            leave_or_return(story.random.choice(screens))
    for screen in screens:
        if not screen.socket.connected:
            screen.connect()


@pytest.mark.parametrize("seed", SEEDS)
def test_lost_late_and_doubled_messages_do_no_harm(house, redis, seed):
    proxy = FaultyRedis(redis[0], seed)
    home = house(f"redis://127.0.0.1:{proxy.port}")
    ports = home.start(), home.start()
    screens = [Screen(home, port, pad) for port in ports for pad in home.known["pads"]]
    play(Story(home, seed), screens, 80)
    took = converge(screens, 10)
    assert proxy.lost
    assert proxy.doubled
    print(f"seed {seed}: {proxy.published} published, {proxy.lost} lost, right after {took:.1f} s")  # noqa: T201
    for screen in screens:
        screen.leave()
    proxy.end()


def leave_or_return(screen):
    """Drops the line, or returns with the number it was synced to."""
    if screen.socket.connected:
        screen.socket.disconnect()
    else:
        screen.connect()


def test_a_kill_between_commit_and_telling_heals(house, redis):
    home = house(f"redis://127.0.0.1:{redis[0]}")
    one, two = home.start(), home.start("fatal words")
    screen = Screen(home, one, home.open)
    assert home.ask(two, "POST", f"/pads/{home.open}/lines", "ana", {"text": "fatal words"})[0] == 0
    home.children.pop(two).wait()
    home.ports.remove(two)
    assert converge([screen], 5) <= 5
    assert "fatal words" in str(screen.patches)
    screen.leave()


def test_a_dead_redis_delays_and_loses_nothing(house, redis):
    home = house(f"redis://127.0.0.1:{redis[0]}")
    one, two = home.start(), home.start()
    here, there, blocked = (Screen(home, port, home.open, join=False) for port in (one, two, two))
    here.join()
    there.join()
    redis[1].send_signal(signal.SIGKILL)
    redis[1].wait()
    began = time.monotonic()
    for number in range(10):
        assert home.write(one, home.open, f"no redis {number}")
    assert time.monotonic() - began < 4, "nobody waits for a dead Redis"
    assert converge([here], 1) < 1
    assert converge([there], 6) < 6
    assert blocked.poll() == 200
    assert blocked.shows_the_truth()
    assert blocked.poll() == 204
    with valkey(home.data, redis[0]):
        again = until(lambda: quick(home, one, there), 15)
        assert again < 1
    for screen in (here, there, blocked):
        screen.leave()


def quick(home, port, there):
    """An edit that came through Redis again, not by healing."""
    patches, began = len(there.patches), time.monotonic()
    home.write(port, home.open, "back")
    until(lambda: len(there.patches) > patches, 8)
    took = time.monotonic() - began
    return took if took < 0.5 else None
