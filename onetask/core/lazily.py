"""Large libraries are loaded when something is worked out, not when the house starts."""

from functools import cached_property
from importlib import import_module
from typing import Any


class Lazily:
    """Stands for a module until one of its names is used."""

    def __init__(self, name: str) -> None:
        self._name = name

    @cached_property
    def _module(self) -> Any:
        return import_module(self._name)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._module, name)


np = Lazily("numpy")
