"""What may be sent to the strategy and to research."""

from typing import Any, Literal
from uuid import UUID

from pydantic import Field

from onetask.core.forms import Form
from onetask.product.forms.fields import Day, Id, MaybeNumber, Whole

Verdict = Literal["none", "partly", "yes", "best"]


class Words(Form):
    """The parts of a document by their names, and a pillar's title."""

    title: str | None = None
    text: str | None = None
    problem: str | None = None
    solution: str | None = None
    value: str | None = None
    advantage: str | None = None
    segments: str | None = None
    alternatives: str | None = None
    metrics: str | None = None
    channels: str | None = None
    costs: str | None = None
    revenue: str | None = None
    partners: str | None = None
    activities: str | None = None
    relations: str | None = None
    resources: str | None = None
    strengths: str | None = None
    weaknesses: str | None = None
    opportunities: str | None = None
    threats: str | None = None

    def fields(self) -> dict[str, str]:
        return {name: value or "" for name, value in self.given().items()}


class PillarNew(Form):
    title: str
    text: str = ""
    id: UUID | None = None


class Restored(Form):
    edition: int = Field(ge=1, le=1_000_000)


class ProductNew(Form):
    name: str
    about: str = ""
    hue: int | None = None

    def fields(self) -> dict[str, Any]:
        return {name: value for name, value in self.given().items() if value is not None}


class ProductEdit(Form):
    name: str | None = None
    about: str | None = None
    hue: int | None = None
    slug: str | None = None


class Found(Form):
    """Something of research, of whatever sort: fields that do not belong to it are refused."""

    id: UUID | None = None
    name: str | None = None
    title: str | None = None
    about: str | None = None
    body: str | None = None
    role: str | None = None
    quote: str | None = None
    goals: str | None = None
    pains: str | None = None
    hue: Whole = None
    segment_id: Id = None
    persona_id: Id = None
    person: str | None = None
    held_on: Day = None
    site: str | None = None
    strengths: str | None = None
    weaknesses: str | None = None
    size: Whole = None
    share: MaybeNumber = None
    ours: Verdict | None = None


class Judgement(Form):
    value: Verdict


class Passage(Form):
    quote: str = Field(min_length=1, max_length=4_000)
    begins: Whole = None
    id: UUID | None = None


class SpeaksFor(Form):
    idea: UUID
    importance: Literal["nice", "should", "must"] = "should"
