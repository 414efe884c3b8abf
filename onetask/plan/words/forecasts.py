"""A forecast in words: by when, how sure, and why; or why nothing can be said yet."""

from datetime import date

from onetask.core.events import Event
from onetask.core.locale import figure, short_day
from onetask.core.locale import gettext as _
from onetask.core.words import says
from onetask.plan.models.forecasts import Forecast


def cause_of(row: Forecast) -> str:
    """What decides the day; nothing where there is no day."""
    facts = row.facts
    if row.problem:
        return ""
    if facts["by_pace"] or not facts["critical"]:
        told = {"left": facts["left"], "pace": figure(facts["pace"])}
        return _("%(left)s tasks are left, and %(pace)s are finished a week", **told)
    first = facts["critical"][0]
    more = {"task": f"{first['ref']} {first['title']}", "share": first["share"]}
    return _("%(task)s decides the end in %(share)s of 100 runs", **more)


def forecast_said(row: Forecast | None, ends_on: date | None) -> str:
    """One sentence of fact."""
    if row is None:
        return _("The forecast is being worked out. It appears by itself.")
    if row.problem:
        return _unsaid(row)
    days = {"late": short_day(row.late_on), "likely": short_day(row.likely_on)}  # type: ignore[arg-type]
    runs = {"runs": figure(row.facts["runs"]), "weeks": row.facts["weeks"]}
    if ends_on is None or row.chance is None:
        return _(
            "%(runs)s runs of your last %(weeks)s weeks: 50 %% by %(likely)s, 85 %% by %(late)s.",
            **runs,
            **days,
        )
    target = {"chance": row.chance, "target": short_day(ends_on)}
    return _(
        "%(runs)s runs of your last %(weeks)s weeks: "
        "%(chance)s %% by %(target)s, 85 %% by %(late)s.",
        **runs,
        **days,
        **target,
    )


def range_of(row: Forecast | None) -> str:
    """Like 28 Apr to 14 May."""
    if row is None or row.likely_on is None or row.late_on is None:
        return ""
    if row.likely_on == row.late_on:
        return short_day(row.late_on)
    ends = {"first": short_day(row.likely_on), "last": short_day(row.late_on)}
    return _("%(first)s to %(last)s", **ends)


def _unsaid(row: Forecast) -> str:
    finished = {"finished": row.facts["finished"], "enough": row.facts["enough"]}
    return {
        "done": lambda: _("Everything on the board is done."),
        "history": lambda: _(
            "Not enough history yet: %(finished)s of %(enough)s finished tasks.", **finished
        ),
        "stalled": lambda: _("Nothing was finished in the last weeks, so no day can be named."),
        "plan": lambda: _("The plan cannot be followed: tasks wait for each other, or too long."),
    }[row.problem]()


@says("project.forecast")
def forecast_changed(event: Event) -> str:
    likely, late = (event.facts[name][1] for name in ("likely_on", "late_on"))
    if late is None:
        return _("can no longer say when %(project)s lands", project=event.label)
    days = [short_day(date.fromisoformat(day)) for day in (likely, late)]
    told = {"project": event.label, "first": days[0], "last": days[1]}
    return _("expects %(project)s between %(first)s and %(last)s", **told)
