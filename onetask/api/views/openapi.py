"""OpenAPI 3.1, read from the registry."""

import re
from functools import lru_cache
from typing import Any

from flask import Response, jsonify
from pydantic import TypeAdapter

from onetask.api.engine.shown import Problem
from onetask.api.forms.sent import Nothing
from onetask.api.views.registry import MOST, SAFE, Route, bp, routes
from onetask.core.failures import PROBLEM

REFS = "#/components/schemas/{model}"
PARAMETERS = {
    "cursor": {"type": "string", "format": "uuid"},
    "limit": {"type": "integer", "minimum": 1, "maximum": MOST},
    "q": {"type": "string", "maxLength": 200},
    "day": {"type": "string", "format": "date"},
    "at": {"type": "string", "format": "date"},
    "from": {"type": "string", "format": "date"},
    "to": {"type": "string", "format": "date"},
}
OP = {"type": "string", "format": "uuid", "description": "UUIDv7; the write is applied once"}
SEEN = {"type": "integer", "minimum": 0, "description": "The number the words were read at"}
FAILURES = {
    "400": "Not readable",
    "401": "No key, or not a valid one",
    "403": "Not allowed",
    "404": "Not there, or not yours to see",
    "409": "A rule forbids it, or somebody else changed the same words",
    "413": "Too large",
    "415": "Another kind of body is expected",
    "422": "Fields that make no sense",
    "429": "Too many requests",
    "503": "Busy; try again",
}


@bp.get("/openapi.json")
def openapi() -> Response:
    """The description of everything here."""
    return jsonify(document())


@lru_cache
def document() -> dict[str, Any]:
    schemas: dict[str, Any] = {"Problem": _schema(Problem, {})}
    paths: dict[str, Any] = {}
    for one in routes.values():
        path = "/api/v1" + re.sub(r"<(?:uuid:)?([a-z_]+)>", r"{\1}", one.path)
        paths.setdefault(path, {})[one.method.lower()] = _operation(one, schemas)
    return {
        "openapi": "3.1.0",
        "info": {"title": "OneTask", "version": "1"},
        "security": [{"key": []}],
        "paths": dict(sorted(paths.items())),
        "components": {
            "schemas": dict(sorted(schemas.items())),
            "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}},
        },
    }


def _operation(one: Route, schemas: dict[str, Any]) -> dict[str, Any]:
    answer = {"description": "Done", "content": _json(_named(one.gives, schemas))}
    said: dict[str, Any] = {
        "operationId": one.name,
        "summary": one.summary,
        "parameters": _parameters(one),
        "responses": {str(int(code)): answer for code in one.statuses} | _failures(),
    }
    if one.takes is not None:
        body = _named(one.takes, schemas)
        said["requestBody"] = {"required": one.takes is not Nothing, "content": _json(body)}
    return said


def _parameters(one: Route) -> list[dict[str, Any]]:
    names = re.findall(r"<(uuid:)?([a-z_]+)>", one.path)
    word, uuid = {"type": "string"}, {"type": "string", "format": "uuid"}
    path = [
        {"name": name, "in": "path", "required": True, "schema": uuid if kind else word}
        for kind, name in names
    ]
    asked = [{"name": name, "in": "query", "schema": PARAMETERS[name]} for name in one.asks]
    op = [] if one.method in SAFE else [{"name": "X-Op", "in": "header", "schema": OP}]
    return path + asked + op


def _failures() -> dict[str, Any]:
    problem = {PROBLEM: {"schema": {"$ref": REFS.format(model="Problem")}}}
    return {code: {"description": text, "content": problem} for code, text in FAILURES.items()}


def _json(schema: dict[str, Any]) -> dict[str, Any]:
    return {"application/json": {"schema": schema}}


def _named(model: type[Any], schemas: dict[str, Any]) -> dict[str, Any]:
    _keep(model.__name__, _schema(model, schemas), schemas)
    return {"$ref": REFS.format(model=model.__name__)}


def _keep(name: str, shape: dict[str, Any], schemas: dict[str, Any]) -> None:
    if schemas.setdefault(name, shape) != shape:
        raise TypeError(f"two different shapes are called {name}")


def _schema(model: type[Any], schemas: dict[str, Any]) -> dict[str, Any]:
    found = TypeAdapter(model).json_schema(ref_template=REFS)
    for name, part in found.pop("$defs", {}).items():
        _keep(name, part, schemas)
    if "additionalProperties" in found and found["additionalProperties"] is False:
        found.setdefault("properties", {}).update({"op": OP, "seen": SEEN})
    return found
