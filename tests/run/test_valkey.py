"""The bundled Valkey: where it listens, and who may ask it."""

import stat

from redis import Redis

from onetask.run import valkey


def test_a_short_path_gets_a_socket(tmp_path):
    address = valkey.choose_address(tmp_path)
    assert address.url == f"unix://{tmp_path}/valkey.sock"
    assert address.listen[:2] == ("--port", "0")


def test_a_long_path_gets_a_port_and_a_password_of_its_own(tmp_path):
    home = tmp_path / ("x" * 100)
    home.mkdir()
    address = valkey.choose_address(home)
    words = (home / "valkey.conf").read_text()
    assert address.url.startswith("redis://:")
    assert "bind 127.0.0.1\n" in words
    assert address.url.split(":")[2].split("@")[0] in words
    assert stat.S_IMODE((home / "valkey.conf").stat().st_mode) == 0o600


def test_what_is_not_there_does_not_answer(tmp_path):
    assert not valkey.answers(f"unix://{tmp_path}/nothing.sock")


def test_it_answers_and_keeps_everything(valkey_url):
    assert valkey.answers(valkey_url)
    with Redis.from_url(valkey_url) as line:
        wanted = {"maxmemory-policy": "noeviction", "appendonly": "yes", "appendfsync": "everysec"}
        assert {name: line.config_get(name)[name] for name in wanted} == wanted
