"""A person brings a file, sees what it would become, lets it in, and takes it back."""

import io

import pytest
from sqlalchemy import select

from onetask.api.models import Import
from onetask.core import jobs
from onetask.core.db import session
from onetask.core.jobs import Job, run_job
from onetask.search.queries import found
from onetask.talk.models import Label
from onetask.work.models.tasks import Task
from tests.api.files import TABLE, trello

PAGE = "/settings/import"


@pytest.fixture
def ana(client_for, world):
    return client_for(world.ana)


def send(client, raw, name):
    return client.post(PAGE, data={"file": (io.BytesIO(raw), name)})


def work_off():
    for job_id in session.scalars(select(Job.id).where(Job.done_at.is_(None))).all():
        run_job(job_id)


def test_a_board_from_file_to_undo(ana, world):
    sent = send(ana, trello(), "board.json")
    assert sent.status_code == 303
    look = ana.get(sent.location)
    assert "dry run" in look.text
    assert session.scalar(select(Label).where(Label.name == "Backend")) is None
    ana.post(f"{sent.location}/run")
    assert "rows are in" in ana.get(sent.location).text
    work_off()
    assert "All of it is in" in ana.get(f"{sent.location}/state").text
    assert [hit.title for hit in found(world.ana, "sooner")] == ["TTP-5 Sooner"]
    ana.post(f"{sent.location}/undo")
    assert "taken back" in ana.get(sent.location).text
    assert found(world.ana, "sooner") == []


def test_choices_change_the_plan(ana, world):
    page = send(ana, trello(), "board.json").location
    choices = {"name": "Other name", "steps": ["ready", "review", "done"], "people": ["-", "-"]}
    assert ana.post(f"{page}/choices", data=choices).status_code == 303
    assert 'value="Other name"' in ana.get(page).text
    ana.post(f"{page}/run")
    work_off()
    assert session.scalar(select(Import.state)) == "done"
    task = session.scalar(select(Task).where(Task.title == "First"))
    assert (task.project.name, task.column.step) == ("Other name", "ready")


def test_columns_of_a_table_are_chosen(ana, world):
    page = send(ana, TABLE, "tasks.csv").location
    assert ana.get(page).text.count('name="mapping"') == 7
    mapping = ["column", "title", "-", "-", "-", "-", "-"]
    ana.post(f"{page}/choices", data={"mapping": mapping, "order": "dmy"})
    ana.post(f"{page}/run")
    work_off()
    titles = session.scalars(select(Task.title).where(Task.made_by_id == world.ana.id)).all()
    assert sorted(titles) == ["Done", "Done", "To do"]


@pytest.mark.parametrize("raw", [b"{", b"\0\0", b'{"lists": [], "cards": 1}'])
def test_a_broken_file_is_said_on_the_page(ana, raw):
    answer = send(ana, raw, "x.json")
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text


def test_only_those_who_manage_see_imports(client_for, world, ana):
    page = send(ana, trello(), "board.json").location
    for member, status in ((world.ben, 403), (world.gus, 403)):
        assert client_for(member).get(PAGE).status_code == status
        assert client_for(member).get(page).status_code == 404
    assert client_for(world.eve).get(page).status_code == 404


def test_a_file_that_is_not_wanted_is_forgotten(ana, world):
    page = send(ana, trello(), "board.json").location
    ana.post(f"{page}/forget")
    assert session.scalar(select(Import)) is None


def test_exports_are_for_those_who_may_see_all(client_for, ana, world):
    assert ana.get("/settings/export.json").json["format"] == "onetask"
    assert ana.get("/settings/export.csv").text.startswith("\ufeffID")
    assert client_for(world.ben).get("/settings/export.json").status_code == 403
    path = f"/projects/{world.launch.id}/export.csv"
    assert client_for(world.ben).get(path).status_code == 200
    assert client_for(world.gus).get(path).status_code == 403
    assert client_for(world.eve).get(path).status_code == 404


def test_an_example_is_a_workspace_of_its_own(ana, world):
    assert ana.post("/settings/sample").status_code == 303
    assert session.scalar(select(Task).where(Task.title == "Explain why a card was declined"))
    assert "api.run_import" in jobs.works
