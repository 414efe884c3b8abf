"""Calendars and time, as they are sent."""

from datetime import datetime, timedelta
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from onetask.core.fetch import Unfit, check_address
from onetask.core.forms import Form, Instant
from onetask.core.locale import gettext as _

LONGEST = timedelta(hours=16)


def _an_address(text: str) -> str:
    whole = text.replace("webcal://", "https://", 1)
    try:
        check_address(whole)
    except Unfit:
        raise ValueError(_("An address that begins with https:// is needed.")) from None
    return whole


class NewOverlay(Form):
    name: Annotated[str, Field(min_length=1, max_length=80)]
    address: Annotated[str, Field(max_length=2000), AfterValidator(_an_address)]
    hue: Annotated[int, Field(ge=0, le=360)] = 215


class NewFeed(Form):
    project: UUID | None = None
    with_words: bool = False


class Times(Form):
    """When a block begins and ends."""

    starts_at: Instant
    ends_at: Instant

    @model_validator(mode="after")
    def _in_order(self) -> "Times":
        if not timedelta(0) < self.ends_at - self.starts_at <= LONGEST:
            raise ValueError(_("The end lies before the beginning."))
        return self

    @property
    def pair(self) -> dict[str, datetime]:
        return {"starts_at": self.starts_at, "ends_at": self.ends_at}


class NewBlock(Times):
    """A task's time; the block that is moved there, if it is not a new one."""

    task: UUID
    block: UUID | None = None


def _as_block(text: object) -> object:
    """A tick on the page of proposals: task, beginning, end and block in one value."""
    if not isinstance(text, str):
        return text
    names = ("task", "starts_at", "ends_at", "block")
    return {name: part for name, part in zip(names, text.split("|"), strict=False) if part}


class NewBlocks(Form):
    """Slots that were proposed, or chosen otherwise."""

    slots: Annotated[
        list[Annotated[NewBlock, BeforeValidator(_as_block)]], Field(min_length=1, max_length=50)
    ]
