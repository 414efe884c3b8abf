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
