"""The HTTP side of the sync: retries, and no belief in a 200 without a JSON object."""

import json
import random
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote, urlencode

from onetask.google.engine.sync import Answer

TRIES = 8
LONGEST = 64.0
RATE = ("rateLimitExceeded", "userRateLimitExceeded", "quotaExceeded")
BROKEN = (0, 429, 500, 502, 503, 504)

Sent = tuple[int, Mapping[str, str], str]
Send = Callable[[str, str, dict[str, str], Any], Sent]


class Lost(Exception):
    """No answer: the call may or may not have been done."""


class CalendarApi:
    """`send` gives (status, headers, text) or raises Lost; `sleep` waits."""

    def __init__(
        self, base: str, calendar_id: str, send: Send, sleep: Callable[[float], None]
    ) -> None:
        self.base = f"{base}/calendar/v3/calendars/{quote(calendar_id, safe='')}/events"
        self.send, self.sleep, self.calls = send, sleep, 0

    def call(self, verb: str, event: str = "", **sent: Any) -> Answer:
        query = {**(sent.get("params") or {})}
        query |= {"sendUpdates": "none"} if verb in ("POST", "PATCH", "DELETE") else {}
        url = self.base + (f"/{event}" if event else "")
        url += f"?{urlencode(query)}" if query else ""
        headers = {"If-Match": str(sent["etag"])} if sent.get("etag") else {}
        return self._until_answered(verb, url, headers, sent.get("body"))

    def _until_answered(self, verb: str, url: str, headers: dict[str, str], body: Any) -> Answer:
        for attempt in range(TRIES):
            self.calls += 1
            status, said, answer = self._once(verb, url, headers, body)
            if not must_repeat(status, answer):
                return status, answer or {}
            self.sleep(pause(attempt, said))
        raise Lost(f"{verb} {url}: gave up")

    def _once(
        self, verb: str, url: str, headers: dict[str, str], body: Any
    ) -> tuple[int, Mapping[str, str], dict[str, Any] | None]:
        try:
            status, said, text = self.send(verb, url, headers, body)
        except Lost:
            return 0, {}, None
        return status, said, as_object(text)


def pause(attempt: int, said: Mapping[str, str]) -> float:
    """As long as Google asks for, else doubling, and never all at once."""
    asked = said.get("Retry-After", "")
    if asked.isdigit():
        return min(float(asked), LONGEST)
    return float(min(LONGEST, 2**attempt)) * (0.5 + random.random() / 2)  # noqa: S311


def as_object(text: str) -> dict[str, Any] | None:
    try:
        value = json.loads(text)
    except ValueError:
        return None
    return value if isinstance(value, dict) else None


def must_repeat(status: int, answer: dict[str, Any] | None) -> bool:
    if status == 403:
        errors = (answer or {}).get("error", {}).get("errors", [])
        return any(error.get("reason") in RATE for error in errors)
    return status in BROKEN or (status == 200 and answer is None)
