"""Real exports of other tools, where a folder of them is at hand: as much comes out as is in."""

import os
from pathlib import Path

import pytest

from onetask.api.engine.sources import opened, plan_of, unpacked

FOLDER = Path(os.environ.get("ONETASK_TEST_EXPORTS", "no folder"))
TOOLS = ("jira", "asana", "linear", "github", "clickup", "todoist", "trello")
FILES = sorted(
    file
    for tool in TOOLS
    for file in FOLDER.glob(f"{tool}-*")
    if file.name != "asana-api-tasks-subtasks.json"
)


@pytest.mark.skipif(not FILES, reason="no folder of real exports: ONETASK_TEST_EXPORTS")
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_what_is_in_comes_out(file):
    tool = file.name.split("-")[0]
    plan = plan_of(opened(unpacked(file.read_bytes()), tool), {"name": "Real"})
    counts = plan.counts()
    if tool == "trello":
        assert {key: counts[key] for key in plan.found} == plan.found
    else:
        made = counts["tasks"] + counts["subtasks"] - plan.found["subtasks"]
        assert made + plan.skipped == plan.found["rows"] > 0
    assert plan.source == tool
