"""The command measures any folder, and says what is missing."""

import json
from pathlib import Path

import pytest

from onetask.assist.evaluate.report import drops, evaluate

HERE = Path(__file__).parent
DATA = HERE.parents[3] / "shared" / "evaldata"
BASELINE = json.loads((HERE / "baseline.json").read_text())


def test_an_empty_folder_is_no_crash(tmp_path):
    found = evaluate(tmp_path, None, ["quickadd", "estimate", "delay", "similar", "feedback"])
    lacking = {one["metric"] for one in found["missing"]}
    assert {"estimate", "delay.due", "similar", "feedback.kind"} <= lacking
    assert found["quickadd"] == {}


def test_drops_are_found():
    worse = json.loads(json.dumps(BASELINE))
    worse["quickadd"]["lines"]["score"] -= 0.1
    worse["estimate"]["ratio_mean"] += 0.1
    assert len(drops(BASELINE, worse)) == 2
    assert drops(BASELINE, BASELINE) == []


@pytest.mark.skipif(not (DATA / "quickadd").exists(), reason="no evaluation data here")
def test_quick_add_is_at_its_bars():
    found = evaluate(DATA, None, ["quickadd"])["quickadd"]
    dates = found["dates"]
    assert dates["chrono"]["day"]["score"] >= 0.95
    assert dates["chrono"]["time"]["score"] >= 0.95
    assert dates["duckling"]["day"]["score"] >= 0.85
    assert dates["duckling"]["time"]["score"] >= 0.75
    assert found["recurrence"]["score"] >= 0.95
    assert found["lines"]["score"] >= 0.9
    assert found["false_dates"]["rate"] <= 0.005


@pytest.mark.parametrize(
    ("path", "least"),
    [
        (("similar", "T0", "hadoop", "r5"), 0.83),
        (("feedback", "T0", "macro_f1"), 0.75),
        (("feedback", "themes", "adjusted_rand"), 0.8),
        (("delay", "due", "precision_top10"), 0.85),
    ],
)
def test_the_figures_kept_are_at_their_bars(path, least):
    found = BASELINE
    for name in path:
        found = found[name]
    assert found >= least
