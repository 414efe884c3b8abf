"""An export loses nothing: taken in elsewhere it is exported byte for byte the same."""

import json

import pytest
from sqlalchemy import delete, select

from onetask.api.engine.canonical import text_of
from onetask.api.engine.plan import ImportProblem
from onetask.api.operations.archives import copy_archive, write_archive
from onetask.api.operations.copies import copy_workspace
from onetask.api.operations.running import Sent, import_now
from onetask.api.operations.samples import fill_sample
from onetask.api.queries.exports import export_of
from onetask.api.queries.lists import tasks_csv
from onetask.core.db import Base, db, session
from onetask.core.errors import Conflict
from onetask.core.events import standing
from onetask.core.uploads import path_of
from onetask.people.models import Account, Member, Workspace
from onetask.talk.operations.comments import add_comment
from onetask.talk.operations.files import attach_file
from onetask.talk.operations.labels import put_label
from onetask.work.models.projects import Project
from onetask.work.models.tasks import Task
from onetask.work.operations.tasks import archive_task, close_task, create_subtask
from onetask.work.operations.waiting import block_task
from tests.api.files import trello


@pytest.fixture
def busy(world):
    """A workspace with a bit of everything."""
    add_comment(world.ben, world.brief, body="@Ana **look**")
    put_label(world.ana, world.brief, label=world.red)
    create_subtask(world.ana, world.brief, title="=Part")
    block_task(world.ana, world.site, blocker=world.logo)
    close_task(world.ana, world.logo)
    archive_task(world.ana, world.party)
    import_now(world.ana, Sent(trello(), "board.json"))
    return world


def whole(workspace_id):
    session.rollback()
    return text_of(export_of(session.get_one(Workspace, workspace_id)))


def wipe(but=Account):
    """Another instance: only the owner's account is there."""
    session.rollback()
    session.expunge_all()
    with db.engine.begin() as connection:
        for table in reversed(Base.metadata.sorted_tables):
            if table.name != but.__tablename__:
                connection.execute(delete(table))


def ana_account():
    return session.scalar(select(Account).where(Account.email == "ana@example.com"))


def test_export_import_export_is_the_same(busy):
    home, before = busy.home.id, whole(busy.home.id)
    wipe()
    assert copy_workspace(ana_account(), before.encode()) == home
    assert whole(home) == before
    ana = session.scalar(select(Member).where(Member.email == "ana@example.com"))
    assert ana.account_id == ana_account().id
    assert standing(home).number == json.loads(before)["number"] + 1


def test_the_copy_lives_on(busy):
    home, before = busy.home.id, whole(busy.home.id)
    wipe()
    copy_workspace(ana_account(), before.encode())
    ana = session.scalar(select(Member).where(Member.email == "ana@example.com"))
    task = session.scalar(select(Task).where(Task.title == "Write the brief"))
    close_task(ana, task)
    assert whole(home) != before


def test_files_travel_in_the_archive(busy, tmp_path, upload_of):
    upload = upload_of(b"%PDF-1.7 hello", "plan.pdf")
    attach_file(busy.ana, busy.brief, upload=upload)
    home, archive = busy.home.id, tmp_path / "all.zip"
    write_archive(export_of(session.get_one(Workspace, home)), archive)
    before = whole(home)
    wipe()
    path_of(upload.stored_as).unlink()
    copy_archive(ana_account(), archive)
    assert whole(home) == before
    assert path_of(upload.stored_as).read_bytes() == b"%PDF-1.7 hello"


def test_what_is_here_is_not_overwritten(busy):
    with pytest.raises(Conflict):
        copy_workspace(ana_account(), whole(busy.home.id).encode())


