"""OneTask: one workspace for those who decide what to build and those who make it arrive."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from onetask.core.settings import Settings


def create_app(chosen: "Settings | None" = None) -> "Flask":
    """Loads the house only now: the supervisor starts in a tenth of a second without it."""
    app: Flask = import_module("onetask.house").create_app(chosen)
    return app
