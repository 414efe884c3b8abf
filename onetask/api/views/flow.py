"""How the work of a project flows, for programs."""

from uuid import UUID

from typing_extensions import TypedDict

from onetask.api.queries import shown
from onetask.api.views.registry import route
from onetask.core.clock import now
from onetask.core.subjects import one_or_404
from onetask.core.who import me
from onetask.report.engine import flow, spans
from onetask.report.queries.lives import lives_of
from onetask.work.access import visible_projects

DAYS, WEEKS = 56, 8


class FlowDay(TypedDict):
    day: str
    backlog: int
    ready: int
    doing: int
    review: int
    done: int


class FlowWeek(TypedDict):
    monday: str
    finished: int


class FlowSpread(TypedDict):
    """Days that 50, 85 and 95 of 100 finished tasks took at most."""

    p50: float | None
    p85: float | None
    p95: float | None


class FlowAgeing(TypedDict):
    task: str
    ref: str
    days: float


class FlowShown(TypedDict):
    number: int
    days: list[FlowDay]
    weeks: list[FlowWeek]
    lead_days: FlowSpread
    cycle_days: FlowSpread
    days_in_step: dict[str, float]
    on_time: float | None
    reopened: int
    ageing: list[FlowAgeing]


@route("GET", "/projects/<uuid:id>/flow", FlowShown)
def read_flow(id: UUID) -> FlowShown:
    """Cumulative flow, throughput, lead and cycle time, time in each step, and what grows old."""
    number = shown.number_of(me())
    lives = lives_of([one_or_404(visible_projects(me()), id)])
    today = now().date()
    days, weeks = flow.days_until(today, DAYS), flow.weeks_until(today, WEEKS)
    finished = zip(weeks, flow.throughput(lives, weeks), strict=True)
    return FlowShown(
        number=number,
        days=[_day(day) for day in flow.cumulative_flow(lives, days)],
        weeks=[FlowWeek(monday=str(monday), finished=count) for monday, count in finished],
        lead_days=_spread(spans.spread(map(spans.lead_days, lives))),
        cycle_days=_spread(spans.spread(map(flow.cycle_days, lives))),
        days_in_step=spans.days_in_steps(lives, now()),
        on_time=flow.on_time_rate(lives),
        reopened=spans.back_to_work(lives),
        ageing=[_ageing(one) for one in spans.ageing(lives, now())],
    )


def _day(day: flow.Day) -> FlowDay:
    stood = day.counts
    return FlowDay(
        day=str(day.day),
        backlog=stood["backlog"],
        ready=stood["ready"],
        doing=stood["doing"],
        review=stood["review"],
        done=stood["done"],
    )


def _spread(found: spans.Spread) -> FlowSpread:
    return FlowSpread(p50=found.p50, p85=found.p85, p95=found.p95)


def _ageing(one: spans.Ageing) -> FlowAgeing:
    return FlowAgeing(task=str(one.life.id), ref=one.life.ref, days=round(one.days, 2))
