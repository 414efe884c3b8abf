"""One command starts everything, keeps it alive, and leaves nothing behind."""

import os
import signal
import socket
import sqlite3
import stat
import subprocess
import sys
import uuid

import pytest

from tests.run.started import NAMES, NO_VALKEY, ROOT, started, until

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("starting")]


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    with started(tmp_path_factory.mktemp("house") / "data") as one:
        one.until_green()
        yield one


def test_all_parts_are_well(house):
    assert set(house.pids()) == NAMES
    assert house.health()[1]["parts"] == dict.fromkeys(
        ["web", "database", "valkey", "worker", "sweeper"], "well"
    )


def test_nobody_else_can_read_the_data(house):
    folders = [path for path in [house.data, *house.data.rglob("*")] if path.is_dir()]
    files = [house.data / "onetask.db", house.data / "secret.key", house.data / "valkey/address"]
    assert {stat.S_IMODE(path.stat().st_mode) for path in folders} == {0o700}
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}


@pytest.mark.parametrize("name", sorted(NAMES))
def test_a_killed_part_comes_back(house, name):
    victim = house.pids()[name]
    os.kill(victim, signal.SIGKILL)
    until(lambda: house.pids().get(name, victim) != victim, house.said)
    house.until_green()
    assert set(house.pids()) == NAMES


def test_a_worker_takes_up_a_promised_job(house):
    job = promise_nonsense(house.data)
    assert until(lambda: outcome(house.data, job)) == (1, "KeyError('no.such')")


def test_a_second_one_on_the_same_folder_refuses(house):
    with started(house.data) as second:
        assert second.child.wait(20) == 1
        assert "already runs" in second.said()
    assert house.health()[0] == 200


def test_a_taken_port_is_said_in_a_line(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        with started(tmp_path / "data", port=taken.getsockname()[1]) as one:
            assert one.child.wait(30) == 1
            assert "is taken: choose another with --port" in one.said()
        assert one.left() == []


@pytest.mark.parametrize("kind", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_ends_everything(tmp_path, kind):
    with started(tmp_path / "data") as one:
        one.until_green()
        assert one.end(kind) == 0
        assert one.left() == []


def test_the_death_of_the_supervisor_takes_all_along(tmp_path):
    with started(tmp_path / "data") as one:
        one.until_green()
        os.kill(one.child.pid, signal.SIGKILL)
        until(lambda: one.left() == [])


def test_a_deep_folder_uses_a_port_with_a_password(tmp_path):
    deep = tmp_path / ("x" * 100)
    with started(deep) as one:
        one.until_green()
        assert (deep / "valkey/address").read_text().startswith("redis://:")


def test_without_valkey_the_sweeper_works(tmp_path):
    with started(tmp_path / "data", code=NO_VALKEY) as one:
        assert one.until_green()["parts"]["valkey"] == "degraded"
        job = promise_nonsense(one.data)
        assert until(lambda: outcome(one.data, job)) == (1, "KeyError('no.such')")


def promise_nonsense(data):
    """A row that fails in a way that can be seen from outside."""
    job = uuid.uuid4().hex
    row = (job, "no.such", "[]", "2020-01-01 00:00:00.000000", 0)
    with sqlite3.connect(data / "onetask.db") as line:
        line.execute("INSERT INTO jobs (id, func, args, run_at, tries) VALUES (?,?,?,?,?)", row)
    line.close()
    return job


def outcome(data, job):
    line = sqlite3.connect(data / "onetask.db")
    found = line.execute("SELECT tries, error FROM jobs WHERE id = ?", [job]).fetchone()
    line.close()
    return found if found[1] else None


@pytest.mark.parametrize("mode", ["running", "alone"])
def test_commands_work_with_and_without_the_server(house, tmp_path, mode):
    data = house.data if mode == "running" else tmp_path / "data"
    mo = ["--email", "mo@example.org", "--name", "Mo", "--password-stdin"]
    assert uuid.UUID(command(data, "account", "create", *mo).strip())
    studio = ["--name", "Studio", "--owner", "mo@example.org"]
    assert uuid.UUID(command(data, "workspace", "create", *studio).strip())


def command(data, *words):
    """What bin/onetask prints; the password comes from standard input."""
    told = {"input": "wheelbarrow nine tulips\n", "cwd": ROOT, "text": True}
    line = [sys.executable, "app.py", "onetask", "--data", data, *words]
    return subprocess.run(line, **told, check=True, stdout=subprocess.PIPE).stdout
