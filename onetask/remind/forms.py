"""When somebody wants to be reminded, as it is sent."""

from datetime import datetime
from typing import Annotated

from pydantic import AfterValidator, Field

from onetask.core.clock import now
from onetask.core.forms import Form
from onetask.core.locale import gettext as _
from onetask.core.who import me
from onetask.inbox.engine.snooze import snoozed_until
from onetask.remind.engine.when import Rule

Clock = Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
Days = Annotated[int, Field(ge=2, le=60)]


class Times(Form):
    """Up to three local times; one that is left empty is no reminder."""

    on_the_day: Clock | None = None
    day_before: Clock | None = None
    earlier: Clock | None = None
    earlier_days: Days = 7
    by_mail: bool = False

    @property
    def rules(self) -> list[Rule]:
        slots = (0, self.on_the_day), (1, self.day_before), (self.earlier_days, self.earlier)
        return [(days, at) for days, at in slots if at]


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
