"""What may be sent about time."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator

from onetask.core.forms import Form
from onetask.core.locale import gettext as _
from onetask.plan.engine.hours import minutes_of
from onetask.work.forms import Id


def _read(value: object) -> object:
    try:
        return minutes_of(value) if isinstance(value, str) else value
    except ValueError:
        raise ValueError(_("This length is not understood. Try “1:30” or “1.5”.")) from None


Length = Annotated[int, BeforeValidator(_read)]


class Cell(Form):
    """The sum of a day on a task."""

    worked_on: date
    time: Length
    member: Id = None
    note: str = ""


class Week(Form):
    week_on: date
    member: Id = None


class WeekState(Form):
    state: Literal["open", "approved", "returned"]
    note: str = ""
