"""When and how somebody wants to be reminded, as it is sent."""

from datetime import UTC, date, datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, Field, model_validator

from onetask.core.clock import local_moment, now
from onetask.core.fetch import Unfit, check_address
from onetask.core.forms import Form, in_reach
from onetask.core.locale import gettext as _
from onetask.core.who import me
from onetask.inbox.engine.snooze import snoozed_until
from onetask.remind.engine.push import is_readable
from onetask.remind.engine.rules import days_before
from onetask.remind.engine.ways import USUAL, WAYS
from onetask.remind.operations.outlets import Place

Clock = Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
Days = Annotated[int, Field(ge=2, le=60)]


class Times(Form):
    """Up to three local times; one that is left empty is no reminder."""

    on_the_day: Clock | None = None
    day_before: Clock | None = None
    earlier: Clock | None = None
    earlier_days: Days = 7

    @property
    def rules(self) -> list[str]:
        slots = (0, self.on_the_day), (1, self.day_before), (self.earlier_days, self.earlier)
        return [days_before(days, at) for days, at in slots if at]


def _days(text: str) -> str:
    for day in text.replace(",", " ").split():
        try:
            date.fromisoformat(day)
        except ValueError:
            raise ValueError(_("Write days like 2026-12-24.")) from None
    return text


class Calm(Form):
    """Nights, days off and how loud a day may be."""

    quiet_from: Clock | None = None
    quiet_to: Clock | None = None
    only_workdays: bool = False
    days_off: Annotated[str, Field(max_length=2000), AfterValidator(_days)] = ""
    away_from: date | None = None
    away_until: date | None = None
    digest_at: Clock | None = None
    weekly_on: Annotated[int, Field(ge=0, le=6)] | None = None
    budget: Annotated[int, Field(ge=0, le=99)] = 6

    @model_validator(mode="after")
    def _in_order(self) -> "Calm":
        if self.away_from and self.away_until and self.away_until < self.away_from:
            raise ValueError(_("The end lies before the beginning."))
        return self

    @property
    def chosen(self) -> dict[str, object]:
        clocks = ("quiet_from", "quiet_to", "digest_at")
        own = {name: getattr(self, name) or "" for name in clocks}
        rest = ("only_workdays", "away_from", "away_until", "weekly_on", "budget")
        own |= {name: getattr(self, name) for name in rest}
        return own | {"days_off": sorted(set(self.days_off.replace(",", " ").split()))}


def _ways(sent: list[str]) -> list[str]:
    for one in sent:
        reason, _sign, way = one.partition(":")
        if reason not in USUAL or way not in WAYS:
            raise ValueError(_("This way is not known."))
    return sent


class Matrix(Form):
    """Each ticked box is "event:way"; everything else is off."""

    project: UUID | None = None
    on: Annotated[list[str], AfterValidator(_ways), Field(default_factory=list)]
    is_muted: bool = False

    @property
    def ways(self) -> dict[str, list[str]]:
        ticked = {tuple(one.split(":")) for one in self.on}
        return {reason: [way for way in WAYS if (reason, way) in ticked] for reason in USUAL}


Repeat = Annotated[str, Field(pattern=r"^(day|workday|[0-6]|m([1-9]|[12]\d|3[01]))$")]


class Asked(Form):
    """One reminder of my own for a task: at a moment, before the date, repeated, or done."""

    at: datetime | None = None
    before: Annotated[int, Field(ge=0, le=60 * 24 * 60)] | None = None
    every: Repeat | None = None
    clock: Clock = "09:00"
    when_done: bool = False

    @model_validator(mode="after")
    def _one_of_them(self) -> "Asked":
        given = (self.at, self.before, self.every, self.when_done or None)
        if sum(one is not None for one in given) != 1:
            raise ValueError(
                _("Choose one: a moment, a time before, a repeat, or when it is done.")
            )
        return self

    @property
    def rule(self) -> str:
        if self.every:
            return f"every@{self.every}@{self.clock}"
        at = _local(self.at) if self.at else None
        return "done@" if self.when_done else own_rule(at=at, before=self.before)


def own_rule(*, at: datetime | None = None, before: int | None = None) -> str:
    return f"at@{at.astimezone(UTC).isoformat()}" if at else f"before@{before}"


def _local(at: datetime) -> datetime:
    """A time without a zone is that of where I am."""
    zone = me().zone
    in_reach(at)
    return at if at.tzinfo else local_moment(at.date(), at.time(), zone)


class Taken(Form):
    rule: Annotated[str, Field(max_length=80)]


def moment_of(choice: str) -> datetime:
    try:
        return snoozed_until(choice, now(), me().zone, me().work_from)
    except (ValueError, OverflowError):
        raise ValueError(_("Choose a day that is still to come.")) from None


def _a_time(choice: str) -> str:
    moment_of(choice)
    return choice


class Snoozing(Form):
    until: Annotated[str, AfterValidator(_a_time)]


def _an_address(text: str) -> str:
    try:
        check_address(text.strip())
    except Unfit:
        raise ValueError(_("An address that begins with https:// is needed.")) from None
    return text.strip()


Address = Annotated[str, Field(max_length=2000), AfterValidator(_an_address)]


Heard = Literal["created", "done", "status", "due", "escalated", "room"]


class NewDay(Form):
    """When it is due instead, from a letter."""

    due_on: date | None = None


class NewPlace(Form):
    """A chat or a program, of one's own or, with what it hears, of the team."""

    way: Literal["slack", "chat", "webhook"]
    name: Annotated[str, Field(min_length=1, max_length=80)]
    address: Address
    for_team: bool = False
    project: UUID | None = None
    hears: Annotated[list[Heard], Field(default_factory=list)]

    @property
    def place(self) -> Place:
        return Place(self.way, self.name, {"address": self.address}, tuple(self.hears))


class NewBrowser(Form):
    """What a browser tells after it has subscribed."""

    name: Annotated[str, Field(min_length=1, max_length=80)]
    endpoint: Address
    p256dh: Annotated[str, Field(max_length=200)]
    auth: Annotated[str, Field(max_length=100)]

    @model_validator(mode="after")
    def _can_be_written_to(self) -> "NewBrowser":
        if not is_readable(self.p256dh, self.auth):
            raise ValueError(_("This browser's keys cannot be used."))
        return self

    @property
    def place(self) -> Place:
        keys = {"p256dh": self.p256dh, "auth": self.auth}
        return Place("push", self.name, {"address": self.endpoint} | keys)
