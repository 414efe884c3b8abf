"""Talk by its addresses: what is answered, to whom, and how it is given back."""

import io

import pytest

from onetask.core.db import session
from onetask.core.ids import uuid7
from onetask.talk.models import Comment
from onetask.talk.operations.comments import add_comment
from onetask.talk.operations.files import attach_link, bin_file
from onetask.talk.queries.labels import labels_of
from onetask.talk.queries.people import watchers_of
from onetask.talk.queries.said import comments_of, files_of
from tests.talk.test_files import HTML, SVG, raster


def asking(task):
    return {"X-Op": str(uuid7()), "X-Place": f"task:{task.id}"}


def send(browser, task, content, name):
    return browser.post(
        f"/tasks/{task.id}/files",
        data={"file": (io.BytesIO(content), name)},
        headers=asking(task),
    )


def fetched(browser, url):
    """Read to its end, as the file behind it wants to be closed."""
    with browser.get(url) as answer:
        answer.get_data()
        return answer


def test_a_comment_is_answered_with_its_drawing(world, client_for):
    ana, url = client_for(world.ana), f"/tasks/{world.brief.id}"
    answer = ana.post(f"{url}/comments", data={"body": "Hello"}, headers=asking(world.brief))
    [comment] = comments_of(world.brief.id)
    assert answer.status_code == 200
    assert f'id="comment-{comment.id}"' in answer.text
    assert f'id="comment-{comment.id}"' in ana.get(f"{url}/activity").text


def test_editing_and_deleting_by_their_nouns(world, client_for):
    comment = add_comment(world.ben, world.brief, body="One")
    ben, url = client_for(world.ben), f"/comments/{comment.id}"
    ben.patch(url, data={"body": "Two"}, headers=asking(world.brief))
    assert session.get_one(Comment, comment.id).body == "Two"
    gone = ben.delete(url, headers=asking(world.brief))
    assert f'data-gone="comment-{comment.id}"' in gone.text
    ben.post(f"{url}/restoration", headers=asking(world.brief))
    assert len(comments_of(world.brief.id)) == 1


def test_a_pressed_emoji_comes_and_goes(world, client_for):
    comment = add_comment(world.ben, world.brief, body="One")
    gus, url = client_for(world.gus), f"/comments/{comment.id}/reactions/🎉"
    assert "🎉 1" in gus.post(url, headers=asking(world.brief)).text
    assert "🎉 1" not in gus.post(url, headers=asking(world.brief)).text
    assert "🎉 1" in gus.put(url, headers=asking(world.brief)).text
    assert gus.put(url.replace("🎉", "x"), headers=asking(world.brief)).status_code == 422


def test_the_menu_knows_who_asks(world, client_for):
    comment = add_comment(world.ben, world.brief, body="One")
    menus = {
        name: client_for(getattr(world, name)).get(f"/comments/{comment.id}/menu").text
        for name in ("ana", "ben", "gus")
    }
    assert ["Save" in menus[name] for name in menus] == [False, True, False]
    assert ["Delete" in menus[name] for name in menus] == [True, True, False]


@pytest.mark.parametrize("body", ["", " ", "x" * 20_001], ids=["empty", "blank", "long"])
def test_a_comment_says_something_and_not_too_much(world, client_for, body):
    answer = client_for(world.ana).post(
        f"/tasks/{world.brief.id}/comments", data={"body": body}, headers=asking(world.brief)
    )
    assert answer.status_code == 422


