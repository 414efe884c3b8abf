"""The law: an old page and its messages make the page drawn anew, for all that is said."""

import io

import pytest

from onetask.core import uploads
from onetask.talk.operations.comments import (
    add_comment,
    bin_comment,
    edit_comment,
    react,
    restore_comment,
    unreact,
)
from onetask.talk.operations.files import attach_file, attach_link, bin_file, restore_file
from onetask.talk.operations.labels import edit_label, put_label, take_label
from onetask.talk.operations.watching import unwatch, watch
from onetask.talk.queries.panel import Talk
from onetask.talk.queries.said import comments_of, files_of
from onetask.work.operations.people import assign_task
from onetask.work.operations.tasks import close_task, edit_task
from tests.law import Law
from tests.talk.test_files import raster


def first_comment(world):
    return comments_of(world.brief.id)[0]


def first_file(world):
    return files_of(world.brief.id)[0]


def attach(world):
    upload = uploads.receive(io.BytesIO(raster()), "plan.png")
    attach_file(world.gus, world.brief, upload=upload)


ACTS = {
    "say": lambda w: add_comment(w.gus, w.brief, body="@Ben Okri, *look*"),
    "edit": lambda w: edit_comment(w.ana, first_comment(w), body="Else"),
    "delete": lambda w: bin_comment(w.ana, first_comment(w)),
    "restore": lambda w: restore_comment(w.ana, bin_comment(w.ana, first_comment(w))),
    "react": lambda w: react(w.ben, first_comment(w), emoji="🎉"),
    "unreact": lambda w: unreact(w.ben, react(w.ben, first_comment(w), emoji="🎉"), emoji="🎉"),
    "attach": attach,
    "link": lambda w: attach_link(w.ana, w.brief, url="https://example.com/b"),
    "drop a file": lambda w: bin_file(w.ana, first_file(w)),
    "restore a file": lambda w: restore_file(w.ana, bin_file(w.ana, first_file(w))),
    "label": lambda w: put_label(w.ana, w.brief, label=w.red),
    "unlabel": lambda w: (ACTS["label"](w), take_label(w.ana, w.brief, label=w.red)),
    "rename a label": lambda w: edit_label(w.ana, w.red, name="Crimson"),
    "watch": lambda w: watch(w.ben, w.brief),
    "unwatch": lambda w: unwatch(w.ana, w.brief),
    "assign": lambda w: assign_task(w.ana, w.brief, member=w.ben),
    "close": lambda w: close_task(w.ben, w.brief),
    "retitle": lambda w: edit_task(w.ben, w.brief, title="Else"),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_old_page_plus_messages_is_the_new_page(world, told, client_for, act):
    add_comment(world.ana, world.brief, body="First")
    attach_link(world.ana, world.brief, url="https://example.com/a")
    law = Law(client_for(world.ana), f"/tasks/{world.brief.id}", told)
    act(world)
    law.holds()


def test_no_fragment_knows_its_viewer(world):
    add_comment(world.ana, world.brief, body="First")
    attach(world)
    talk = Talk(world.ana, world.brief)
    drawn = "".join([*talk.files, *(entry.drawing for entry in talk.activity.entries)])
    assert "csrf" not in drawn
    assert "nonce" not in drawn
