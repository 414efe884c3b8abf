"""What the API shows of schedules."""

from typing_extensions import TypedDict


class ScheduledTask(TypedDict):
    """Days as planned; `set_start` and `set_finish` as they stand on the task itself."""

    id: str
    ref: str
    title: str
    start: str
    finish: str
    late_start: str
    late_finish: str
    total_slack: int
    free_slack: int
    critical: bool
    mode: str
    milestone: bool
    derived: bool
    set_start: str | None
    set_finish: str | None
    missed: int


class ScheduleShown(TypedDict):
    number: int
    start: str | None
    finish: str | None
    tasks: list[ScheduledTask]


class ShiftShown(TypedDict):
    id: str
    ref: str
    title: str
    start: str
    finish: str
    was_start: str | None
    was_finish: str | None


class PreviewShown(TypedDict):
    number: int
    finish: str | None
    was_finish: str | None
    text: str
    shifts: list[ShiftShown]
    critical: list[str]


class TimingShown(TypedDict):
    number: int
    task: str
    mode: str
    days: float | None
    is_milestone: bool
    rule: str | None
    rule_on: str | None


class BaselineShown(TypedDict):
    id: str
    name: str
    made_at: str
    items: int


class BaselineWhole(BaselineShown):
    number: int


class Baselines(TypedDict):
    number: int
    items: list[BaselineShown]


class VarianceItem(TypedDict):
    """`what`: added, removed, later, sooner, bigger, smaller, dearer or cheaper."""

    id: str
    ref: str
    title: str
    what: list[str]
    was_start: str | None
    was_finish: str | None
    start: str | None
    finish: str | None
    start_days: int
    finish_days: int
    minutes: float
    points: float
    cost: float


class VarianceShown(TypedDict):
    number: int
    baseline: str
    name: str
    was_finish: str | None
    finish: str | None
    finish_days: int
    minutes: float
    points: float
    cost: float
    items: list[VarianceItem]
