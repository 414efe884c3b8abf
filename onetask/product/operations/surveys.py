"""Surveys and what people outside answer; each answer moves the metric."""

from datetime import UTC, datetime, time
from typing import Any

from onetask.core.change import Actor, Change
from onetask.core.db import session
from onetask.core.door import operation
from onetask.core.errors import Invalid
from onetask.core.events import Event
from onetask.core.ids import uuid7
from onetask.core.locale import gettext as _
from onetask.core.undo import undoes
from onetask.product.access.metrics import may_reply
from onetask.product.access.products import may_edit_product
from onetask.product.models.metrics import SCALES, Metric, Reply, Survey
from onetask.product.models.products import Product
from onetask.product.operations.metrics import Reading, add_points
from onetask.product.operations.parts import (
    Rules,
    bin_part,
    made,
    part_of,
    restore_part,
    rewritten,
    undoes_parts,
)
from onetask.product.queries.metrics import score_of
from onetask.work.operations.fields import checked, line, one_of, plain, prose

SURVEY = Rules(
    {
        "metric_id": lambda value: value,
        "scale": one_of(*SCALES),
        "question": line(200),
        "thanks": line(200, least=0),
    },
    typed=("question", "thanks"),
)


@operation(may_edit_product, metric=may_edit_product)
def open_survey(
    change: Change, product: Product, /, *, metric: Metric, scale: str, question: str
) -> Survey:
    fields = {"metric_id": metric.id, "scale": scale, "question": question}
    return made(change, product, Survey, SURVEY, fields)


@operation(may_edit_product)
def edit_survey(
    change: Change, survey: Survey, /, *, seen: int | None = None, **fields: Any
) -> Survey:
    rewritten(change, survey, SURVEY, fields, seen)
    return survey


@operation(may_edit_product)
def close_survey(change: Change, survey: Survey) -> Survey:
    """Its page is not there any more; the answers stay."""
    if survey.closed_at is None:
        survey.closed_at = change.at
        change.record("survey.closed", survey, closed_at=[None, plain(change.at)])
    return survey


@operation(may_edit_product)
def reopen_survey(change: Change, survey: Survey) -> Survey:
    if survey.closed_at is not None:
        change.record("survey.reopened", survey, closed_at=[plain(survey.closed_at), None])
        survey.closed_at = None
    return survey


@operation(may_reply)
def answer_survey(change: Change, survey: Survey, /, *, score: int, words: str = "") -> Reply:
    least, most = SCALES[survey.scale]
    if not least <= score <= most:
        wrong = _("This must be between %(least)s and %(most)s.", least=least, most=most)
        raise Invalid({"score": wrong})
    change.hold(survey)
    where = {"id": uuid7(), "workspace_id": survey.workspace_id, "product_id": survey.product_id}
    said = checked({"words": prose(1_000)}, {"words": words})["words"].strip()
    reply = Reply(survey_id=survey.id, score=score, words=said, at=change.at, **where)
    session.add(reply)
    session.flush()
    change.record("reply.added", reply, survey=str(survey.id))
    score_anew(change.actor, survey, change.at)
    return reply


@operation(may_edit_product)
def drop_reply(change: Change, reply: Reply) -> Reply:
    """Out of the count: a joke, or somebody's name among the words."""
    bin_part(change.actor, reply)
    score_anew(change.actor, session.get_one(Survey, reply.survey_id), change.at)
    return reply


def score_anew(actor: Actor, survey: Survey, at: datetime) -> None:
    """The survey's point of today: its score, and of how many answers."""
    session.flush()
    metric, score = session.get_one(Metric, survey.metric_id), score_of(survey)
    if score is not None and metric.binned_at is None:
        day = datetime.combine(at.date(), time(0), UTC)
        note = f"n = {score.answers}, ± {score.margin:g}"
        reading = Reading(day, score.value, f"survey:{survey.id}", note)
        add_points(actor, metric, readings=[reading], source="survey")


undoes_parts("survey", edit_survey)


@undoes("reply.added", "reply.restored")
def drop_again(actor: Actor, event: Event) -> None:
    bin_part(actor, part_of(event))


@undoes("reply.binned")
def count_again(actor: Actor, event: Event) -> None:
    restore_part(actor, part_of(event))


@undoes("survey.closed")
def reopen_again(actor: Actor, event: Event) -> None:
    reopen_survey(actor, part_of(event))


@undoes("survey.reopened")
def close_again(actor: Actor, event: Event) -> None:
    close_survey(actor, part_of(event))
