"""What a chain of pieces means, read here and now."""

from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from onetask.assist.engine.quickadd.calendar import on_weekday, plus_months, unit_end
from onetask.assist.engine.quickadd.chains import Chain
from onetask.assist.engine.quickadd.parts import Clock, DaySpan, Here, MonthDay, Part, Period
from onetask.assist.engine.quickadd.shifts import is_of_days, moved, trimmed

EARLY = 7
LATE = ("afternoon", "evening", "night")


class Moment(NamedTuple):
    """A day, or a minute of it; `swapped` is the other reading of ambiguous numbers."""

    at: datetime
    has_time: bool
    until: datetime | None = None
    swapped: date | None = None

    @property
    def day(self) -> date:
        return self.at.date()


def moment_of(chain: Chain, here: Here) -> Moment:
    shift = chain.of("shift", "length")
    offset, clock = chain.of("offset"), chain.of("clock", "number")
    if shift and not is_of_days(shift.value):
        return Moment(moved(here.now, shift.value), has_time=True)
    if offset and not is_of_days(offset.value):
        return Moment(moved(_start(chain, here), offset.value), has_time=True)
    day = _day(chain, here)
    if clock or chain.of("period"):
        return _with_time(chain, here, day)
    return _whole_day(chain, here, day)


def span_of(span: DaySpan, here: Here) -> tuple[Moment, Moment]:
    year = span.year or _coming(span.last, here, None).year
    first, last = (date(year, *named) for named in (span.first, span.last))
    whole = (Moment(datetime.combine(day, time()), has_time=False) for day in (first, last))
    return next(whole), next(whole)


def _start(chain: Chain, here: Here) -> datetime:
    return _with_time(chain, here, _day(chain, here)).at


def _whole_day(chain: Chain, here: Here, day: date | None) -> Moment:
    shift, swapped = chain.of("shift", "length"), _swapped(chain)
    if shift and len(chain.parts) == 1:
        at = moved(here.now, shift.value)
        at = trimmed(at, shift.value) if here.options.trims_shifts else at
        return Moment(at, has_time=False)
    return Moment(datetime.combine(day or here.today, time()), has_time=False, swapped=swapped)


def _swapped(chain: Chain) -> date | None:
    return next((one.swapped for one in chain.parts if one.swapped), None)


def _day(chain: Chain, here: Here) -> date | None:
    """The day the pieces name together; None where only a time is named."""
    day = _named_day(chain, here)
    offset = chain.of("offset")
    if offset and day is not None and is_of_days(offset.value):
        return moved(datetime.combine(day, time()), offset.value).date()
    return day


def _named_day(chain: Chain, here: Here) -> date | None:
    if exact := chain.of("date"):
        return _after(exact.value, chain)
    if named := chain.of("monthday", "month"):
        return _after(_in_a_month(named, chain, here), chain)
    if chain.of("dom", "weekday"):
        return _of_week_or_month(chain, here)
    shift = chain.of("shift", "length")
    return moved(here.now, shift.value).date() if shift else None


def _in_a_month(named: Part, chain: Chain, here: Here) -> date:
    """A month that has begun means its end."""
    if named.kind == "month" and named.value.month == here.today.month:
        return unit_end(here.today, "months", 0)
    return _coming(_with_dom(named, chain), here, chain.of("weekday"))


def _of_week_or_month(chain: Chain, here: Here) -> date:
    weekday, dom = chain.of("weekday"), chain.of("dom")
    if dom:
        return _coming_dom(dom.value, here, weekday)
    own = here.options.own_weekday
    return _after(on_weekday(here.today, weekday.value if weekday else 0, own), chain)


def _with_dom(named: Part, chain: Chain) -> MonthDay:
    dom = chain.of("dom")
    value: MonthDay = named.value
    return value._replace(day=dom.value) if dom else value


def _after(day: date, chain: Chain) -> date:
    """Friday in two weeks: so much after the coming one."""
    shift = chain.of("shift")
    if shift is None or not is_of_days(shift.value):
        return day
    return moved(datetime.combine(day, time()), shift.value).date()


