"""Who may connect and join, what they get, and when they are sent away."""

import asyncio
import time

import pytest
import socketio

from tests.live import wire
from tests.live.house_of_pads import House, Screen, client, until
from tests.live.transport_server import run

# The client library leaves the socket of a refused connection to the garbage collector.
pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    house = House(tmp_path_factory.mktemp("pads"))
    house.start()
    yield house
    house.end()
    assert "Traceback" not in house.log()


@pytest.fixture
def screen(house):
    opened = []

    def open_screen(pad, who="ana", **options):
        opened.append(Screen(house, house.ports[0], pad, who, **options))
        return opened[-1]

    yield open_screen
    for one in opened:
        one.leave()


def test_an_edit_shows_on_the_other_screen(house, screen):
    ben = screen(house.closed, "ben")
    assert ben.acks == [{"ok": True, "n": ben.n, "epoch": ben.epoch, "html": ""}]
    house.write(house.ports[0], house.closed, "hello")
    until(ben.shows_the_truth, 2)
    patch = ben.patches[-1]
    assert set(patch) == {"n", "by", "say", "op", "html"}
    assert patch["by"][:2] == [house.known["members"]["ana"], "Ana Duarte"]
    assert patch["say"] == "line written"
    assert "hello" in patch["html"]


def test_who_comes_late_gets_what_was_missed(house, screen):
    late = screen(house.closed, "ben", join=False)
    house.write(house.ports[0], house.closed, "missed")
    assert "missed" in late.join()["html"]
    assert late.shows_the_truth()


def test_another_epoch_must_load_anew(house, screen):
    late = screen(house.closed, "ben", join=False)
    late.epoch = "of a former life"
    answer = late.join()
    assert (answer["ok"], answer["reload"]) == (False, True)
    house.write(house.ports[0], house.closed, "not for you")
    time.sleep(0.3)
    assert late.patches == []


def test_a_guest_sees_what_is_open_alone(house, screen):
    gus = screen(house.open, "gus")
    assert gus.acks[0]["ok"]
    gus.place = f"pad:{house.closed}"
    assert gus.join() == {"ok": False}
    house.write(house.ports[0], house.closed, "secret")
    house.write(house.ports[0], house.open, "public")
    until(lambda: gus.patches)
    assert [("secret" in one["html"]) for one in gus.patches] == [False]


def test_a_stranger_joins_nothing(house, screen):
    eve = screen(house.open, "eve", join=False)
    assert eve.join() == {"ok": False}


@pytest.mark.parametrize(
    "sent",
    [
        *(None, 7, [], {}, {"place": 1}, {"place": "pad:x", "n": 1}, {"place": "x" * 9999}),
        *({"place": "pad:{}", "n": "1"}, {"place": "pad:{}", "n": -1}),
        {"place": "pad:{}", "n": 1, "more": 1},
    ],
)
def test_nonsense_is_refused_and_hurts_nobody(house, screen, sent):
    ana = screen(house.open)
    if isinstance(sent, dict) and isinstance(sent.get("place"), str):
        sent = sent | {"place": sent["place"].format(house.open)}
    for event in ("join", "leave", "focus", "unheard of"):
        assert ana.socket.call(event, sent, timeout=5) == {"ok": False}
    assert ana.join()["ok"]


def test_what_is_left_is_heard_no_more(house, screen):
    ana = screen(house.open)
    assert ana.socket.call("leave", {"place": ana.place}) == {"ok": True}
    house.write(house.ports[0], house.open, "unheard")
    time.sleep(0.3)
    assert ana.patches == []


def test_people_see_who_is_here_and_what_they_look_at(house, screen):
    ana, ben = screen(house.open), screen(house.open, "ben")
    ben.socket.emit("focus", {"place": ben.place, "thing": "line-7"})
    wanted = [house.known["members"]["ben"], "Ben Okri", 130, "line-7"]
    until(lambda: ana.here and wanted in ana.here[-1]["who"], 2)
    ben.leave()
    until(lambda: len(ana.here[-1]["who"]) == 1, 2)


def origins(port):
    mine = f"http://127.0.0.1:{port}"
    return [("http://evil.example", 0), ("null", 0), (mine + "1", 0), (mine, 1)]


@pytest.mark.parametrize("which", range(4))
@pytest.mark.parametrize("transport", ["websocket", "polling"])
@pytest.mark.parametrize("signed_in", [True, False])
def test_no_foreign_page_gets_a_socket(house, which, transport, signed_in):
    origin, is_ours = origins(house.public_port)[which]
    cookie = house.known["cookies"]["ana"] if signed_in else None
    heard = run(first_bytes(house.ports[0], origin, transport, cookie))
    assert (b'0{"sid"' in heard) == bool(is_ours and transport == "websocket"), heard


def test_a_cookie_without_origin_gets_no_socket(house):
    cookie = house.known["cookies"]["ana"]
    heard = run(first_bytes(house.ports[0], None, "websocket", cookie))
    assert heard.startswith(b"HTTP/1.1 403")
    assert b'0{"sid"' not in heard


async def first_bytes(port, origin, transport, cookie):
    path = f"/socket.io/?EIO=4&transport={transport}"
    asked = wire.request_bytes(port, origin, path).decode()
    asked = asked.replace("\r\n\r\n", f"\r\nCookie: {cookie}\r\n\r\n" if cookie else "\r\n\r\n")
    if transport == "polling":
        asked = asked.replace("Connection: Upgrade\r\nUpgrade: websocket\r\n", "")
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(asked.encode())
    heard = b""
    while data := await within(0.4, reader.read(4096)):
        heard += data
    writer.close()
    return heard


async def within(seconds, call):
    try:
        return await asyncio.wait_for(call, seconds)
    except TimeoutError:
        return b""


def connect(house, headers=None, auth=None):
    origin = headers and {"origin": f"http://127.0.0.1:{house.public_port}"}
    one = client(**(origin or {}))
    url = f"http://127.0.0.1:{house.ports[0]}"
    one.connect(url, headers=headers or {}, auth=auth, transports=["websocket"], wait_timeout=3)
    one.disconnect()


def test_a_cookie_of_our_own_page_is_welcome(house):
    connect(house, {"Cookie": house.known["cookies"]["ana"]})


@pytest.mark.parametrize(
    "auth", [None, {}, {"token": "ot_wrong"}, {"token": 7}, {"token": "\r\n"}, 7]
)
def test_without_cookie_or_token_nobody_connects(house, auth):
    with pytest.raises(socketio.exceptions.ConnectionError):
        connect(house, auth=auth)


def test_a_talkative_socket_is_cut(house, screen):
    ana = screen(house.open)
    for _ in range(120):
        ana.socket.emit("focus", {"place": ana.place, "thing": "line-1"})
    assert ana.gone.wait(5)


def test_a_socket_that_says_too_much_at_once_is_cut(house, screen):
    ana, ben = screen(house.open), screen(house.open, "ben")
    ana.socket.emit("join", {"place": "x" * 70_000})
    assert ana.gone.wait(5)
    assert ben.join()["ok"]
