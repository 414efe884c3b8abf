"""What people call a thing."""

from typing import Any


def name_of(thing: Any) -> str:
    """Its title or name; a task by its reference."""
    if hasattr(thing, "ref"):
        return str(thing.ref)
    return str(getattr(thing, "title", "") or getattr(thing, "name", "") or thing.label)
