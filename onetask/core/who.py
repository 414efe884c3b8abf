"""Who is asking: the acting member of a request, however they signed in."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask import g

from onetask.core.errors import NotThere

_resolvers: list[Callable[[], Any]] = []


def resolves(resolver: Callable[[], Any]) -> Callable[[], Any]:
    """Names the function that finds the member of a request, or None for a stranger."""
    _resolvers.append(resolver)
    return resolver


def member() -> Any | None:
    """The acting member, or None for somebody who is not signed in."""
    if "member" not in g:
        found = (resolver() for resolver in _resolvers)
        g.member = next((one for one in found if one), None)
    return g.member


def me() -> Any:
    """The acting member; a stranger finds nothing here."""
    found = member()
    if found is None:
        raise NotThere
    return found


_namers: list[Callable[[UUID], str]] = []


def names(namer: Callable[[UUID], str]) -> Callable[[UUID], str]:
    """Names the function that knows people by their ids."""
    _namers.append(namer)
    return namer


def name_of(member_id: str) -> str:
    return next((namer(UUID(member_id)) for namer in _namers), "")
