"""S13: whatever is attached comes back as a file, or as a picture we drew; it never acts."""

import gc
import io
import zipfile

import pytest
from PIL import Image
from sqlalchemy import select

from onetask.core.db import session
from onetask.core.settings import settings
from onetask.talk.models import File

SAFE = {"image/png", "image/jpeg", "image/gif", "image/webp", "application/pdf", "application/zip"}
HTML = b"<!doctype html><script>alert(1)</script>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>'


def raster(kind, size=(6, 6)):
    kept = io.BytesIO()
    Image.new("RGB", size, (9, 90, 200)).save(kept, kind)
    return kept.getvalue()


def zipped():
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("../../evil.html", HTML + b"\0" * 1_000_000)
    return kept.getvalue()


CONTENTS = {
    "html": HTML,
    "svg": SVG,
    "png+html": raster("PNG") + HTML,
    "jpeg+html": raster("JPEG") + HTML,
    "gif as script": b"GIF89a/*" + HTML + b"*/=1;",
    "pdf+script": b"%PDF-1.7\n" + HTML,
    "zip": zipped(),
    "half a png": raster("PNG")[:30],
}
NAMES = ("a.png", "a.svg", "a.html", "../../a\u202egnp.exe", 'x"; filename=evil.html\r\nX-A: b.gif')


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("content", CONTENTS.values(), ids=CONTENTS)
def test_a_file_never_acts(caller, planted, content, name):
    ana = caller("ana")
    path = f"/tasks/{planted.ids['task']}/files"
    sent = {"file": (io.BytesIO(content), name)}
    assert ana("POST", path, data=sent, headers={"X-Op": ""}).status_code == 200
    file_id = session.scalar(select(File.id).order_by(File.id.desc()).limit(1))
    given = ana("GET", f"/files/{file_id}")
    assert given.mimetype in SAFE | {"application/octet-stream"}
    assert given.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in given.headers["Content-Security-Policy"]
    assert given.headers["X-Content-Type-Options"] == "nosniff"
    assert "X-A" not in given.headers
    shown = ana("GET", f"/files/{file_id}/preview")
    assert shown.status_code == 404 or shown.data[8:12] == b"WEBP"
    assert b"script" not in shown.data[:2000] or shown.status_code == 404


def test_nothing_lies_where_its_name_says(caller, planted):
    sent = {"file": (io.BytesIO(b"words"), "../../../evil.html")}
    caller("ana")("POST", f"/tasks/{planted.ids['task']}/files", data=sent)
    assert not any("evil" in path.name for path in settings().data.parent.rglob("*"))


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_file_above_the_cap_is_refused_and_leaves_nothing(caller, planted):
    before = sum(1 for _ in settings().data.rglob("*"))
    path = f"/tasks/{planted.ids['task']}/files"
    assert sent_to(caller("ana"), path, b"x" * (27 * 1024 * 1024)) == 413
    assert sum(1 for _ in settings().data.rglob("*")) == before
    gc.collect()  # the half a file that werkzeug leaves open


def sent_to(who, path, content):
    return who("POST", path, data={"file": (io.BytesIO(content), "a.bin")}).status_code


@pytest.mark.parametrize("path", ["/members/{member}/picture", "/settings/import"])
def test_other_uploads_take_only_what_they_are_for(caller, planted, path):
    for content in CONTENTS.values():
        sent = {"file": (io.BytesIO(content), "a.html"), "picture": (io.BytesIO(content), "a.png")}
        answer = caller("ana")("POST", path.format(member=planted.ids["member"]), data=sent)
        assert answer.status_code in (303, 422)
