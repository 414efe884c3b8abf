"""What may be sent to change ideas, how they are weighed, and portals."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from onetask.core.forms import Form
from onetask.product.forms.fields import MaybeNumber
from onetask.product.operations.customers import Speaker

Title = Annotated[str, StringConstraints(min_length=1, max_length=160)]
Need = Annotated[str, StringConstraints(max_length=20_000)]
Status = Literal["new", "considering", "planned", "building", "shipped", "declined"]
Shown = Literal["private", "waiting", "public", "hidden"]
Number = Annotated[float, Field(ge=-1e9, le=1e9)]


class IdeaNew(Form):
    title: Title
    need: Need = ""
    id: UUID | None = None


class IdeaSent(IdeaNew):
    product: UUID | None = None


class IdeaEdit(Form):
    title: Title = ""
    need: Need = ""
    status: Status = "new"
    shown: Shown = "private"


class Factors(Form):
    """One factor of an idea at a time; empty is as if nobody had set it."""

    name: Annotated[str, StringConstraints(max_length=40)]
    value: MaybeNumber = None


class Merge(Form):
    into: UUID


class NewVote(Form):
    email: Annotated[str, StringConstraints(min_length=3, max_length=254)]
    name: Annotated[str, StringConstraints(max_length=120)] = ""
    words: Annotated[str, StringConstraints(max_length=2_000)] = ""
    id: UUID | None = None

    def who(self) -> Speaker:
        return Speaker(self.name, self.email)


class ScoringSent(Form):
    formula: Annotated[str | None, StringConstraints(max_length=400)] = None
    weights: Annotated[dict[str, Number], Field(max_length=40)] = Field(default_factory=dict)


class Weight(Form):
    """A weight as a page sends it: the name of the factor beside it."""

    name: Annotated[str, StringConstraints(max_length=40)]
    weight: Number


class FormulaSent(Form):
    formula: Annotated[str, StringConstraints(max_length=400)]


class PortalEdit(Form):
    intro: Annotated[str, StringConstraints(max_length=5_000)] = ""
    is_open: bool = False
    is_listed: bool = False
    is_moderated: bool = False
    shows_roadmap: bool = False
    shows_changelog: bool = False


class Sites(Form):
    sites: Annotated[str, StringConstraints(max_length=4_000)] = ""


class Verdict(Form):
    shown: Shown
