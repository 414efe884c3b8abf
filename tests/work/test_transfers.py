"""A task goes to another project with all that hangs on it, and its old ref leads there."""

import pytest
from sqlalchemy import select

from onetask.core.db import session
from onetask.core.errors import Conflict
from onetask.core.events import Event
from onetask.core.undo import undo
from onetask.core.words import sentence
from onetask.live.bundle import bundle_of
from onetask.plan.models.time import Stint
from onetask.plan.operations.time import log_time
from onetask.search.models import SearchText
from onetask.talk.models import Comment
from onetask.talk.operations.comments import add_comment
from onetask.talk.operations.labels import put_label
from onetask.work.access import visible_tasks
from onetask.work.operations.columns import archive_column
from onetask.work.operations.projects import archive_project, bin_project
from onetask.work.operations.tasks import (
    bin_task,
    close_task,
    create_subtask,
    move_task,
    reopen_task,
)
from onetask.work.operations.transfers import move_to_project
from onetask.work.operations.upkeep import purge
from onetask.work.operations.waiting import block_task
from onetask.work.queries.panel import blockers_on
from onetask.work.queries.tasks import labels_of, with_ref
from tests.work.acts import system


def refs(world, *tasks):
    session.rollback()
    return [task.ref for task in tasks]


def test_it_gets_a_number_of_its_new_project_and_so_do_its_parts(world):
    part = create_subtask(world.ana, world.brief, title="Ask Mei")
    move_task(world.ben, world.brief, column=world.garden_doing)
    assert refs(world, world.brief, part) == ["GAR-1", "GAR-2"]
    assert (part.parent, world.brief.column) == (world.brief, world.garden_doing)


def test_its_old_ref_leads_to_it_and_is_given_to_nobody_else(world):
    move_to_project(world.ana, world.brief, project=world.garden)
    assert with_ref(visible_tasks(world.ana), "lau-1") == world.brief
    assert with_ref(visible_tasks(world.gus), "LAU-1") is None


def test_back_home_it_has_its_old_number_again(world, told):
    move_to_project(world.ana, world.brief, project=world.garden)
    undo(world.ana, told[-1].number)
    assert refs(world, world.brief) == ["LAU-1"]
    move_to_project(world.ana, world.brief, project=world.garden)
    assert refs(world, world.brief) == ["GAR-1"]


def test_it_stands_last_in_the_column_of_its_kind(world):
    for task in (world.logo, world.brief):
        move_to_project(world.ana, task, project=world.garden)
    assert world.brief.column == world.garden_ready
    assert world.logo.rank < world.brief.rank


def test_what_is_done_stays_done_and_is_opened_where_it_is_now(world):
    close_task(world.ana, world.brief)
    move_to_project(world.ana, world.brief, project=world.garden)
    assert (world.brief.is_closed, world.brief.column) == (True, world.garden_done)
    reopen_task(world.ana, world.brief)
    assert world.brief.column == world.garden_doing


def test_labels_links_words_and_hours_go_along(world):
    put_label(world.ana, world.brief, label=world.red)
    block_task(world.ana, world.brief, blocker=world.logo)
    comment = add_comment(world.ana, world.brief, body="Soon")
    day = world.brief.made_at.date()
    stint = log_time(world.ana, world.brief, member=world.ana, minutes=30, worked_on=day)
    move_to_project(world.ana, world.brief, project=world.garden)
    session.rollback()
    homes = [session.get(Comment, comment.id).project_id, session.get(Stint, stint.id).project_id]
    assert homes == [world.garden.id] * 2
    assert labels_of(world.brief.id) == [world.red]
    assert [one.ref for one in blockers_on([world.brief.id])[0][world.brief.id]] == ["LAU-2"]


def test_the_index_follows(world):
    comment = add_comment(world.ana, world.brief, body="Soon")
    move_to_project(world.ana, world.brief, project=world.garden)
    ids = SearchText.subject_id.in_([world.brief.id, comment.id])
    rows = session.execute(select(SearchText.scope_id, SearchText.title).where(ids)).all()
    assert {row.scope_id for row in rows} == {world.garden.id}
    assert any("GAR-1" in row.title for row in rows)


def test_guests_of_the_project_it_left_are_looked_at_anew(world, told):
    move_to_project(world.ana, world.brief, project=world.garden)
    assert bundle_of(told[-1], {"en"}).checks == [str(world.gus.id)]


def test_one_sentence_says_it(world):
    move_to_project(world.ana, world.brief, project=world.garden)
    event = session.scalar(select(Event).where(Event.kind == "task.transferred"))
    assert sentence(event) == "moved LAU-1 to Garden as GAR-1"


def test_a_part_goes_with_its_task_only(world):
    part = create_subtask(world.ana, world.brief, title="Ask Mei")
    for move in (
        lambda: move_to_project(world.ana, part, project=world.garden),
        lambda: move_task(world.ana, part, column=world.garden_doing),
    ):
        with pytest.raises(Conflict, match="sub-task"):
            move()


def test_nothing_goes_where_nobody_works(world):
    archive_column(world.ana, world.garden_review)
    with pytest.raises(Conflict, match="In review"):
        move_task(world.ana, world.brief, column=world.garden_review)
    archive_project(world.ana, world.garden)
    with pytest.raises(Conflict, match="archived"):
        move_to_project(world.ana, world.brief, project=world.garden)


def test_what_is_purged_leaves_no_ref_behind(world):
    move_to_project(world.ana, world.brief, project=world.garden)
    bin_task(world.ana, world.brief)
    assert purge(system(world), world.home, before=world.brief.binned_at.replace(year=2100)) == 1
    bin_project(world.ana, world.launch)
    assert purge(system(world), world.home, before=world.launch.binned_at.replace(year=2100)) > 0


def test_a_page_moves_it_by_project_or_column(world, client_for):
    client = client_for(world.ana)
    project = {"project": str(world.garden.id)}
    assert client.put(f"/tasks/{world.brief.id}/place", json=project).status_code < 400
    assert client.put(f"/tasks/{world.logo.id}/place", json={}).status_code == 422
    both = {"ids": [str(world.logo.id), str(world.site.id)], **project}
    assert client.post("/tasks/bulk", json=both).status_code < 400
    assert refs(world, world.brief, world.logo, world.site) == ["GAR-1", "GAR-2", "GAR-3"]
    assert client.get("/t/LAU-2").location == f"/tasks/{world.logo.id}"
