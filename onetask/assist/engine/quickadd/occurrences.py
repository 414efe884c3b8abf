"""When a rule of RFC 5545 comes round, from its first day on."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice

from onetask.assist.engine.quickadd.calendar import last_of, monday_of, nth_weekday, plus_months
from onetask.assist.engine.quickadd.words import CODES

FAR = 4000


def occurrences(rrule: str, start: datetime, clock: time | None = None) -> Iterator[datetime]:
    """From the reference day, which itself counts; hours are counted from the very moment."""
    rule = dict(part.split("=") for part in rrule.split(";"))
    found = _hours(rule, start) if rule["FREQ"] == "HOURLY" else _days(rule, start, clock)
    until = datetime.strptime(rule["UNTIL"], "%Y%m%dT%H%M%S") if "UNTIL" in rule else None  # noqa: DTZ007
    limited = islice(found, int(rule["COUNT"])) if "COUNT" in rule else found
    for at in limited:
        if until and at.replace(tzinfo=None) > until:
            return
        yield at


def _hours(rule: dict[str, str], start: datetime) -> Iterator[datetime]:
    step = timedelta(hours=int(rule.get("INTERVAL", "1")))
    return (start + step * count for count in range(FAR))


def _days(rule: dict[str, str], start: datetime, clock: time | None) -> Iterator[datetime]:
    for period in range(FAR):
        for day in sorted(_in_period(rule, start.date(), period)):
            if day >= start.date():
                yield datetime.combine(day, clock or time(), start.tzinfo)


def _in_period(rule: dict[str, str], start: date, period: int) -> Iterable[date]:
    """The days of the nth day, week, month or year that the rule counts."""
    step = period * int(rule.get("INTERVAL", "1"))
    if rule["FREQ"] == "DAILY":
        return [start + timedelta(days=step)]
    if rule["FREQ"] == "WEEKLY":
        return _in_week(rule, start, step)
    if rule["FREQ"] == "MONTHLY":
        return _in_month(rule, plus_months(start.replace(day=1), step), start.day)
    return _in_year(rule, start, step)


def _in_week(rule: dict[str, str], start: date, step: int) -> list[date]:
    monday = monday_of(start) + timedelta(weeks=step)
    days = rule.get("BYDAY", CODES[start.weekday()]).split(",")
    return [monday + timedelta(days=CODES.index(day)) for day in days]


def _in_month(rule: dict[str, str], month: date, day: int) -> list[date]:
    if "BYSETPOS" in rule:
        return _at_positions(rule, month)
    if "BYDAY" in rule:
        return list(filter(None, (_nth(month, one) for one in rule["BYDAY"].split(","))))
    numbers = [int(number) for number in rule.get("BYMONTHDAY", str(day)).split(",")]
    last = last_of(month.year, month.month)
    real = [number if number > 0 else last + 1 + number for number in numbers]
    return [month.replace(day=number) for number in real if 1 <= number <= last]


def _at_positions(rule: dict[str, str], month: date) -> list[date]:
    last, codes = last_of(month.year, month.month), rule["BYDAY"].split(",")
    days = [month.replace(day=number) for number in range(1, last + 1)]
    fitting = [day for day in days if CODES[day.weekday()] in codes]
    places = [int(place) for place in rule["BYSETPOS"].split(",")]
    return [fitting[place - 1 if place > 0 else place] for place in places]


def _nth(month: date, code: str) -> date | None:
    try:
        return nth_weekday(month.year, month.month, CODES.index(code[-2:]), int(code[:-2] or 1))
    except ValueError:
        return None


def _in_year(rule: dict[str, str], start: date, step: int) -> list[date]:
    try:
        month = date(start.year + step, int(rule.get("BYMONTH", start.month)), 1)
    except ValueError:
        return []
    return _in_month(rule, month, start.day)
