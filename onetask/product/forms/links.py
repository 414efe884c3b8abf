"""What may be sent to join two things."""

from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from onetask.core.forms import Form

Kind = Annotated[str, StringConstraints(pattern=r"^[a-z_]{1,40}$")]
Named = Annotated[
    str, StringConstraints(pattern=r"^[a-z_]{1,40} [0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")
]


class End(Form):
    """A thing, by its kind and id."""

    kind: Kind
    id: UUID


class LinkNew(Form):
    from_: Annotated[End, Field(alias="from")]
    to: End


class LinkPlain(Form):
    """The same as a page's form sends it: kind and id in one field."""

    source: Named
    target: Named

    def ends(self) -> list[tuple[str, UUID]]:
        pairs = (one.split(" ") for one in (self.source, self.target))
        return [(kind, UUID(text)) for kind, text in pairs]
