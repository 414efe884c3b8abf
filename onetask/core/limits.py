"""How often one person, or one address, may ask: shared between processes where there is Redis."""

import time
from collections.abc import Callable
from typing import Any

from flask import Flask, request
from flask_limiter import Limiter

from onetask.core import who
from onetask.core.settings import settings

USUAL = "1200 per minute"
GUESSES = "10 per 15 minutes"
LETTERS = "5 per hour"

View = Callable[..., Any]


def asker() -> str:
    member = who.member()
    return f"{member.workspace_id}:{member.id}" if member else sender()


def sender() -> str:
    return request.remote_addr or "nowhere"


limiter = Limiter(
    asker,
    default_limits=[lambda: times(USUAL)],
    default_limits_exempt_when=lambda: request.path.startswith(("/static/", "/healthz")),
    default_limits_per_method=True,
    in_memory_fallback_enabled=True,
    strategy="fixed-window",
)


def install(app: Flask) -> None:
    url = settings().redis_url
    app.config["RATELIMIT_STORAGE_URI"] = _storage(url)
    app.config["RATELIMIT_ENABLED"] = settings().limits > 0
    limiter.init_app(app)


def limited(most: str, by: Callable[[], str] = sender, **when: Any) -> Callable[[View], View]:
    """A stricter limit for one view, counted for whoever `by` names."""
    return limiter.limit(lambda: times(most), key_func=by, **({"methods": ["POST"]} | when))


def times(most: str) -> str:
    """An office behind one address may need a multiple of the usual."""
    count, rest = most.split(" ", 1)
    return f"{int(count) * settings().limits} {rest}"


def seconds_left() -> int:
    """When the limit that was just reached opens again."""
    current = limiter.current_limit
    return max(1, current.reset_at - int(time.time())) if current else 60


def _storage(url: str) -> str:
    if not url:
        return "memory://"
    return f"redis+{url}" if url.startswith("unix:") else url