def test_an_export_comes_into_another_workspace(busy):
    one = import_now(busy.eve, Sent(whole(busy.home.id).encode(), "export.json"))
    assert one.state == "done"
    away = session.scalars(select(Project).where(Project.workspace_id == busy.away.id)).all()
    assert sorted(project.name for project in away) == ["Garden", "Launch", "Tap to Pay"]
    tasks = session.scalars(select(Task).where(Task.workspace_id == busy.away.id)).all()
    assert len(tasks) == one.made["counts"]["tasks"] == 11
    eve = session.scalars(select(Member).where(Member.workspace_id == busy.away.id)).all()
    assert {member.role for member in eve} == {"owner", "member", "guest"}


def test_a_project_alone_names_only_its_people(busy):
    export = export_of(busy.home, busy.launch)
    assert [row["key"] for row in export["tables"]["projects"]] == ["LAU"]
    assert len(export["tables"]["tasks"]) == 5
    assert "Old Hand" not in text_of(export)
    assert {event["scope_id"] for event in export["events"]} == {str(busy.launch.id)}


@pytest.mark.parametrize(
    ("table", "field", "value"),
    [
        ("tasks", "rank", "'; drop"),
        ("tasks", "column_id", "none"),
        ("tasks", "made_at", "yesterday"),
        ("tasks", "colour", "red"),
        ("members", "zone", "Mars/Base"),
        ("tasks", "importance", "very"),
        ("columns", "step", "x"),
        ("comments", "subject_id", "01a20967-49ec-7c90-a946-2a3884b1cc66"),
        ("tasks", "title", None),
    ],
)
def test_a_forged_export_changes_nothing(busy, head, table, field, value):
    data = json.loads(whole(busy.home.id))
    data["tables"][table][0][field] = value
    before = head(busy.eve)
    with pytest.raises(ImportProblem):
        import_now(busy.eve, Sent(json.dumps(data).encode(), "forged.json"))
    assert head(busy.eve) == before


def test_rows_of_others_cannot_be_named(busy, head):
    data = json.loads(whole(busy.away.id))
    column = next(iter(json.loads(whole(busy.home.id))["tables"]["columns"]))
    task = json.loads(whole(busy.home.id))["tables"]["tasks"][0]
    data["tables"]["tasks"] = [task | {"column_id": column["id"]}]
    with pytest.raises(ImportProblem):
        import_now(busy.eve, Sent(json.dumps(data).encode(), "forged.json"))


def test_a_copy_names_no_file_outside_the_uploads(busy):
    data = json.loads(whole(busy.home.id))
    data["tables"]["members"][0]["picture"] = "../../secret.key"
    wipe()
    with pytest.raises(ImportProblem):
        copy_workspace(ana_account(), json.dumps(data).encode())


def test_html_is_never_taken_from_a_file(busy):
    data = json.loads(whole(busy.home.id))
    assert all("html" not in row for row in data["tables"]["comments"])
    data["tables"]["comments"][0]["body"] = "<script>alert(1)</script>"
    import_now(busy.eve, Sent(json.dumps(data).encode(), "forged.json"))
    session.rollback()
    again = whole(busy.away.id)
    assert "<script>" in again
    assert "&lt;script&gt;" not in again


def test_a_table_for_spreadsheets_holds_no_formula(busy):
    text = tasks_csv(busy.home)
    assert "'=Part" in text
    assert "LAU-1,Write the brief,Launch,Ready" in text


def test_meridian_is_as_it_was_drawn(world):
    member = fill_sample(ana_account())
    tap = session.scalar(
        select(Project).where(Project.key == "TAP", Project.workspace_id == member.workspace_id)
    )
    cards = session.scalars(select(Task).where(Task.project_id == tap.id)).unique().all()
    columns = [card.column.name for card in cards if card.column]
    names = ("Backlog", "Ready", "In progress", "In review", "Done")
    assert [columns.count(name) for name in names] == [38, 6, 4, 3, 12]
    declined = next(card for card in cards if card.number == 142)
    assert declined.title == "Explain why a card was declined"
    mine = session.scalar(select(Member).where(Member.id == member.id))
    assert (mine.name, mine.role) == ("Ana Duarte", "owner")
