"""The capture box: the line is a title, and only what is certain is taken out of it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from onetask.assist.engine.quickadd.dates import Dated, dated_in
from onetask.assist.engine.quickadd.marks import Mark, marks_in, plain_spans
from onetask.assist.engine.quickadd.moments import Moment
from onetask.assist.engine.quickadd.occurrences import occurrences
from onetask.assist.engine.quickadd.parts import Here, Options
from onetask.assist.engine.quickadd.patterns import lowered
from onetask.assist.engine.quickadd.repeats import Repeat, repeats_in

DUE = r"(?:due(?:\s+(?:on|by|at))?|by|before|until|till|on|at|@|in|this)"
STARTS = r"(?:starts?|starting|begins?|beginning|from)(?:\s+(?:on|at|in))?"
ANNOUNCED = re.compile(rf"(?<![\w-])(?:(?P<start>{STARTS})|(?P<due>{DUE}))\s*:?\s+(?:the\s+)?$")
EMPTY = re.compile(r"[\s,.;:!()\[\]\u2013-]*(?:(?:and|at|on|by|for|due)\b[\s,.;:]*)?")
ENDS = re.compile(r"[\s,;:\u2013-]+$|^[\s,;:\u2013-]+|\s+(?:at|on|by|due|every|for|from|-)$")
OPENING = re.compile(r"\s*[:,\u2013-]\s*\S")
LAST_SIGN = re.compile(r"^['\u2019]s\b|^-\w")


class Chip(NamedTuple):
    """A piece of the line that was understood."""

    start: int
    end: int
    kind: str
    text: str
    value: Any


@dataclass
class Line:
    """What a typed line says, and from which of its pieces."""

    raw: str
    title: str
    due: Moment | None = None
    start: Moment | None = None
    priority: int | None = None
    people: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    project: str | None = None
    parent: str | None = None
    estimate: int | None = None
    points: float | None = None
    rrule: str | None = None
    anchor: str = "due"
    chips: list[Chip] = field(default_factory=list)


def read_line(text: str, now: datetime, options: Options | None = None) -> Line:
    """A title with what is certain; without any chips the title is the line."""
    here = Here(now, options or Options())
    plain = [*plain_spans(text), *here.options.plain]
    taken = _take(text, _candidates(text, plain, here))
    line = Line(raw=text, title=_rest(text, [(one.start, one.end) for one in taken]))
    if not line.title:
        return Line(raw=text, title=text.strip())
    for one in taken:
        _understand(line, one, here)
    _settle(line, here)
    return line


def _candidates(text: str, plain: Iterable[tuple[int, int]], here: Here) -> list[Mark]:
    """Repeats before dates before lengths, where they overlap."""
    small = _masked(lowered(text), plain)
    repeats = [_repeat_mark(small, one) for one in repeats_in(small, here)]
    dates = [_date_mark(small, one) for one in dated_in(small, here) if one.certainty > 0]
    marks = marks_in(_masked(text, plain), here.options)
    found: list[Mark] = []
    for one in [*repeats, *dates, *marks]:
        if not any(one.start < other.end and other.start < one.end for other in found):
            found.append(one)
    return found


def _masked(text: str, plain: Iterable[tuple[int, int]]) -> str:
    for start, end in plain:
        text = text[:start] + "\x01" * (end - start) + text[end:]
    return text


def _repeat_mark(text: str, repeat: Repeat) -> Mark:
    start = _announced(text, repeat.start)[0] if repeat.certainty < 3 else repeat.start
    return Mark(start, repeat.end, "repeat", repeat, repeat.certainty < 3)


def _date_mark(text: str, dated: Dated) -> Mark:
    """A date with what announces it; loose where it counts only at an end of the line."""
    start, kind = _announced(text, dated.start)
    certainty = dated.certainty + (2 if kind else 0)
    if LAST_SIGN.match(text[dated.end :]) or _is_inside(text, dated):
        certainty = 0
    return Mark(start, dated.end, kind or "due", (dated, certainty), certainty < 3)


def _is_inside(text: str, dated: Dated) -> bool:
    """What went by is no plan, and a piece of a longer word no date."""
    return text[dated.start - 1 : dated.start] in ("-", "_", "\x01", "$", "€")


def _announced(text: str, start: int) -> tuple[int, str]:
    found = ANNOUNCED.search(text, max(start - 30, 0), start)
    if not found:
        return start, ""
    return found.start(), "start" if found["start"] else "due"


def _take(text: str, found: list[Mark]) -> list[Mark]:
    """What is certain anywhere; what is loose where nothing but taken pieces follows it."""
    taken = [one for one in found if not one.is_loose]
    loose = [one for one in found if one.is_loose and _may_be(one)]
    while rest := [one for one in loose if one not in taken and _is_last(text, one, taken)]:
        taken += rest
    taken += [one for one in loose if one not in taken and _opens(text, one)]
    return sorted(taken, key=lambda one: one.start)


def _may_be(one: Mark) -> bool:
    return not isinstance(one.value, tuple) or one.value[1] > 1


def _is_last(text: str, one: Mark, taken: list[Mark]) -> bool:
    behind = [(other.start, other.end) for other in taken if other.start >= one.end]
    left = "".join(_cut(text, one.end, sorted(behind)))
    return EMPTY.fullmatch(left) is not None


def _opens(text: str, one: Mark) -> bool:
    """ "Today: call Bob", "In 2 weeks call the bank"."""
    if text[: one.start].strip() or not isinstance(one.value, tuple):
        return False
    return bool(OPENING.match(text, one.end)) or lowered(text).startswith(("in ", "on "))


def _cut(text: str, start: int, spans: list[tuple[int, int]]) -> Iterable[str]:
    for first, last in spans:
        yield text[start:first]
        start = last
    yield text[start:]


def _rest(text: str, spans: list[tuple[int, int]]) -> str:
    kept = " ".join(" ".join(_cut(text, 0, spans)).split())
    while (shorter := ENDS.sub("", kept)) != kept:
        kept = shorter
    kept = re.sub(r"\(\s*\)|\[\s*\]", "", kept).strip()
    return re.sub(r"\s+([,.;:!?])", r"\1", kept) if spans else text.strip()


def _understand(line: Line, one: Mark, here: Here) -> None:
    line.chips.append(Chip(one.start, one.end, one.kind, line.raw[one.start : one.end], one.value))
    if one.kind in ("due", "start"):
        _date(line, one.kind, one.value[0])
    elif one.kind == "repeat":
        _repeat(line, one.value, here)
    elif one.kind in ("person", "label"):
        names = line.people if one.kind == "person" else line.labels
        names += [] if one.value in names else [one.value]
    else:
        setattr(line, one.kind, one.value)


def _date(line: Line, kind: str, dated: Dated) -> None:
    """A range has both ends; a time until is how long it takes."""
    if kind == "start":
        line.start = dated.moment
        return
    line.due, line.start = dated.moment, dated.first or line.start
    if dated.moment.until:
        line.estimate = int((dated.moment.until - dated.moment.at) / timedelta(minutes=1))


def _repeat(line: Line, repeat: Repeat, here: Here) -> None:
    line.rrule, line.anchor = repeat.rrule, repeat.anchor
    first = repeat.begins.moment.at if repeat.begins else here.now
    coming = (
        at
        for at in occurrences(repeat.rrule, first, repeat.clock)
        if at >= here.now or (repeat.clock is None and at.date() >= here.today)
    )
    has_day = "BY" in repeat.rrule or repeat.clock is not None or repeat.begins is not None
    at = next(coming, None)
    if at and line.due is None and has_day:
        line.due = Moment(at, has_time=repeat.clock is not None)
    elif line.due and repeat.clock and not line.due.has_time:
        line.due = Moment(datetime.combine(line.due.day, repeat.clock), has_time=True)


def _settle(line: Line, here: Here) -> None:
    """A plain repeat begins today; a weekday is that after the start, another start is none."""
    if line.rrule and line.due is None:
        line.due = Moment(datetime.combine(here.today, datetime.min.time()), has_time=False)
    if line.start and line.due and line.start.at > line.due.at:
        later = line.due.at + timedelta(weeks=1)
        line.start = line.start if later >= line.start.at else None
        line.due = line.due._replace(at=later) if line.start else line.due
