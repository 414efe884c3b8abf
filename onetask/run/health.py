"""Whether each part is well, in words that give nothing away."""

from redis import RedisError
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from onetask.core.db import session
from onetask.core.watch import gauges
from onetask.run import beats, queue

WELL = "well"


def parts() -> dict[str, str]:
    """Degraded: there is no Valkey, and the sweeper does a worker's work."""
    found = {"web": WELL, "database": database()}
    line = queue.redis()
    if line is None:
        return found | {"valkey": "degraded", "worker": beating("sweeper")}
    with_line = {"worker": beating("worker"), "sweeper": beating("sweeper")}
    return found | {"valkey": valkey()} | with_line


def database() -> str:
    try:
        session.execute(select(1))
    except SQLAlchemyError:
        return "does not answer"
    return WELL


def valkey() -> str:
    line = queue.redis()
    try:
        return WELL if line and line.ping() else "does not answer"
    except RedisError:
        return "does not answer"


def beating(name: str) -> str:
    return WELL if beats.is_beating(name) else "shows no sign of life"


def measures() -> dict[str, float]:
    return {name: round(one.read(), 1) for name, one in gauges.items()}


def is_well(found: dict[str, str], measured: dict[str, float]) -> bool:
    fine = all(word in (WELL, "degraded") for word in found.values())
    return fine and all(number <= gauges[name].limit for name, number in measured.items())
