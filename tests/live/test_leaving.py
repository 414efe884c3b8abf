"""Who is sent away hears nothing more: by a message between processes, and without one."""

import time

import pytest
import socketio

from tests.live.house_of_pads import House, Screen, client, until, valkey

# The client library leaves the socket of a refused connection to the garbage collector.
pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture(scope="module")
def redis(tmp_path_factory):
    with valkey(tmp_path_factory.mktemp("valkey")) as (port, _):
        yield f"redis://127.0.0.1:{port}"


def two_processes(home, redis):
    house = House(home, redis=redis)
    return house, house.start(), house.start()


def remove(house, port, who):
    sent = house.ask(port, "DELETE", f"/members/{house.known['members'][who]}", "ana", {})
    assert sent[0] == 303, sent
    return time.monotonic()


def test_a_removed_member_is_gone_within_a_second(tmp_path, redis):
    house, one, two = two_processes(tmp_path, redis)
    try:
        here, there = Screen(house, one, house.open, "ben"), Screen(house, two, house.open, "ben")
        removed = remove(house, one, "ben")
        assert here.gone.wait(1)
        assert there.gone.wait(1)
        assert max(here.byes[0][0], there.byes[0][0]) - removed < 1
        house.write(one, house.open, "after")
        time.sleep(0.5)
        assert "after" not in str(here.patches + there.patches)
        with pytest.raises(socketio.exceptions.ConnectionError):
            there.connect()
    finally:
        house.end()


def test_without_redis_a_removed_member_is_gone_within_15_seconds(tmp_path):
    house, one, two = two_processes(tmp_path, "")
    try:
        there = Screen(house, two, house.open, "ben")
        remove(house, one, "ben")
        assert there.gone.wait(16)
        assert len(there.byes) == 1
    finally:
        house.end()


def test_without_redis_any_message_shows_that_a_member_was_removed(tmp_path):
    house, one, two = two_processes(tmp_path, "")
    try:
        there = Screen(house, two, house.open, "ben")
        remove(house, one, "ben")
        there.socket.emit("focus", {"place": there.place, "thing": None})
        assert there.gone.wait(2)
    finally:
        house.end()


def test_signing_out_ends_the_sockets_of_that_session(tmp_path, redis):
    house, one, two = two_processes(tmp_path, redis)
    try:
        tab = client(origin=f"http://127.0.0.1:{house.public_port}")
        gone = []
        tab.on("bye", gone.append)
        cookie = {"Cookie": house.known["cookies"]["ben"]}
        tab.connect(f"http://127.0.0.1:{two}", headers=cookie, transports=["websocket"])
        program = Screen(house, two, house.open, "ben")
        house.ask(one, "DELETE", f"/logins/{house.known['logins']['ben']}", "ana", {})
        until(lambda: gone, 1)
        assert program.join()["ok"], "a key of its own stays"
        program.leave()
    finally:
        house.end()
