"""What programs send to the assistant."""

from typing import Annotated
from uuid import UUID

from pydantic import StringConstraints, field_validator

from onetask.core.clock import zones
from onetask.core.forms import Form, Instant
from onetask.core.locale import gettext as _


class QuickAdd(Form):
    """A line as people type it; nothing is written unless `create` is true."""

    text: Annotated[str, StringConstraints(min_length=1, max_length=2000)]
    now: Instant | None = None
    tz: str | None = None
    create: bool = False
    column: UUID | None = None

    @field_validator("tz")
    @classmethod
    def known_zone(cls, value: str | None) -> str | None:
        if value is not None and value not in zones():
            raise ValueError(_("This is no time zone."))
        return value
