"""New keys: whatever is sealed, in whichever table, is sealed anew under the first of them."""

from typing import Any, NamedTuple

from cryptography.fernet import InvalidToken
from sqlalchemy import select

from onetask.core.db import Base, session
from onetask.core.door import bookkeeping
from onetask.core.vault import resealed


class Resealed(NamedTuple):
    """How many secrets open with the first key now, and how many with none."""

    renewed: int
    lost: int


@bookkeeping
def reseal_all() -> Resealed:
    done = [_reseal(row, name) for model, name in sealed_columns() for row in _rows(model, name)]
    return Resealed(done.count(True), done.count(False))


def sealed_columns() -> list[tuple[Any, str]]:
    """Every column that says in its `info` that it is sealed."""
    return [
        (mapper.class_, column.key)
        for mapper in Base.registry.mappers
        for column in mapper.columns
        if column.info.get("sealed")
    ]


def _rows(model: Any, name: str) -> list[Any]:
    kept = getattr(model, name).is_not(None)
    return list(session.scalars(select(model).where(kept)).unique())


def _reseal(row: Any, name: str) -> bool:
    try:
        setattr(row, name, resealed(getattr(row, name)))
    except InvalidToken:
        return False
    return True
