"""Work as calendar events and back; instants are compared in UTC, dates stay dates."""

import re
from base64 import b32hexencode
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any
from zoneinfo import ZoneInfo

Values = dict[str, Any]
Group = tuple[str, ...]

TIME: Group = ("start", "end", "all_day", "zone")
GROUPS: tuple[Group, ...] = (("title",), ("note",), TIME)
BLOCK = re.compile(r"\n?<<OneTask\n(.*?)\nOneTask>>", re.DOTALL)


def event_id(instance: str, account: str, item: str, generation: int) -> str:
    """Always the same for the same: an insert may be repeated without harm."""
    digest = sha256(f"{instance}|{account}|{item}|{generation}".encode()).digest()
    return "ot" + b32hexencode(digest).decode().lower().rstrip("=")


def to_event(values: Values, own_text: str = "") -> dict[str, Any]:
    """The parts of an event that we own; what people wrote beside our block stays."""
    block = f"\n<<OneTask\n{values['note']}\nOneTask>>" if values["note"] else ""
    shown = "transparent" if values["all_day"] else "opaque"
    body = {"summary": values["title"], "description": own_text + block, "transparency": shown}
    return body | {edge: _edge(values, edge) for edge in ("start", "end")}


def from_event(event: dict[str, Any]) -> Values:
    start, end = event["start"], event["end"]
    block = BLOCK.search(event.get("description", ""))
    is_whole = "date" in start
    said = {"title": event.get("summary", ""), "note": block[1] if block else ""}
    said["all_day"] = is_whole
    if is_whole:
        return said | {"start": start["date"], "end": end["date"], "zone": None}
    zone = start.get("timeZone", "UTC")
    return said | {"start": _in_utc(start), "end": _in_utc(end), "zone": zone}


def own_text(event: dict[str, Any]) -> str:
    return BLOCK.sub("", event.get("description", ""))


def without_nulls(value: Any) -> Any:
    """Nulls remove fields, so only a patch may carry them."""
    if not isinstance(value, dict):
        return value
    return {name: without_nulls(part) for name, part in value.items() if part is not None}


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


def in_utc(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _in_utc(edge: dict[str, Any]) -> str:
    return in_utc(moment(edge["dateTime"]))


def _edge(values: Values, edge: str) -> dict[str, Any]:
    if values["all_day"]:
        return {"date": values[edge], "dateTime": None, "timeZone": None}
    local = moment(values[edge]).astimezone(ZoneInfo(values["zone"])).isoformat()
    return {"date": None, "dateTime": local, "timeZone": values["zone"]}
