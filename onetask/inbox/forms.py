"""What is sent to the inbox."""

from datetime import datetime
from typing import Annotated

from pydantic import AfterValidator

from onetask.core.clock import now
from onetask.core.forms import Form, Instant
from onetask.core.locale import gettext as _
from onetask.core.who import me
from onetask.inbox.engine.snooze import snoozed_until
from onetask.inbox.models import SHOWN


def _a_view(name: str) -> str:
    if name not in SHOWN:
        raise ValueError(_("This view is not known."))
    return name


def _a_time(choice: str) -> str:
    moment_of(choice)
    return choice


def moment_of(choice: str) -> datetime:
    try:
        return snoozed_until(choice, now(), me().zone, me().work_from)
    except (ValueError, OverflowError):
        raise ValueError(_("Choose a day that is still to come.")) from None


class Clearing(Form):
    show: Annotated[str, AfterValidator(_a_view)] = "all"


class Return(Form):
    at: Instant


class Snoozing(Form):
    until: Annotated[str, AfterValidator(_a_time)]
