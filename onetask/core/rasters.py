"""Pictures drawn anew, so that nothing but pixels is left of them."""

import warnings
from pathlib import Path

from PIL import Image, ImageOps

RASTERS = {"image/png": "PNG", "image/jpeg": "JPEG", "image/gif": "GIF", "image/webp": "WEBP"}
MOST_PIXELS = 40_000_000
LONGEST_SIDE = 1600


def redraw(source: Path, target: Path, longest: int = LONGEST_SIDE) -> bool:
    """Draws a picture's first frame as WebP; False if it is none, or too large to open."""
    try:
        with (
            warnings.catch_warnings(),
            Image.open(source, formats=list(RASTERS.values())) as picture,
        ):
            warnings.simplefilter("ignore")
            if picture.width * picture.height > MOST_PIXELS:
                return False
            picture.draft("RGB", (longest, longest))
            drawn = ImageOps.exif_transpose(picture).convert("RGBA")
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return False
    drawn.thumbnail((longest, longest))
    drawn.save(target, "WEBP", quality=82)
    return True
