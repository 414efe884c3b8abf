"""A preview in words: "pushes 4 tasks, end moves to 14 May"."""

from onetask.core.locale import gettext as _
from onetask.core.locale import ngettext, short_day
from onetask.plan.queries.schedules import Preview


def told(preview: Preview, asked: int = 1) -> str:
    """What follows the tasks that are asked for, what it does to the end, and what cannot be."""
    return ", ".join([*_pushed(len(preview.shifts) - asked), *_end(preview), *_missed(preview)])


def _pushed(count: int) -> list[str]:
    if count <= 0:
        return [_("pushes nothing")]
    return [ngettext("pushes %(num)s task", "pushes %(num)s tasks", count)]


def _end(preview: Preview) -> list[str]:
    if preview.end is None or preview.end == preview.end_before:
        return [_("the end stays")] if preview.end else []
    return [_("end moves to %(day)s", day=short_day(preview.end))]


def _missed(preview: Preview) -> list[str]:
    return [
        ngettext(
            "%(ref)s misses its day by %(num)s working day",
            "%(ref)s misses its day by %(num)s working days",
            days,
            ref=ref,
        )
        for ref, days in preview.missed[:2]
    ]
