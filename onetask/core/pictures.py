"""Faces and other small pictures: drawn anew in fixed sizes, the file that was sent is not kept."""

from pathlib import Path
from typing import IO

from onetask.core.errors import Invalid
from onetask.core.locale import gettext as _
from onetask.core.rasters import RASTERS, redraw
from onetask.core.uploads import discard, path_of, receive

SIZES = (64, 256)


def keep_picture(stream: IO[bytes], name: str) -> str:
    """The random name under which all sizes of the picture lie."""
    upload = receive(stream, name)
    try:
        if upload.media_type not in RASTERS:
            raise Invalid({"picture": _("This is not a picture that OneTask can draw.")})
        for size in SIZES:
            redraw(path_of(upload.stored_as), picture_file(upload.stored_as, size), size)
    finally:
        discard(upload.stored_as)
    return upload.stored_as


def picture_file(name: str, size: int) -> Path:
    return path_of(name).with_suffix(f".{size}.webp")
