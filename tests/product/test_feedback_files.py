"""Files of feedback from the command line: counted, looked at first, taken back as one, found."""

import json
import os
from pathlib import Path

import pytest

from onetask.core.undo import undo
from onetask.product.engine.shapes import read_file
from onetask.product.operations.feedback_files import import_feedback
from onetask.product.queries.feedback import waiting_count
from onetask.search.queries import found

FOLDER = Path(os.environ.get("ONETASK_TEST_EXPORTS", "no folder"))
SAMPLES = sorted([*FOLDER.glob("feedback-*.csv"), *FOLDER.glob("reviews-*.csv")])
SHAPES = {
    "canny": "postTitle,postDetails,authorEmail\nDark maps,At night,kim@example.org\n",
    "uservoice": "Suggestion ID,Title,Description,Email\n7,Dark maps,At night,kim@example.org\n",
    "productboard": "note_title,note_content,user_email\nDark maps,At night,kim@example.org\n",
    "app_store": "date,review,rating,title,userName\n2024-03-28,At night,4,Dark maps,Kim\n",
    "google_play": "reviewId,userName,content,score\n9,Kim,Dark maps At night,4\n",
}


def run(app, world, file, *more):
    args = ["onetask", "import", "feedback", str(file), "--workspace", str(world.gate.workspace_id)]
    return app.test_cli_runner().invoke(args=[*args, "--json", *more])


@pytest.mark.parametrize("shape", SHAPES)
def test_each_shape_is_told_by_its_columns(shape):
    read = read_file(SHAPES[shape].encode())
    assert (read.shape, read.rows, read.problems) == (shape, 1, [])
    assert "Dark maps" in read.said[0].text
    assert "At night" in read.said[0].text
    assert read.said[0].email == "kim@example.org" or read.said[0].name == "Kim"


def test_a_dry_run_changes_nothing_and_a_run_is_taken_back(app, world, tmp_path):
    file = tmp_path / "notes.csv"
    file.write_text("id,text,date\n1,Too slow,2024-01-02\n2,,\n3,Too loud,no day\n")
    told = json.loads(run(app, world, file, "--dry-run").stdout)
    assert (told["rows"], told["feedback"], [one["row"] for one in told["problems"]]) == (
        3,
        2,
        [3, 4],
    )
    assert waiting_count(world.gate.id) == 0
    batch = json.loads(run(app, world, file).stdout)["batch"]
    assert waiting_count(world.gate.id) == 2
    app.test_cli_runner().invoke(args=["onetask", "import", "undo-feedback", batch])
    assert waiting_count(world.gate.id) == 0


def test_what_came_in_a_file_is_found_until_it_is_taken_back(world, told):
    rows = read_file(b"text,company\nThe turnstile jams,Quayside Trams\n")
    import_feedback(world.ana, world.gate, said=rows.said)
    assert [one.subject_kind for one in found(world.ben, "turnstile")] == ["feedback"]
    assert [one.subject_kind for one in found(world.ben, "quayside")] == ["customer"]
    assert found(world.gus, "turnstile") == found(world.gus, "quayside") == []
    undo(world.ana, told[-1].number)
    assert found(world.ben, "turnstile") == []


@pytest.mark.skipif(not SAMPLES, reason="no folder of real exports: ONETASK_TEST_EXPORTS")
@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.name)
def test_real_feedback_comes_in_with_its_counts(world, told, file):
    read = read_file(file.read_bytes())
    silent = sum(text == "The row says nothing." for _row, text in read.problems)
    assert len(read.said) + silent == read.rows > 0
    assert import_feedback(world.ana, world.gate, said=read.said) == waiting_count(world.gate.id)
    undo(world.ana, told[-1].number)
    assert waiting_count(world.gate.id) == 0