def test_strangers_find_nothing(world, client_for):
    comment = add_comment(world.ben, world.brief, body="One")
    link = attach_link(world.ben, world.brief, url="https://example.com")
    eve, task = client_for(world.eve), f"/tasks/{world.brief.id}"
    found = [
        eve.get(f"{task}/activity"),
        eve.get(f"{task}/watch"),
        eve.get(f"/comments/{comment.id}"),
        eve.get(f"/comments/{comment.id}/menu"),
        eve.delete(f"/comments/{comment.id}"),
        eve.get(f"/files/{link.id}"),
        eve.get(f"/files/{link.id}/preview"),
        eve.delete(f"/files/{link.id}"),
        eve.put(f"{task}/watch"),
        eve.put(f"{task}/labels/{world.red.id}"),
        eve.post(f"{task}/comments", data={"body": "x"}),
        eve.post(f"/unknowns/{world.brief.id}/comments", data={"body": "x"}),
        send(eve, world.brief, b"x", "a.txt"),
    ]
    assert {answer.status_code for answer in found} == {404}


@pytest.mark.parametrize(("content", "name"), [(HTML, "a.html"), (SVG, "a.svg"), (HTML, "a.png")])
def test_whatever_is_sent_comes_back_as_a_harmless_download(world, client_for, content, name):
    ana = client_for(world.ana)
    assert send(ana, world.brief, content, name).status_code == 200
    [file] = files_of(world.brief.id)
    answer = fetched(ana, f"/files/{file.id}")
    assert answer.data == content
    assert answer.mimetype == "application/octet-stream"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Content-Security-Policy"].startswith("sandbox")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert ana.get(f"/files/{file.id}/preview").status_code == 404


def test_a_picture_is_shown_drawn_anew(world, client_for):
    ana = client_for(world.ana)
    sent = send(ana, world.brief, raster() + HTML, "plan.png")
    [file] = files_of(world.brief.id)
    assert f"/files/{file.id}/preview" in sent.text
    shown = fetched(ana, f"/files/{file.id}/preview")
    assert shown.mimetype == "image/webp"
    assert b"script" not in shown.data
    assert fetched(client_for(world.gus), f"/files/{file.id}").status_code == 200
    bin_file(world.ana, file)
    assert ana.get(f"/files/{file.id}").status_code == 404


def test_a_refused_upload_leaves_nothing(world, client_for):
    ana = client_for(world.ana)
    huge = ana.post(
        f"/tasks/{world.brief.id}/files",
        content_type="multipart/form-data; boundary=x",
        headers=asking(world.brief),
        environ_overrides={"CONTENT_LENGTH": str(10 * 2**30)},
    )
    assert huge.status_code == 413
    assert send(ana, world.brief, b"", "a.txt").status_code == 422
    assert list(files_of(world.brief.id)) == []


def test_links_watching_and_labels(world, client_for):
    ana, url = client_for(world.ana), f"/tasks/{world.brief.id}"
    for call, address, sent in (
        (ana.post, f"{url}/files", {"url": "https://example.com/a"}),
        (ana.put, f"{url}/watch", None),
        (ana.put, f"{url}/labels/{world.red.id}", None),
    ):
        assert call(address, data=sent, headers=asking(world.brief)).status_code == 200
    assert [file.url for file in files_of(world.brief.id)] == ["https://example.com/a"]
    assert list(watchers_of(world.brief.id)) == [world.ana]
    assert [row.name for row in labels_of([world.brief.id])[world.brief.id]] == ["Red"]
    assert 'aria-pressed="true"' in ana.get(f"{url}/watch").text


def test_nothing_new_is_no_content(world, client_for):
    add_comment(world.ana, world.brief, body="One")
    ana, url = client_for(world.ana), f"/tasks/{world.brief.id}/activity"
    assert ana.get(f"{url}?since=1").status_code == 204
    assert ana.get(f"{url}?since=0").status_code == 200


def test_earlier_lines_are_shown_when_asked_for(world, client_for, monkeypatch):
    monkeypatch.setattr("onetask.talk.queries.panel.MOST", 2)
    for number in range(4):
        add_comment(world.ana, world.brief, body=f"Line {number}")
    ana, url = client_for(world.ana), f"/tasks/{world.brief.id}/activity"
    assert ["Line 0" in ana.get(url + more).text for more in ("", "?all=1")] == [False, True]
