"""Who works how much, as programs read it; all lengths in minutes."""

from typing_extensions import TypedDict


class WeekShown(TypedDict):
    week: str
    free: int
    load: int
    percent: int
    over: int


class PersonLoad(TypedDict):
    member_id: str
    name: str
    skills: list[str]
    allocated: int
    weeks: list[WeekShown]


class Workload(TypedDict):
    """`percent` of the time there is; work in a week without any counts as 1000."""

    number: int
    weeks: list[str]
    people: list[PersonLoad]


class AllocationShown(TypedDict):
    id: str
    project_id: str
    member_id: str
    percent: int
    role: str


class AllocationWhole(AllocationShown):
    number: int


class SkillsShown(TypedDict):
    number: int
    member_id: str
    skills: list[str]
