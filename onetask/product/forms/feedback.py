"""What may be sent to take in feedback and to read it."""

from datetime import date, datetime, timedelta
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from onetask.core.clock import local_moment, now, today_in
from onetask.core.errors import Invalid
from onetask.core.forms import Form, Instant
from onetask.core.locale import gettext as _
from onetask.product.forms.fields import Id, MaybeNumber, Whole
from onetask.product.operations.customers import Speaker
from onetask.product.operations.evidence import Passage

Importance = Literal["nice", "should", "must"]
Words = Annotated[str, StringConstraints(min_length=1, max_length=20_000)]
Short = Annotated[str, StringConstraints(max_length=200)]
MORNING = 8


class FeedbackNew(Form):
    text: Words
    email: Short = ""
    name: Short = ""
    customer: Short = ""
    source: Annotated[str, StringConstraints(max_length=60)] = ""
    id: UUID | None = None

    def who(self) -> Speaker:
        return Speaker(self.name, self.email or None, self.customer)


class FeedbackSent(FeedbackNew):
    """As programs send it: the same key of a source is taken in once."""

    product: UUID | None = None
    key: Annotated[str | None, StringConstraints(max_length=200)] = None
    said_at: Instant | None = None
    stars: Annotated[int | None, Field(ge=0, le=5)] = None
    url: Annotated[str | None, StringConstraints(max_length=500, pattern=r"^https?://")] = None

    def fields(self) -> dict[str, Any]:
        found = {"source": self.source or "API", "id": self.id}
        more = {"said_at": self.said_at, "stars": self.stars, "url": self.url}
        if self.key:
            more["source_key"] = f"api:{self.key}"
        return found | {name: value for name, value in more.items() if value is not None}


class FeedbackEdit(Form):
    text: Words


class Attribution(Form):
    name: Short = ""
    email: Short = ""
    customer: Short = ""

    def who(self) -> Speaker:
        return Speaker(self.name, self.email or None, self.customer)


class Dismissal(Form):
    reason: Annotated[str, StringConstraints(min_length=1, max_length=200)]


class Nap(Form):
    until: str

    def moment(self, zone: str) -> datetime:
        days = {"tomorrow": 1, "next_week": 7, "next_month": 30}
        today = today_in(zone)
        if self.until in days:
            return _morning(today + timedelta(days=days[self.until]), zone)
        try:
            return _morning(date.fromisoformat(self.until), zone)
        except (ValueError, OverflowError):
            raise Invalid({"until": _("This date is not understood.")}) from None


def _morning(day: date, zone: str) -> datetime:
    if not 1900 <= day.year <= 2200:
        raise Invalid({"until": _("This date is too far away.")})
    return local_moment(
        day, now().time().replace(hour=MORNING, minute=0, second=0, microsecond=0), zone
    )


class Linking(Form):
    """An idea, or the title of a new one; a passage, or all of it."""

    idea: Id = None
    title: Annotated[str, StringConstraints(max_length=160)] = ""
    quote: Annotated[str, StringConstraints(max_length=2_000)] = ""
    start: Whole = None
    importance: Importance = "should"

    def passage(self) -> Passage:
        return Passage(self.quote.replace("\r\n", "\n"), self.start, self.importance)


class Weighing(Form):
    importance: Importance


class CustomerFields(Form):
    name: Annotated[str, StringConstraints(min_length=1, max_length=120)] = ""
    domain: Short = ""
    segment: Annotated[str, StringConstraints(max_length=80)] = ""
    revenue: MaybeNumber = None
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")] = "EUR"
    status: Literal["prospect", "active", "churned"] = "active"
