"""The whole product as processes: its start, its weight, how soon others see an edit."""

import json
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import socketio

ROOT = Path(__file__).parents[1]
PORT = 5077
FOLDER = "onetask-bench-"
URL = f"http://127.0.0.1:{PORT}"


def measure(cards: int, edits: int) -> dict[str, Any]:
    data = Path(tempfile.mkdtemp(prefix=FOLDER))
    with running(data) as cold:
        idle = _weights()
    with running(data) as warm:
        facts = _workspace(data, cards)
        latency = _latency(facts, edits)
        weights = _weights()
    figures: dict[str, Any] = {"first start s": cold, "next start s": warm}
    return figures | {"MB idle": idle, f"MB after {cards} cards": weights, "edit seen ms": latency}


@contextmanager
def running(data: Path, *more: str) -> Iterator[float]:
    """Starts everything on a folder and ends it; gives the seconds until all was well."""
    begun = time.perf_counter()
    command = [sys.executable, "app.py", "run", "--port", str(PORT), "--data", str(data), *more]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    child = subprocess.Popen(command, cwd=ROOT, env=_environment(data), **quiet)
    try:
        _wait_until_well()
        yield round(time.perf_counter() - begun, 2)
    finally:
        child.send_signal(signal.SIGTERM)
        child.wait(20)


def _environment(data: Path) -> dict[str, str]:
    return os.environ | {"ONETASK_DATA": str(data), "ONETASK_LIMITS": "0"}


def _wait_until_well() -> None:
    for _ in range(600):
        try:
            with urllib.request.urlopen(f"{URL}/healthz", timeout=2):
                return
        except OSError:
            time.sleep(0.05)
    raise TimeoutError("OneTask did not become well")


def _weights() -> dict[str, int]:
    """Resident memory of each process of ours, in MB."""
    found: dict[str, int] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            words = (folder / "cmdline").read_bytes().decode().split("\0")
            if not any(FOLDER in word for word in words):
                continue
            pages = int((folder / "statm").read_text().split()[1])
            found[f"{_kind_of(words)} {folder.name}"] = round(pages * 4096 / 1e6)
    return found


def _kind_of(words: list[str]) -> str:
    kinds = ("run", "web", "worker", "sweeper")
    return next((word for word in words if word in kinds), Path(words[0]).name)


def _workspace(data: Path, cards: int) -> dict[str, str]:
    account = ["account", "create", "--email", "ana@example.com", "--name", "Ana Duarte"]
    _onetask(data, *account, "--password-stdin", typed="correct horse battery staple")
    home = _onetask(data, "workspace", "create", "--name", "Bench", "--owner", "ana@example.com")
    _onetask(data, "sample", "--tasks", str(cards), "--projects", "1", "--workspace", home)
    made = ["token", "create", "--member", "ana@example.com", "--workspace", home, "--name", "b"]
    token = _onetask(data, *made)
    projects = _get(f"/api/v1/workspaces/{home}/projects", token)
    board = next(iter(projects["projects" if "projects" in projects else "items"]))["board_id"]
    return {"token": token, "board": board}


def _latency(facts: dict[str, str], edits: int) -> dict[str, float]:
    """From sending an edit until another socket has its patch; and until its own answer."""
    browser = socketio.Client(websocket_extra_options={"suppress_origin": True})
    seen: list[float] = []
    browser.on("patch", lambda _: seen.append(time.perf_counter()))
    browser.connect(URL, auth={"token": facts["token"]}, transports=["websocket"])
    browser.call("join", {"place": f"board:{facts['board']}", "n": 0, "epoch": ""})
    board = _get(f"/api/v1/boards/{facts['board']}", facts["token"])
    tasks = [task["id"] for column in board["columns"] for task in column["tasks"]]
    waits = [_one_edit(facts["token"], tasks[turn % len(tasks)], seen) for turn in range(edits)]
    browser.disconnect()
    return {"p50": round(statistics.median(waits), 1), "max": round(max(waits), 1)}


def _one_edit(token: str, task: str, seen: list[float]) -> float:
    before, begun = len(seen), time.perf_counter()
    _send("PATCH", f"/api/v1/tasks/{task}", token, {"title": f"Edited at {begun}"})
    while len(seen) == before:
        time.sleep(0.0005)
    return 1000 * (seen[before] - begun)


def _onetask(data: Path, *words: str, typed: str = "") -> str:
    command = [sys.executable, "-m", "flask", "--app", "onetask", "onetask", *words]
    facts = {"env": _environment(data), "input": typed, "text": True, "capture_output": True}
    return subprocess.run(command, cwd=ROOT, check=True, **facts).stdout.strip()


def _get(path: str, token: str) -> Any:
    return _send("GET", path, token, None)


def _send(method: str, path: str, token: str, body: Any) -> Any:
    data = json.dumps(body).encode() if body is not None else None
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    request = urllib.request.Request(URL + path, data, headers, method=method)
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.loads(answer.read())
