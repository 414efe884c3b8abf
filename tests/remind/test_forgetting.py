"""What is purged leaves no promise behind, and no file on the disk."""

import io
import os
from datetime import date, timedelta

from sqlalchemy import select

from onetask.core import uploads
from onetask.core.change import System
from onetask.core.clock import now
from onetask.core.db import session
from onetask.inbox.models import Notification
from onetask.remind.models import Delivery, Reminder
from onetask.remind.operations.choices import snooze_task
from onetask.talk.jobs import empty_talk_bin
from onetask.talk.models import Comment, File
from onetask.talk.operations.comments import add_comment, bin_comment
from onetask.talk.operations.files import attach_file, bin_file
from onetask.work.operations.people import assign_task
from onetask.work.operations.tasks import bin_task, edit_task
from onetask.work.operations.upkeep import purge
from tests.talk.test_files import raster

LATER = timedelta(days=31)


def test_a_purged_task_takes_its_promises_and_news_along(world, kinds):
    assign_task(world.ana, world.brief, member=world.ben)
    edit_task(world.ana, world.brief, due_on=date.today() + timedelta(days=9))  # noqa: DTZ011
    snooze_task(world.ben.id, world.brief.id, now() + timedelta(days=1))
    bin_task(world.ana, world.brief)
    assert purge(System(world.home.id), world.home, before=now() + LATER) == 1
    for model in (Reminder, Delivery, Notification):
        assert session.scalars(select(model)).all() == []
    assert kinds()[-1] == "task.purged"


def test_old_words_and_files_go_for_good(world, monkeypatch, kinds):
    upload = uploads.receive(io.BytesIO(raster()), "plan.png")
    bin_file(world.ana, attach_file(world.ana, world.brief, upload=upload))
    bin_comment(world.ana, add_comment(world.ana, world.brief, body="@Ben Okri"))
    kept = attach_file(world.ana, world.brief, upload=uploads.receive(io.BytesIO(b"x"), "a.txt"))
    stored = kept.stored_as
    for name in (upload.stored_as, stored):
        os.utime(uploads.path_of(name), (0, 0))
    empty_talk_bin(str(world.home.id))
    assert uploads.path_of(upload.stored_as).exists()
    monkeypatch.setattr("onetask.talk.jobs.now", lambda: now() + LATER)
    empty_talk_bin(str(world.home.id))
    assert [uploads.path_of(name).exists() for name in (upload.stored_as, stored)] == [False, True]
    assert session.scalars(select(Comment)).all() == []
    assert len(session.scalars(select(File)).all()) == 1
    assert kinds()[-2:] == ["comment.purged", "file.purged"]
