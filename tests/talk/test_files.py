"""Attachments are bounded, typed by what they are, and never shown as they came."""

import io
import zipfile

import pytest
from PIL import Image

from onetask.core import uploads
from onetask.core.errors import Invalid, Refused
from onetask.core.undo import undo
from onetask.talk.operations.files import attach_file, attach_link, bin_file, restore_file
from onetask.talk.queries.said import files_of


def raster(kind="PNG", size=(40, 20)):
    kept = io.BytesIO()
    Image.new("RGB", size, (200, 40, 60)).save(kept, kind)
    return kept.getvalue()


def zipped():
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb", b"\0" * 5_000_000)
    return kept.getvalue()


def received(content, name="a.png"):
    return uploads.receive(io.BytesIO(content), name)


HTML = b"<script>alert(1)</script>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
ODD = {
    "html as png": (HTML, "a.png"),
    "html": (HTML, "a.html"),
    "svg": (SVG, "a.svg"),
    "svg as png": (SVG, "a.png"),
    "png as html": (raster(), "a.html"),
    "png as jpeg": (raster(), "a.jpg"),
    "png head only": (raster()[:16], "a.png"),
    "gif with script": (b"GIF89a/*" + HTML + b"*/=1;", "a.gif"),
    "jpeg head and html": (b"\xff\xd8\xff\xe0" + HTML, "a.jpg"),
    "pdf as png": (b"%PDF-1.7" + HTML, "a.png"),
    "webp head": (b"RIFF\0\0\0\0WEBP" + HTML, "a.webp"),
    "zip as webp": (zipped(), "a.webp"),
    "no extension": (raster(), "picture"),
    "double extension": (HTML, "a.png.html"),
    "script": (b"alert(1)", "a.js"),
    "nul": (b"\0", "a.txt"),
}


@pytest.mark.parametrize(("content", "name"), ODD.values(), ids=ODD)
def test_what_is_not_what_it_says_is_only_bytes(context, content, name):
    upload = received(content, name)
    assert upload.media_type == uploads.ANY
    assert not uploads.preview_of(upload.stored_as).exists()


@pytest.mark.parametrize(("kind", "ending"), [("PNG", "png"), ("JPEG", "JPG"), ("WEBP", "webp")])
def test_a_picture_is_drawn_anew(context, kind, ending):
    tail = b"<script>alert(1)</script>"
    upload = received(raster(kind) + (b"" if kind == "WEBP" else tail), f"a.{ending}")
    shown = uploads.preview_of(upload.stored_as).read_bytes()
    assert upload.media_type == f"image/{kind.lower()}"
    assert shown[8:12] == b"WEBP"
    assert b"script" not in shown


def test_a_picture_of_too_many_pixels_is_not_opened(context, monkeypatch):
    monkeypatch.setattr("onetask.core.rasters.MOST_PIXELS", 100)
    assert received(raster()).media_type == uploads.ANY


def test_archives_are_never_unpacked(context):
    upload = received(zipped(), "a.zip")
    assert upload.media_type == "application/zip"
    assert upload.size == uploads.path_of(upload.stored_as).stat().st_size


@pytest.mark.parametrize("content", [b"", b"x" * (26 * 1024 * 1024)], ids=["empty", "too large"])
def test_nothing_stays_of_what_is_refused(context, content):
    root = uploads.path_of("xx").parents[1]
    before = set(root.rglob("*")) if root.exists() else set()
    with pytest.raises(Invalid):
        received(content)
    assert [path for path in set(root.rglob("*")) - before if path.is_file()] == []


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\temp\\plan.doc", "plan.doc"),
        ("a\r\nX-Evil: 1.txt", "aX-Evil: 1.txt"),
        ("gpj.\u202eexe.png", "gpj.exe.png"),
        ("..", "file"),
        ("", "file"),
        ("ü" * 300 + ".pdf", "ü" * 147 + ".pdf"),
        (".env", "env"),
        ("null\0byte.png", "nullbyte.png"),
    ],
)
def test_names_are_only_names(name, kept):
    assert uploads.safe_name(name) == kept


def test_files_come_and_go_and_come_back(world, head):
    file = attach_file(world.gus, world.brief, upload=received(raster(), "plan.png"))
    assert [one.name for one in files_of(world.brief.id)] == ["plan.png"]
    bin_file(world.ana, file)
    assert list(files_of(world.brief.id)) == []
    undo(world.ana, head(world.ana))
    assert list(files_of(world.brief.id)) == [file]
    undo(world.gus, 1)
    restore_file(world.gus, file)
    assert list(files_of(world.brief.id)) == [file]


def test_links_lead_to_the_web_only(world):
    link = attach_link(world.ana, world.brief, url="https://example.com/plan", name="")
    assert link.name == "example.com"
    for url in ("javascript:alert(1)", "data:text/html,x", "https://", "https://[", "//x.y", ""):
        with pytest.raises(Invalid):
            attach_link(world.ana, world.brief, url=url)


def test_strangers_and_guests_delete_no_files_of_others(world):
    link = attach_link(world.ana, world.brief, url="https://example.com")
    for member in (world.gus, world.eve):
        with pytest.raises(Refused):
            bin_file(member, link)
    with pytest.raises(Refused):
        attach_link(world.eve, world.brief, url="https://example.com")
