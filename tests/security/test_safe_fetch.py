"""Addresses that people name are asked carefully: never our own network, never for long."""

import socket
import time
from dataclasses import replace

import pytest

from onetask.core import fetch
from onetask.core.fetch import Away, Unfit, check_address, is_public, near, safe_fetch
from onetask.core.settings import settings, use
from tests.security.hooked import Elsewhere

TUNNELS = {
    "NAT64 to the metadata": "64:ff9b::a9fe:a9fe",
    "6to4 to loopback": "2002:7f00:1::",
    "Teredo to a private one": "2001:0:4136:e378:8000:63bf:3f57:fefe",
    "mapped": "::ffff:169.254.169.254",
    "metadata by IPv6": "fd00:ec2::254",
    "reserved": "240.0.0.1",
}


@pytest.fixture
def elsewhere(app):
    server, before = Elsewhere(), settings()
    use(replace(before, near_hosts=f"chat.example:1, {server.place}"))
    yield server
    use(before)
    server.end()


@pytest.mark.parametrize("address", TUNNELS.values(), ids=TUNNELS)
def test_what_leads_home_by_a_tunnel_is_no_public_address(address):
    assert not is_public(address)


def test_public_addresses_are_public():
    assert is_public("93.184.216.34")
    assert is_public("2606:2800:220:1:248:1893:25c8:1946")
    assert is_public("64:ff9b::5db8:d822")


def test_only_hosts_the_operator_named_may_be_near_and_plain(elsewhere):
    assert safe_fetch(elsewhere.url, method="POST", body=b"{}").status == 200
    with pytest.raises(Unfit):
        check_address(f"http://127.0.0.1:{elsewhere.server_port + 1}/")
    with pytest.raises(Unfit):
        check_address(f"http://localhost:{elsewhere.server_port}/")
    assert not near("127.0.0.1", 80)


def test_nobody_is_near_unless_named(app):
    server = Elsewhere()
    try:
        with pytest.raises(Unfit):
            safe_fetch(server.url)
        with pytest.raises(Unfit):
            safe_fetch(f"https://{server.place}/")
        assert server.got == []
    finally:
        server.end()


def test_the_address_that_was_looked_at_is_the_one_that_is_asked(monkeypatch):
    """A name that answers differently the second time is looked up once only."""
    looked, asked = [], []

    def look(host, port, **_):
        looked.append(host)
        return [(0, 0, 0, "", ("93.184.216.34" if len(looked) == 1 else "127.0.0.1", port))]

    def connect(where, _patience):
        asked.append(where)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "getaddrinfo", look)
    monkeypatch.setattr(socket, "create_connection", connect)
    with pytest.raises(Away):
        safe_fetch("https://rebinding.example/")
    assert (looked, asked) == (["rebinding.example"], [("93.184.216.34", 443)])


def test_a_redirect_home_is_not_followed(elsewhere):
    elsewhere.status, elsewhere.headers = 302, {"Location": elsewhere.url}
    assert safe_fetch(elsewhere.url).status == 302
    assert len(elsewhere.got) == 1


def test_a_body_without_end_is_cut(elsewhere):
    elsewhere.parts = [b"x" * 300_000]
    assert len(safe_fetch(elsewhere.url).body) == 100_000


def test_who_sends_a_byte_now_and_then_is_hung_up_on(elsewhere, monkeypatch):
    monkeypatch.setattr(fetch, "PATIENCE", 0.4)
    elsewhere.parts = [b"x"] * 100
    begun = time.monotonic()
    with pytest.raises(Away):
        safe_fetch(elsewhere.url)
    assert time.monotonic() - begun < 1.5
