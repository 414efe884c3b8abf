"""A backup is worth what its restore is worth."""

import json
import shutil
import stat
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import create_engine, select

from onetask import create_app
from onetask.api.operations.backup import NAME, back_up, check, digests, restore, rotate
from onetask.api.operations.health import examine
from onetask.core.db import Base, db, session
from onetask.core.errors import Conflict
from onetask.core.events import standing
from onetask.core.settings import Settings, settings, use
from onetask.work.models.tasks import Task
from onetask.work.operations.tasks import edit_task
from tests.world import furnish


@pytest.fixture
def here(tmp_path):
    """An instance of its own, which may be wiped."""
    before = settings()
    (tmp_path / "data").mkdir(mode=0o700)
    app = create_app(Settings(data=tmp_path / "data", mode="test", secret_key="test" * 8))
    with app.app_context():
        Base.metadata.create_all(db.engine)
        yield furnish(db.engine)
        session.remove()
        db.engine.dispose()
    use(before)


def test_what_was_kept_comes_back_in_a_new_epoch(here, tmp_path):
    task_id, home_id = here.brief.id, here.home.id
    kept, epoch = back_up(tmp_path / "kept"), standing(home_id).epoch
    edit_task(here.ana, here.brief, title="Written after the backup")
    restore(kept)
    session.remove()
    assert session.get_one(Task, task_id).title == "Write the brief"
    assert standing(home_id).epoch != epoch


def test_uploads_are_part_of_it(here, tmp_path):
    upload = settings().data / "uploads" / "ab" / "abc"
    upload.parent.mkdir(parents=True)
    upload.write_bytes(b"content")
    kept = back_up(tmp_path / "kept")
    shutil.rmtree(upload.parent)
    restore(kept)
    assert upload.read_bytes() == b"content"


@pytest.mark.parametrize("spoiled", ["onetask.db", "manifest.json"])
def test_a_spoiled_backup_is_refused(here, tmp_path, spoiled):
    kept = back_up(tmp_path / "kept")
    (kept / spoiled).write_bytes(b"spoiled")
    with pytest.raises(Conflict):
        restore(kept)
    session.remove()
    assert session.scalar(select(Task.title).where(Task.id == here.brief.id))


def test_a_damaged_database_is_found_though_its_digest_is_right(here, tmp_path):
    kept = back_up(tmp_path / "kept")
    engine = create_engine(f"sqlite:///{kept / 'onetask.db'}")
    with engine.begin() as connection:
        connection.execute(Task.__table__.delete())
    engine.dispose()
    facts = json.loads((kept / "manifest.json").read_text())
    (kept / "manifest.json").write_text(json.dumps(facts | {"files": digests(kept)}))
    with pytest.raises(Conflict):
        check(kept)


def test_old_backups_end(tmp_path):
    start = datetime(2026, 3, 17, 12, tzinfo=UTC)
    for hours in range(0, 24 * 100, 6):
        (tmp_path / (start - timedelta(hours=hours)).strftime(NAME)).mkdir()
    (tmp_path / "onetask-other").mkdir()
    rotate(tmp_path)
    left = sorted(path.name for path in tmp_path.iterdir())
    assert "onetask-other" in left
    assert len(left) - 1 <= 24 + 14 + 8
    assert start.strftime(NAME) in left


def test_the_doctor_says_what_is_wrong(here):
    settings().data.chmod(0o700)
    assert [one.what for one in examine() if not one.is_well] == []
    key = settings().data / "token.key"
    key.write_text("secret")
    key.chmod(stat.S_IRUSR | stat.S_IROTH)
    assert [one.what for one in examine() if not one.is_well] == ["keys"]
