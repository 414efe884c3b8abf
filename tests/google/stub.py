"""A stub of one Google calendar, in memory: declared one, held to Google's documents.

Left out: watch, freeBusy, conferences, recurring events, reads that lag behind writes.
"""

import json
import random
import re
from datetime import UTC, datetime
from urllib.parse import parse_qsl, urlsplit
from zoneinfo import ZoneInfo

FAULTS = (
    "rate",
    "busy",
    "html",
    "lost_before",
    "lost_after",
    "truncated",
    "empty",
    "twice",
    "twice_undone",
)
NOT_WITH_TOKEN = {
    "iCalUID",
    "orderBy",
    "q",
    "timeMin",
    "timeMax",
    "updatedMin",
    "privateExtendedProperty",
    "sharedExtendedProperty",
}
OWNED = {"kind", "etag", "id", "updated", "created", "htmlLink", "iCalUID", "creator", "organizer"}


class Error(Exception):
    def __init__(self, status, reason, headers=None):
        self.status, self.reason, self.headers = status, reason, headers or {}


class Gone(Exception):
    """The answer is lost on the way."""


class Calendar:
    def __init__(self, seed=0, token="good"):
        self.random, self.token = random.Random(seed), token
        self.events, self.used, self.number, self.oldest = {}, set(), 0, 0
        self.fault_rate, self.on_write, self.writes = 0.0, lambda: None, 0

    # HTTP.
    def handle(self, verb, url, headers, body=None):
        """(status, headers, text); raises Gone where a client would see a reset or a timeout."""
        fault = self.random.choice(FAULTS) if self.random.random() < self.fault_rate else None
        if fault in ("rate", "busy", "html", "lost_before"):
            return self._refuse(fault)
        before = json.dumps(self.events)
        answer = self._answer(verb, url, headers, body)
        if fault in ("twice", "twice_undone"):
            answer = self._answer(verb, url, headers, body)
            if fault == "twice_undone" and verb in (
                "POST",
                "DELETE",
            ):  # the second run rolls the first one back
                self.events = json.loads(before)
                self.used = self.used if verb == "DELETE" else self.used & set(self.events)
                self.oldest = (
                    self.number
                )  # what a token might have missed meanwhile is listed in full
        if fault == "lost_after":
            raise Gone
        if fault in ("truncated", "empty") and answer[0] == 200:
            return 200, {}, answer[2][: len(answer[2]) // 2] if fault == "truncated" else ""
        return answer

    def _refuse(self, fault):
        if fault == "lost_before":
            raise Gone
        if fault == "html":
            return 502, {}, "<html>Bad gateway</html>"
        code, reason = (
            (403, "userRateLimitExceeded")
            if fault == "rate"
            else self.random.choice(
                [(429, "rateLimitExceeded"), (500, "backendError"), (503, "backendError")]
            )
        )
        return problem(code, reason, {"Retry-After": "1"} if code == 429 else {})

    def _answer(self, verb, url, headers, body):
        try:
            if headers.get("Authorization") != f"Bearer {self.token}":
                raise Error(401, "authError")
            split = urlsplit(url)
            tail = re.fullmatch(r"/calendar/v3/calendars/[^/]+/events(?:/([^/]+))?", split.path)
            query, event_id = dict(parse_qsl(split.query)), tail and tail[1]
            if tail is None:
                raise Error(404, "notFound")
            if event_id:
                value = {"GET": self.get, "PATCH": self.patch, "DELETE": self.delete}[verb](
                    event_id, headers, body
                )
            else:
                value = self.list(query) if verb == "GET" else self.insert(body)
            return (204, {}, "") if value is None else (200, {}, json.dumps(value))
        except Error as error:
            return problem(error.status, error.reason, error.headers)

    # Calls.
    def insert(self, body):
        event_id = body.get("id") or f"x{len(self.used) + 1:08d}"
        if not re.fullmatch(r"[a-v0-9]{5,1024}", event_id) and "id" in body:
            raise Error(400, "invalid")
        if event_id in self.used:
            raise Error(409, "duplicate")
        event = {
            "kind": "calendar#event",
            "id": event_id,
            "status": "confirmed",
            "iCalUID": event_id + "@google.com",
        }
        self._save(merged(event, {k: v for k, v in body.items() if k not in OWNED}))
        self.used.add(event_id)
        return self._shown(event_id)

    def get(self, event_id, headers, body):
        event = self._find(event_id)
        if headers.get("If-None-Match") == event["etag"]:
            raise Error(304, "notModified")
        return self._shown(event_id)

    def patch(self, event_id, headers, body):
        event = self._find(event_id)
        if event["status"] == "cancelled":
            raise Error(403, "forbidden")
        self._match(event, headers)
        changed = merged(event, {k: v for k, v in body.items() if k not in OWNED})
        if changed != event:
            self._save(changed)
        return self._shown(event_id)

    def delete(self, event_id, headers, body):
        event = self._find(event_id)
        if event["status"] == "cancelled":
            raise Error(410, "deleted")
        self._match(event, headers)
        self._save({**event, "status": "cancelled"})

    def list(self, query):
        token, shown = query.get("syncToken"), query.get("showDeleted") == "true"
        same = {k: v for k, v in query.items() if k not in ("syncToken", "pageToken")}
        if token and (NOT_WITH_TOKEN & set(query) or query.get("showDeleted") == "false"):
            raise Error(400, "invalid")
        since = self._since(token, same) if token else 0
        rows = sorted(
            (e["number"], key)
            for key, e in self.events.items()
            if e["number"] > since and (shown or token or e["status"] != "cancelled")
        )
        start, upto = map(int, query.get("pageToken", f"0.{self.number}").split("."))
        rows = [row for row in rows if row[0] > start]
        size = min(int(query.get("maxResults", 250)), 2500)
        if self.random.random() < 0.2:
            size = min(size, self.random.randrange(3))  # a page may be short or empty
        page, rest = rows[:size], rows[size:]
        answer = {
            "kind": "calendar#events",
            "items": [self._shown(key, bare=True) for _, key in page],
        }
        if rest:
            return {**answer, "nextPageToken": f"{page[-1][0] if page else start}.{upto}"}
        return {**answer, "nextSyncToken": json.dumps([upto, same])}

    def _since(self, token, same):
        try:
            number, parameters = json.loads(token)
        except (ValueError, TypeError):
            raise Error(410, "fullSyncRequired") from None
        if parameters != same:
            raise Error(400, "invalid")
        if number < self.oldest:
            raise Error(410, "fullSyncRequired")
        return number

    # For tests.
    def expire_tokens(self):
        self.number += 1
        self.oldest = self.number

    def purge(self):
        """Deleted events vanish for good, their ids stay used; only a full listing shows it."""
        self.expire_tokens()
        self.events = {
            key: event for key, event in self.events.items() if event["status"] != "cancelled"
        }

    def live(self):
        return [
            self._shown(key) for key, event in self.events.items() if event["status"] != "cancelled"
        ]

    def restore(self, event_id):
        self._save({**self.events[event_id], "status": "confirmed"})

    # Parts.
    def _find(self, event_id):
        if event_id not in self.events:
            raise Error(404, "notFound")
        return self.events[event_id]

    def _match(self, event, headers):
        if headers.get("If-Match", event["etag"]) != event["etag"]:
            raise Error(412, "conditionNotMet")

    def _save(self, event):
        check_times(event)
        self.number += 1
        self.writes += 1
        stamp = datetime.fromtimestamp(1_790_000_000 + self.number, UTC).strftime(
            "%Y-%m-%dT%H:%M:%S.000Z"
        )
        self.events[event["id"]] = {
            **event,
            "number": self.number,
            "etag": f'"{self.number}"',
            "updated": stamp,
        }
        self.on_write()

    def _shown(self, key, *, bare=False):
        event = {k: v for k, v in self.events[key].items() if k != "number"}
        if bare and event["status"] == "cancelled" and self.random.random() < 0.5:
            return {"id": key, "status": "cancelled"}  # a deleted event may carry its id alone
        return event


def merged(old, new):
    """Google's patch: objects are merged, arrays replaced, null removes."""
    out = dict(old)
    for key, value in new.items():
        if value is None:
            out.pop(key, None)
        elif isinstance(value, dict):
            out[key] = merged(out.get(key, {}), value)
        else:
            out[key] = value
    return out


def check_times(event):
    try:
        edges = [point(event[name]) for name in ("start", "end")]
    except (KeyError, ValueError) as error:
        raise Error(400, "required" if isinstance(error, KeyError) else "invalid") from None
    if type(edges[0]) is not type(edges[1]) or edges[0] >= edges[1]:
        raise Error(400, "timeRangeEmpty")


def point(edge):
    if "date" in edge and "dateTime" not in edge:
        return edge["date"]
    ZoneInfo(edge.get("timeZone", "UTC"))
    return datetime.fromisoformat(edge["dateTime"].replace("Z", "+00:00")).timestamp()


def problem(status, reason, headers):
    error = {
        "error": {
            "code": status,
            "message": reason,
            "errors": [{"domain": "global", "reason": reason}],
        }
    }
    return status, headers, "" if status == 304 else json.dumps(error)
