"""Calendar files: read into plain events, written from plain work. The library loads lazily."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr

MOST = 2000
EACH_RULE = 200


class Found(NamedTuple):
    """One event of somebody's calendar."""

    uid: str
    title: str
    start: datetime
    end: datetime
    is_all_day: bool
    is_busy: bool


class Dated(NamedTuple):
    """One piece of work with its date, as a feed shows it."""

    uid: str
    title: str
    url: str
    day: date
    at: datetime | None
    changed_at: datetime
    sequence: int
    words: str
    is_done: bool


@cache
def _library() -> Any:
    return import_module("icalendar")


def read(text: bytes, start: datetime, end: datetime, zone: str) -> list[Found]:
    """What falls between two moments; repeated events once for each time."""
    calendar = _library().Calendar.from_ical(text)
    moved = {_key(one) for one in calendar.walk("VEVENT") if one.get("RECURRENCE-ID")}
    found = [
        event
        for part in calendar.walk("VEVENT")
        for event in _times(part, ZoneInfo(zone), (start, end), moved)
        if event.start < end and event.end > start
    ]
    return found[:MOST]


def written(name: str, work: Iterable[Dated]) -> bytes:
    calendar = _library().Calendar()
    for field, value in {
        "PRODID": "-//OneTask//OneTask//EN",
        "VERSION": "2.0",
        "METHOD": "PUBLISH",
        "X-WR-CALNAME": name,
        "REFRESH-INTERVAL;VALUE=DURATION": "PT1H",
        "X-PUBLISHED-TTL": "PT1H",
    }.items():
        calendar.add(field, value)
    for one in work:
        calendar.add_component(_event(one))
    return bytes(calendar.to_ical())


def _event(one: Dated) -> Any:
    event = _library().Event()
    start: date | datetime = one.at.astimezone(UTC) if one.at else one.day
    length = timedelta(minutes=30) if one.at else timedelta(days=1)
    mark = "✓ " if one.is_done else ""
    fields: dict[str, Any] = {"uid": one.uid, "summary": mark + one.title, "url": one.url}
    fields |= {"dtstamp": one.changed_at, "last-modified": one.changed_at, "dtstart": start}
    fields |= {"dtend": start + length, "transp": "TRANSPARENT", "sequence": one.sequence}
    for field, value in (fields | ({"description": one.words} if one.words else {})).items():
        event.add(field, value)
    return event


def _times(
    part: Any, zone: ZoneInfo, reach: tuple[datetime, datetime], moved: set[Any]
) -> Iterator[Found]:
    if part.get("DTSTART") is None or str(part.get("STATUS", "")).upper() == "CANCELLED":
        return
    first = part["DTSTART"].dt
    is_all_day = not isinstance(first, datetime)
    length = _length(part, is_all_day=is_all_day)
    is_busy = str(part.get("TRANSP", "OPAQUE")).upper() != "TRANSPARENT"
    for start in _starts(part, first, reach):
        key = str(part.get("UID", "")), _moment(start, zone)
        if key in moved and not part.get("RECURRENCE-ID"):
            continue
        moment = _moment(start, zone)
        title = str(part.get("SUMMARY", ""))[:300]
        yield Found(key[0][:300], title, moment, moment + length, is_all_day, is_busy)


def _starts(part: Any, first: Any, reach: tuple[datetime, datetime]) -> Iterable[Any]:
    if part.get("RRULE") is None:
        return [first]
    whole = first if isinstance(first, datetime) else datetime.combine(first, time())
    text = part["RRULE"].to_ical().decode()
    naive = whole.replace(tzinfo=None)
    rule = rrulestr(_floating(text), dtstart=naive)
    low, high = (edge.replace(tzinfo=None) for edge in reach)
    times = rule.between(low - timedelta(days=2), high + timedelta(days=2), inc=True)[:EACH_RULE]
    off = _excluded(part)
    is_timed = isinstance(first, datetime)
    back = [one.replace(tzinfo=first.tzinfo) if is_timed else one.date() for one in times]
    return [one for one in back if one not in off]


def _floating(rule: str) -> str:
    """An end in UTC does not compare with local times: its day is near enough."""
    return ";".join(part.rstrip("Z") for part in rule.split(";"))


def _excluded(part: Any) -> set[Any]:
    listed = part.get("EXDATE")
    groups = listed if isinstance(listed, list) else [listed] if listed else []
    return {one.dt for group in groups for one in group.dts}


def _length(part: Any, *, is_all_day: bool) -> timedelta:
    if part.get("DTEND") is not None:
        until: timedelta = part["DTEND"].dt - part["DTSTART"].dt
        return max(until, timedelta(0))
    if part.get("DURATION") is not None:
        length: timedelta = part["DURATION"].dt
        return length
    return timedelta(days=1) if is_all_day else timedelta(0)


def _moment(at: Any, zone: ZoneInfo) -> datetime:
    """A date begins at midnight here; a floating time is local."""
    whole = at if isinstance(at, datetime) else datetime.combine(at, time(), zone)
    return (whole if whole.tzinfo else whole.replace(tzinfo=zone)).astimezone(UTC)


def _key(part: Any) -> tuple[str, datetime]:
    return str(part.get("UID", "")), _moment(part["RECURRENCE-ID"].dt, ZoneInfo("UTC"))
