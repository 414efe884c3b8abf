"""Who may measure, and where metrics and surveys are found."""

from sqlalchemy import Select, select

from onetask.core.change import Actor
from onetask.product.access.products import may_edit_product, register_part
from onetask.product.models.metrics import Metric, Reply, Stream, Survey


def may_measure(actor: Actor, metric: Metric) -> bool:
    """Members, and OneTask itself for surveys and pings."""
    return may_edit_product(actor, metric)


def may_reply(actor: Actor, survey: Survey) -> bool:
    """Words from outside come in through OneTask itself, while the survey is open."""
    is_open = survey.closed_at is None and survey.binned_at is None
    return is_open and actor.role == "system" and actor.workspace_id == survey.workspace_id


def open_survey(slug: str) -> Select[Survey]:
    """By its public address alone."""
    return select(Survey).where(
        Survey.slug == slug, Survey.closed_at.is_(None), Survey.binned_at.is_(None)
    )


def open_stream(slug: str) -> Select[Stream]:
    return select(Stream).where(Stream.slug == slug, Stream.binned_at.is_(None))


register_part(Metric, "metrics")
register_part(Survey, "metrics", of="metric_id")
register_part(Reply, "surveys", of="survey_id")
register_part(Stream, "products", of="product_id")
