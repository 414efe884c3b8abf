"""The drawn timeline as a whole, kept while nothing in its project has changed."""

from datetime import date
from uuid import UUID

from babel.dates import format_skeleton

from onetask.core.events import Standing
from onetask.core.fragments import templates
from onetask.core.kept import Kept
from onetask.core.locale import current_locale, short_day
from onetask.core.stamps import newest
from onetask.plan.engine.scale import Mark
from onetask.plan.queries.timelines import Look, timeline_of
from onetask.work.models.projects import Project

_drawn: Kept[str] = Kept(100)


def timeline_region(project: Project, look: Look, now: Standing, base_id: UUID | None) -> str:
    """Viewer-free, so one drawing serves everybody who speaks the language."""
    last = newest(f"project:{project.id}")
    seen = look.zoom, look.today, look.everything, base_id
    key = project.id, last, now.floor, now.epoch, current_locale(), *seen
    return _drawn.of(key, lambda: _draw(project, look))


def forget_timelines() -> None:
    """As with drawings: after a restore the numbers begin again."""
    _drawn.clear()


def _draw(project: Project, look: Look) -> str:
    drawing = timeline_of(project, look)
    scale = drawing.scale
    facts = {
        "large": [(mark, _large(mark.day, scale.px)) for mark in scale.large],
        "small": [(mark, _small(mark, scale.zoom)) for mark in scale.small],
        "today": look.today,
        "everything": look.everything,
        "more": f"?zoom={look.zoom}" + ("" if look.everything else "&all=1"),
    }
    template = templates.get_template("plan/_timeline_rows.html")
    return template.render(drawing=drawing, scale=scale, **facts)


def _large(day: date, px: float) -> str:
    return str(format_skeleton("yMMMM" if px > 2 else "y", day, locale=current_locale()))


def _small(mark: Mark, zoom: str) -> str:
    if zoom == "weeks" and mark.day.day <= 7:
        return short_day(mark.day)
    skeleton = {"days": "d", "weeks": "d", "months": "MMM", "quarters": "yQQQ"}[zoom]
    return str(format_skeleton(skeleton, mark.day, locale=current_locale()))