def _coming(named: MonthDay, here: Here, weekday: Part | None) -> date:
    """Its next time; with a weekday, the one of the next two that falls on it."""
    years = [here.today.year + ahead for ahead in range(9)]
    dates = [day for year in years if (day := _date(year, named)) and day >= here.today]
    if weekday:
        fitting = [day for day in dates[:2] if day.weekday() == weekday.value]
        return (fitting or dates)[0]
    return dates[0]


def _date(year: int, named: MonthDay) -> date | None:
    try:
        return date(year, named.month, named.day)
    except ValueError:
        return None


def _coming_dom(number: int, here: Here, weekday: Part | None) -> date:
    """The 15th, Tuesday the 19th: in the first month that has it."""
    for ahead in range(24):
        month = plus_months(here.today.replace(day=1), ahead)
        day = _date(month.year, MonthDay(month.month, number))
        if day and day >= here.today and (not weekday or day.weekday() == weekday.value):
            return day
    raise ValueError(number)


def _with_time(chain: Chain, here: Here, day: date | None) -> Moment:
    found, zone = chain.of("clock", "number"), chain.of("zone")
    period: Period | None = (part := chain.of("period")) and part.value
    if found is None:
        return _in_period(period, here, day)
    clock: Clock = found.value
    at = _at(clock, period, here, day)
    if zone:
        at = _from_zone(at, zone.value, here)
        at += timedelta(days=1) if day is None and at < here.now else timedelta()
    until = _until(clock.until, at) if clock.until else None
    return Moment(at, has_time=True, until=until, swapped=_swapped(chain))


def _in_period(period: Period | None, here: Here, day: date | None) -> Moment:
    if period is None:
        raise ValueError(day)
    base = day or here.today + timedelta(days=period.days or 0)
    hour = here.options.period_hours[period.name]
    return Moment(datetime.combine(base, time(hour)), has_time=True)


def _at(clock: Clock, period: Period | None, here: Here, day: date | None) -> datetime:
    if day is None and period is not None and period.days == -1:
        day = here.today - timedelta(days=1)
    moments = [_moment(one, day or here.today) for one in _readings(clock, period, day, here)]
    if day is not None and (day != here.today or len(moments) == 1):
        return moments[0]
    if here.options.keeps_past_times:
        return moments[0]
    coming = [at for at in moments if at >= here.now]
    if coming or day is not None:
        return (coming or moments)[0]
    return moments[0] + timedelta(days=1)


def _readings(clock: Clock, period: Period | None, day: date | None, here: Here) -> list[Clock]:
    """The clock as it stands, or also twelve hours later where nothing says which half."""
    late = clock._replace(hour=clock.hour + 12)
    if clock.is_sure:
        return [clock]
    if period is not None:
        return [late if period.name in LATE and clock.hour < 12 else _noon(clock, period)]
    if clock.hour == 12:
        return [clock]
    if day is None or day == here.today:
        return [clock, late]
    is_early = clock.hour < EARLY and not here.options.has_half_days
    return [late if is_early else clock]


def _noon(clock: Clock, period: Period) -> Clock:
    return clock._replace(hour=24) if clock.hour == 12 and period.name == "night" else clock


def _moment(clock: Clock, day: date) -> datetime:
    days, hour = divmod(clock.hour, 24)
    return datetime.combine(day, time(hour, clock.minute, clock.second)) + timedelta(days=days)


def _until(clock: Clock, at: datetime) -> datetime:
    end = _moment(clock, at.date())
    if end <= at and not clock.is_sure:
        end += timedelta(hours=12)
    return end if end > at else end + timedelta(days=1)


def _from_zone(at: datetime, zone: int, here: Here) -> datetime:
    own = here.options.offset
    if own is None:
        moment = here.now.astimezone() if here.now.tzinfo is None else here.now
        own = int((moment.utcoffset() or timedelta()).total_seconds() // 60)
    return at - timedelta(minutes=zone) + timedelta(minutes=own)
