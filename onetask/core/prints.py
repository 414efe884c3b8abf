"""What every template can print, in pages and in fragments alike."""

from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from onetask.core import locale
from onetask.core.assets import STATIC, asset

MACROS = {
    "ui/icon.html": ("icon", "logo"),
    "ui/face.html": ("face", "faces"),
    "ui/glyph.html": ("glyph", "importance"),
    "ui/ugc.html": ("ugc",),
    "ui/ready.html": ("drawn",),
}
_sprite = Markup((Path(STATIC) / "icons.svg").read_text().replace("<svg ", "<svg hidden ", 1))  # noqa: S704


def install(environment: Environment) -> None:
    """Macros become words of their own: no template imports them."""
    words: dict[str, Any] = {"language": locale.current_locale, "asset": asset}
    words |= {"short_day": locale.short_day, "figure": locale.figure}
    words["short_month"] = locale.short_month
    environment.globals.update(words)
    for file, names in MACROS.items():
        module = environment.get_template(file).module
        environment.globals.update({name: getattr(module, name) for name in names})


def sprite() -> Markup:
    """The icons, once a page, so that a fragment names them in a few bytes."""
    return _sprite
