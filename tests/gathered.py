"""What each room brings to the tests of the whole house, found in its own folder of tests.

tests/<room>/brings*.py may hold: ACTS (name of an operation -> act on the story world), PAGES
(name -> address, for the law of the drawing), AT (endpoint -> signs and body, for the matrix),
HOMES (part of a path -> name of a planted id), PUBLIC (endpoint -> why it asks for no sign-in) and
plant(world, project, canary) -> {name: thing}.
"""

from importlib import import_module
from pathlib import Path

HERE = Path(__file__).parent


def brought():
    """The modules, in the order of their names."""
    files = sorted(HERE.glob("*/brings*.py"))
    return [import_module(f"tests.{one.parent.name}.{one.stem}") for one in files]


def all_of(name):
    """One dictionary of all that is called so."""
    found = {}
    for module in brought():
        found |= getattr(module, name, {})
    return found
