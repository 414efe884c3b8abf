"""What the API shows of a forecast."""

from typing_extensions import TypedDict


class DecidingTask(TypedDict):
    """A task that is the last to finish in so many of 100 runs."""

    id: str
    ref: str
    title: str
    share: int


class ForecastShown(TypedDict):
    """`problem`: empty, or done, history, stalled, plan, unknown; then there are no days."""

    number: int
    project: str
    problem: str
    text: str
    cause: str
    p15: str | None
    p50: str | None
    p85: str | None
    target: str | None
    chance: int | None
    runs: int
    left: int
    finished: int
    a_week: float
    deciding: list[DecidingTask]
    worked_out_at: str | None
