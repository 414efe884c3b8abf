"""What was understood of a line, in words for a chip."""

from typing import Any, NamedTuple

from onetask.assist.engine.quickadd.line import Chip, Line
from onetask.core.locale import figure, short_day
from onetask.core.locale import gettext as _

ICONS = {
    "due": "calendar",
    "start": "calendar",
    "repeat": "refresh-cw",
    "estimate": "clock",
    "points": "gauge",
    "priority": "flag",
    "person": "user",
    "label": "tag",
    "project": "folder",
    "parent": "git-branch",
}


class Shown(NamedTuple):
    """A chip: what was typed, how it was read, and the other reading where there are two."""

    kind: str
    text: str
    words: str
    icon: str
    swapped: str = ""


def shown(line: Line) -> list[Shown]:
    return [_shown(line, chip) for chip in line.chips]


def _shown(line: Line, chip: Chip) -> Shown:
    swapped = ""
    if chip.kind == "due" and line.due and line.due.swapped:
        swapped = f"{line.due.swapped:%Y-%m-%d}"
    return Shown(chip.kind, chip.text.strip(), _words(line, chip), ICONS[chip.kind], swapped)


def _words(line: Line, chip: Chip) -> str:
    makers: dict[str, Any] = {
        "due": lambda: _("Due %(day)s", day=_moment(line.due)) if line.due else chip.text,
        "start": lambda: _("Starts %(day)s", day=_moment(line.start)) if line.start else chip.text,
        "repeat": lambda: _("Repeats: %(text)s", text=chip.text),
        "estimate": lambda: length(line.estimate or 0),
        "points": lambda: _("%(points)s points", points=figure(line.points or 0)),
        "priority": lambda: _importance(line.priority or 4),
    }
    return str(makers.get(chip.kind, lambda: chip.text)())


def _moment(moment: Any) -> str:
    day = short_day(moment.day)
    return f"{day} {moment.at:%H:%M}" if moment.has_time else day


def _importance(number: int) -> str:
    return {1: _("Critical"), 2: _("Important")}.get(number, _("Anytime"))


def length(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours} h" if hours else "", f"{rest} min" if rest or not hours else ""]
    return " ".join(filter(None, parts))
