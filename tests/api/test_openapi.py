"""The description is whole and true, and generated requests find no way to break anything."""

from contextvars import Context
from importlib import import_module
from pkgutil import iter_modules

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as some
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from typing_extensions import TypedDict

from onetask.api import views
from onetask.api.operations.tasks import add_task
from onetask.api.views.openapi import _named, document
from onetask.core.db import session
from onetask.core.door import asked_with
from onetask.core.ids import uuid7
from onetask.talk.operations.comments import add_comment
from tests.gathered import all_of, brought

TRIES = 10
CHECKS = [
    *(not_a_server_error, status_code_conformance, content_type_conformance),
    response_schema_conformance,
]
ROUTES = [import_module(f"{views.__name__}.{one.name}") for one in iter_modules(views.__path__)]
OPERATIONS = sorted((path, way) for path, ways in document()["paths"].items() for way in ways)


def test_it_describes_every_route(app):
    rules = {
        (rule.rule.replace("<uuid:", "{").replace("<", "{").replace(">", "}"), method.lower())
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith("/api/v1/") and rule.endpoint != "api.openapi"
        for method in rule.methods - {"HEAD", "OPTIONS"}
    }
    assert rules == set(OPERATIONS)


def test_two_shapes_never_share_a_name():
    schemas = {}
    for fields in ({"day": str}, {"day": str}):
        _named(TypedDict("Day", fields), schemas)
    with pytest.raises(TypeError, match="Day"):
        _named(TypedDict("Day", {"monday": str}), schemas)


def test_anybody_may_read_it(app):
    answer = app.test_client().get("/api/v1/openapi.json")
    assert (answer.status_code, answer.json["openapi"]) == (200, "3.1.0")


def planted(world):
    """What the rooms above the work bring, by the first part of its path."""
    homes, found = all_of("HOMES"), {}
    for room in brought():
        found |= room.plant(world, world.launch, "here") if hasattr(room, "plant") else {}
    return {home: found[name] for home, name in homes.items() if name in found}


@pytest.fixture
def ids(world):
    """For each kind of path, an id that is there."""
    op = uuid7()
    with asked_with(op):
        spare = add_task(world.ana, world.launch_ready, people=[], labels=[], title="Spare")
    said = add_comment(world.ana, spare, body="words")
    kinds = {
        **{"workspaces": world.home, "projects": world.launch, "boards": world.launch_board},
        **{"columns": world.launch_review, "tasks": spare, "comments": said},
        **planted(world),
    }
    found = {kind: str(thing.id) for kind, thing in kinds.items()}
    others = {
        "assignees": world.ben,
        "members": world.ben,
        "labels": world.red,
        "blockers": world.logo,
    }
    return found | {kind: str(thing.id) for kind, thing in others.items()} | {"op": str(op)}


@pytest.mark.parametrize(("path", "way"), OPERATIONS, ids=lambda part: part.replace("/", "."))
def test_generated_requests_are_answered_as_described(app, ana, ids, path, way):
    schema = Context().run(schemathesis.openapi.from_wsgi, "/api/v1/openapi.json", app)
    operation = schema[path][way.upper()]

    @seed(20260317)
    @settings(
        max_examples=TRIES,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(some.data())
    def every(data):
        case = data.draw(operation.as_strategy())
        for name in case.path_parameters or {}:
            if data.draw(some.integers(0, 3)):
                case.path_parameters[name] = _there(path, name, ids)
        Context().run(_ask, case, ana.headers)
        session.rollback()

    every()


def _there(path, name, ids):
    """The id that belongs behind the word before it in the path."""
    word = path.split(f"/{{{name}}}", maxsplit=1)[0].rsplit("/", 1)[-1]
    return ids["op"] if name == "op" else ids[word]


def _ask(case, headers):
    answer = case.call(headers=headers | {"Accept-Encoding": "identity"})
    case.validate_response(answer, checks=CHECKS)
