"""Reminders and wishes of one's own, as programs send them."""

from datetime import date, timedelta
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, Field, model_validator

from onetask.core.clock import now
from onetask.core.forms import Form, Instant
from onetask.core.locale import gettext as _
from onetask.remind.engine.ways import USUAL, WAYS
from onetask.remind.forms import Clock, own_rule

LONGEST = timedelta(days=60)


class NewReminder(Form):
    """At an instant, or a duration before the task is due."""

    at: Instant | None = None
    before: timedelta | None = None

    @model_validator(mode="after")
    def _one_of_them(self) -> "NewReminder":
        if (self.at is None) == (self.before is None):
            raise ValueError(_("Name a moment, or how long before the task is due."))
        if self.at and self.at <= now():
            raise ValueError(_("Choose a moment that is still to come."))
        if self.before is not None and not timedelta(0) <= self.before <= LONGEST:
            raise ValueError(_("At most 60 days before."))
        return self

    @property
    def rule(self) -> str:
        if self.at:
            return own_rule(at=self.at)
        return own_rule(before=int((self.before or timedelta()).total_seconds() // 60))


class OldReminder(Form):
    rule: Annotated[str, Field(max_length=80)]


def _known(ways: dict[str, list[str]]) -> dict[str, list[str]]:
    for reason, by in ways.items():
        if reason not in USUAL or not set(by) <= set(WAYS):
            raise ValueError(_("This way is not known."))
    return ways


class NotificationSettings(Form):
    """What is left out stays as it is."""

    quiet_from: Clock | None = None
    quiet_to: Clock | None = None
    only_workdays: bool = True
    days_off: Annotated[list[date], Field(max_length=200)] = Field(default_factory=list)
    away_from: date | None = None
    away_until: date | None = None
    digest_at: Clock | None = None
    weekly_on: Annotated[int, Field(ge=0, le=6)] | None = None
    budget: Annotated[int, Field(ge=0, le=99)] = 6
    ways: Annotated[dict[str, list[str]], AfterValidator(_known)] = Field(default_factory=dict)
    muted: Annotated[list[UUID], Field(max_length=200)] | None = None

    @property
    def peace(self) -> dict[str, object]:
        given = {name: value for name, value in self.given().items() if name not in OTHERS}
        cleared = {name: given[name] or "" for name in CLOCKS & given.keys()}
        days = {"days_off": sorted(day.isoformat() for day in self.days_off)}
        return given | cleared | (days if "days_off" in given else {})


class WhichTasks(Form):
    """Left out: the first of my day's list."""

    tasks: Annotated[list[UUID], Field(min_length=1, max_length=50)] | None = None


OTHERS = {"ways", "muted"}
CLOCKS = {"quiet_from", "quiet_to", "digest_at"}
