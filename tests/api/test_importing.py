"""An import is one thing: dry first, exact, resumable, and taken back as one."""

import os
from pathlib import Path

import pytest
from sqlalchemy import func, select

from onetask.api.engine.plan import ImportProblem
from onetask.api.models import Import
from onetask.api.operations import imports, running
from onetask.api.operations.running import Begun, Sent, import_now, keep_file, run, start
from onetask.core.db import session
from onetask.core.errors import Refused
from onetask.core.undo import undo
from onetask.people.models import Member, Workspace
from onetask.talk.models import Comment, Label, Labelling
from onetask.work.access import visible_projects, visible_tasks
from onetask.work.models.projects import Column, Project
from onetask.work.models.tasks import Assignment, Closure, Task
from tests.api.files import TABLE, trello

ROOT = Path(__file__).parents[2]
SAMPLES = Path(os.environ.get("ONETASK_SAMPLES", ROOT.parent / "shared" / "samples"))
BOARDS = sorted(SAMPLES.glob("trello-*")) or sorted(ROOT.parents[1].glob("shared/samples/trello-*"))


def count(model, *where):
    return session.scalar(select(func.count()).select_from(model).where(*where))


def project():
    return session.scalar(select(Project).where(Project.key == "TTP"))


def test_a_board_comes_in_whole(world):
    one = import_now(world.ana, Sent(trello(), "board.json"))
    assert (one.state, one.cursor) == ("done", one.total)
    tasks = session.scalars(select(Task).where(Task.project_id == project().id)).all()
    assert len(tasks) == one.counts["tasks"] + one.counts["subtasks"] == 6
    first = next(task for task in tasks if task.title == "First")
    assert first.description_html == "<p><strong>bold</strong></p>\n"
    assert first.column.name == "Doing"
    assert count(Assignment, Assignment.member_id == world.ben.id) == 3
    assert count(Comment, Comment.subject_id == first.id) == 2
    assert count(Closure, Closure.workspace_id == world.home.id) == 2
    assert project().last_number == 6


def test_people_who_are_not_here_are_placeholders(world):
    import_now(world.ana, Sent(trello(), "board.json"))
    old = session.scalar(select(Member).where(Member.name == "Old Hand"))
    assert (old.account_id, old.role) == (None, "member")


def test_labels_of_one_name_are_one_label(world):
    labels = [{"id": "g1", "name": "red", "color": "red"}, {"id": "g2", "name": "New"}]
    import_now(world.ana, Sent(trello(labels=labels), "board.json"))
    names = sorted(session.scalars(select(Label.name).where(Label.workspace_id == world.home.id)))
    assert names == ["Green", "New", "Red"]


def test_the_same_file_comes_in_once(world):
    first = import_now(world.ana, Sent(trello(), "board.json")).id
    tasks = count(Task)
    assert import_now(world.ana, Sent(trello(), "renamed.json")).id == first
    assert count(Task) == tasks
    assert import_now(world.ana, Sent(trello(), "board.json", again=True)).id != first


def test_a_killed_import_goes_on_where_it_was(world, monkeypatch):
    monkeypatch.setattr(running, "CHUNK", 5)
    begun = start(keep_file(world.ana, Sent(trello(), "board.json")))
    import_id, total = begun.one.id, begun.one.total
    run(begun, seconds=0)
    home = session.get_one(Workspace, world.home.id)
    part = begun.rows[:5]
    for _ in range(2):
        imports.import_chunk(world.ana, home, import_id=import_id, at=0, rows=part)
    one = session.get_one(Import, import_id)
    assert (one.state, one.cursor) == ("running", 5)
    assert project().binned_at is not None
    run(Begun(one))
    one = session.get_one(Import, import_id)
    assert (one.state, one.cursor, one.made["counts"]["tasks"]) == ("done", total, 6)
    assert project().binned_at is None


def test_one_undo_takes_all_of_it_back(world, told, head):
    before = count(Task), len(session.scalars(visible_tasks(world.ana)).unique().all())
    one = import_now(world.ana, Sent(trello(), "board.json"))
    undo(world.ana, told[-1].number)
    assert session.get_one(Import, one.id).state == "undone"
    assert len(session.scalars(visible_tasks(world.ana)).unique().all()) == before[1]
    assert project() not in session.scalars(visible_projects(world.ana)).all()
    assert session.scalar(select(Label.binned_at).where(Label.name == "Backend"))
    assert session.scalar(select(Member.left_at).where(Member.name == "Old Hand"))
    undo(world.ana, head(world.ana))
    assert project().binned_at is None
    assert session.scalar(select(Member.left_at).where(Member.name == "Old Hand")) is None


def test_a_table_comes_in(world):
    one = import_now(world.ana, Sent(TABLE, "tasks.csv"))
    assert (one.counts["tasks"], one.counts["subtasks"], one.counts["skipped"]) == (1, 1, 1)
    assert [row for row, _text in one.problems] == [6]
    assert count(Labelling) == 3
    assert count(Column, Column.name == "To do") == 1


@pytest.mark.parametrize("raw", [b"", b"{}", b"{", b"\0", b'{"lists": [], "cards": 5}'])
def test_what_cannot_be_read_changes_nothing(world, head, raw):
    before = head(world.ana)
    with pytest.raises(ImportProblem):
        import_now(world.ana, Sent(raw, "x"))
    assert (head(world.ana), count(Import)) == (before, 0)


def test_members_and_guests_do_not_import(world):
    for member in (world.ben, world.gus):
        with pytest.raises(Refused):
            import_now(member, Sent(trello(), "board.json"))


EXPECTED = {
    "trello-2012-en-gis-partial.json": (15, 72, 0, 5, 1),
    "trello-2015-ja-clipkit.json": (5, 67, 0, 4, 1),
    "trello-2019-en-testdrive.json": (18, 122, 62, 93, 78),
    "trello-2019-en-weeklysprint.json": (6, 20, 26, 6, 0),
    "trello-2021-en-customfields.json": (3, 3, 0, 0, 0),
    "trello-2021-es-501cards.json.gz": (12, 501, 137, 19, 374),
    "trello-2025-en-tekken.json": (3, 11, 24, 0, 0),
    "trello-2026-he-rtl.json": (6, 16, 0, 0, 0),
}


@pytest.mark.skipif(not BOARDS, reason="the samples of real exports are not beside the project")
@pytest.mark.parametrize("file", BOARDS, ids=lambda file: file.name)
def test_real_boards_come_in_with_their_counts(world, file):
    raw = file.read_bytes()
    one = import_now(world.ana, Sent(raw, file.name))
    names = ("columns", "tasks", "subtasks", "comments", "archived")
    assert tuple(one.counts[name] for name in names) == EXPECTED[file.name]
    made = one.made["counts"]
    assert made["tasks"] == one.counts["tasks"] + one.counts["subtasks"]
    assert made.get("comments", 0) == one.counts["comments"]
    assert count(Task, Task.archived_at.is_not(None)) == one.counts["archived"]
