"""2,000 deliveries and 40 kills: none is lost, each is told once, few letters come twice."""

import json
import os
import subprocess
import sys
from collections import Counter

import pytest

from tests.remind.test_real_mail import server  # noqa: F401
from tests.run.started import ROOT

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(300),
    pytest.mark.xdist_group("starting"),
]
DELIVERIES, KILLS = 2000, 40


def test_forty_kills_lose_none_of_two_thousand(tmp_path, server):  # noqa: F811
    server.pause = 0
    wanted = ["--deliveries", str(DELIVERIES), "--kills", str(KILLS)]
    known = {"PATH": os.environ["PATH"], "ONETASK_DATA": str(tmp_path)}
    run = subprocess.run(
        [sys.executable, "-m", "bench.reminders", *wanted],
        **{"cwd": ROOT, "capture_output": True, "text": True, "timeout": 240},
        check=False,
        env=known | {"ONETASK_SMTP_URL": server.url},
    )
    assert run.returncode == 0, run.stderr[-3000:]
    figures = json.loads(run.stdout.splitlines()[-1])
    letters = Counter(server.ids)
    assert figures["states"].get("dead", 0) == 0
    assert figures["states"]["sent"] == DELIVERIES
    assert figures["told"] == len(letters) == DELIVERIES // 2
    assert len(server.ids) <= DELIVERIES // 2 + KILLS
