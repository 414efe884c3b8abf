"""New work on a filtered page is like what that page shows, and says so."""

from onetask.core.db import session
from onetask.work.models.tasks import Task
from onetask.work.operations.templates import save_task
from onetask.work.queries.likeness import like_shown
from onetask.work.queries.tasks import assignees, labels_of


def newest():
    session.rollback()
    return session.query(Task).order_by(Task.id.desc()).first()


def board(client, world, query=""):
    page = f"http://localhost/boards/{world.launch_board.id}{query}"
    return client.get("/tasks/new", headers={"Referer": page, "HX-Request": "true"}).text


def test_a_card_added_on_a_filtered_board_stays_in_sight(world, client_for):
    like = f"?f=assignee:{world.ben.id}&f=label:{world.red.id}&f=importance:critical"
    sent = {"column": str(world.launch_ready.id), "title": "Call", "like": like}
    answer = client_for(world.ana).post("/tasks", json=sent, headers={"X-Op": ""})
    task = newest()
    assert (assignees(task.id), labels_of(task.id)) == ([world.ben], [world.red])
    assert task.importance == "critical"
    assert answer.headers["X-Say"] == "LAU-5 added with Ben Okri, Red"


def test_pasted_lines_are_like_it_too(world, client_for):
    lines = [{"title": "One"}, {"title": "Two"}]
    sent = {"column": str(world.launch_ready.id), "create": lines, "like": "?f=is:mine"}
    client_for(world.ana).post("/tasks/bulk", json=sent)
    assert assignees(newest().id) == [world.ana]


def test_where_several_are_shown_nothing_is_taken_over(world):
    query = f"f=assignee:{world.ben.id},{world.ana.id}&f=importance:critical,anytime&f=odd:1"
    assert like_shown(world.ana, query) == ([], [], {})
    assert like_shown(world.ana, query.replace("&f=odd:1", "")) == ([], [], {})


def test_quick_add_says_what_the_page_it_was_opened_on_shows(world, client_for):
    ana = client_for(world.ana)
    html = board(ana, world, f"?f=assignee:{world.ben.id}&f=label:{world.red.id}")
    assert "Assigned to Ben Okri, as this page shows" in html
    assert "With the label “Red”" in html
    assert f'value="{world.launch_ready.id}" selected' in html
    assert "Assign it to me" in board(ana, world)


def test_quick_add_gives_it_to_them(world, client_for):
    typed = {"title": "Call", "column": str(world.launch_ready.id), "assignee": str(world.ben.id)}
    ana = client_for(world.ana)
    ana.post("/quick-add", data=typed | {"label": str(world.red.id)})
    assert (assignees(newest().id), labels_of(newest().id)) == ([world.ben], [world.red])


def test_a_template_is_offered_and_begun_from(world, client_for):
    saved = save_task(world.ana, world.brief, name="Briefs")
    ana = client_for(world.ana)
    assert "Briefs" in board(ana, world)
    assert [one["name"] for one in ana.get("/menus/choices").json["templates"]] == ["Briefs"]
    typed = {"title": "", "column": str(world.launch_ready.id), "template": str(saved.id)}
    ana.post("/quick-add", data=typed)
    assert newest().title == "Write the brief"
    ana.post("/quick-add", data=typed | {"title": "Another p1"})
    assert (newest().title, newest().importance) == ("Another", "critical")


def test_the_add_row_begins_from_a_template_under_its_own_title(world, client_for):
    saved = save_task(world.ana, world.brief, name="Briefs")
    sent = {"column": str(world.launch_doing.id), "title": "Mine"}
    client_for(world.ana).post(f"/templates/{saved.id}/tasks", json=sent)
    assert (newest().title, newest().column) == ("Mine", world.launch_doing)


def test_an_empty_line_without_a_template_is_refused(world, client_for):
    sent = {"title": " ", "column": str(world.launch_ready.id)}
    assert client_for(world.ana).post("/quick-add", json=sent).status_code == 422
