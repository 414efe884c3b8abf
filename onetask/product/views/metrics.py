"""Metrics: all of a product as tiles, one with its series and the ways its values come in."""

from typing import Any
from uuid import UUID

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response as Answer

from onetask.core import hx
from onetask.core.errors import Invalid
from onetask.core.forms import read, seen
from onetask.core.locale import gettext as _
from onetask.core.mail import address
from onetask.core.subjects import one_or_404
from onetask.core.who import me
from onetask.product.access.products import visible_parts, visible_products
from onetask.product.engine.pictures import chart_of, short, spark_of
from onetask.product.engine.sheets import lines_of
from onetask.product.forms.metrics import (
    MetricEdit,
    MetricNew,
    PointNew,
    Sheet,
    SurveyEdit,
    SurveyNew,
    text_of,
)
from onetask.product.models.metrics import SCALES, Metric, Reply, Survey
from onetask.product.models.products import Product
from onetask.product.operations import metrics, pings, surveys
from onetask.product.queries.goals import goals_served_by
from onetask.product.queries.metrics import (
    gauges_of,
    metrics_of,
    points_of,
    replies_of,
    score_of,
    stream_of,
    survey_of,
)
from onetask.product.views.chosen import chosen_product, form_page, product_page
from onetask.product.words.metrics import SORTS, WINDOWS

bp = Blueprint("product_metrics", __name__)


@bp.get("/metrics")
def index() -> Answer:
    product = chosen_product()
    facts = {"gauges": gauges_of(metrics_of(product.id)), "spark": spark_of, "short": short}
    facts["sorts"] = {key: text() for key, text in SORTS.items()}
    return product_page("product/metrics.html", "product/_metrics.html", product, **facts)


@bp.get("/metrics/<uuid:id>")
def show(id: UUID) -> Answer:
    metric = _metric(id)
    product: Product = one_or_404(visible_products(me()), metric.product_id)
    (gauge,), survey = gauges_of([metric]), survey_of(id)
    facts: dict[str, Any] = {"gauge": gauge, "chart": chart_of(gauge.values), "short": short}
    facts |= {"points": points_of(id, 100), "goals": goals_served_by(id), "address": address}
    facts |= {"survey": survey, "replies": replies_of(survey) if survey else []}
    facts |= {"score": score_of(survey) if survey else None, "stream": stream_of(product.id)}
    facts |= {"sort": SORTS.get(metric.sort, SORTS["custom"])(), "scales": SCALES}
    return product_page("product/metric.html", "product/_metric.html", product, **facts)


@bp.get("/metrics/new")
def new() -> Answer:
    return form_page("product/_metric_form.html", metric=None, **_choices(chosen_product()))


@bp.get("/metrics/<uuid:id>/edit")
def change(id: UUID) -> Answer:
    return form_page("product/_metric_form.html", metric=_metric(id), **_choices(None))


@bp.post("/metrics")
def create() -> Answer:
    form = read(MetricNew)
    made = metrics.create_metric(me(), chosen_product(), **form.fields())
    return hx.redrawn(f"/metrics/{made.id}")


@bp.patch("/metrics/<uuid:id>")
@bp.post("/metrics/<uuid:id>")
def edit(id: UUID) -> Answer:
    form = read(MetricEdit)
    metrics.edit_metric(me(), _metric(id), seen=seen(), **form.fields())
    return hx.redrawn(f"/metrics/{id}")


@bp.delete("/metrics/<uuid:id>")
def delete(id: UUID) -> Answer:
    metrics.delete_metric(me(), _metric(id))
    return hx.redrawn("/metrics")


@bp.post("/metrics/<uuid:id>/points")
def add_point(id: UUID) -> Answer:
    form = read(PointNew)
    metrics.add_points(me(), _metric(id), readings=[form.reading])
    return hx.redrawn(f"/metrics/{id}")


@bp.delete("/metrics/<uuid:id>/points/<uuid:point_id>")
def remove_point(id: UUID, point_id: UUID) -> Answer:
    metrics.remove_point(me(), _metric(id), point_id=point_id)
    return hx.redrawn(f"/metrics/{id}")


@bp.post("/metrics/<uuid:id>/sheet")
def add_sheet(id: UUID) -> Answer:
    """All rows or none: the first one that is not understood is named."""
    metric, form = _metric(id), read(Sheet)
    lines = list(lines_of(text_of(request.files.get("file"), form.text)))
    if odd := next((one for one in lines if one.at is None or one.value is None), None):
        raise Invalid({"text": _("Row %(row)s holds no date and value.", row=odd.number)})
    readings = [
        metrics.Reading(one.at, one.value, note=one.note) for one in lines if one.at and one.value
        is not None
    ]  # fmt: skip
    metrics.add_points(me(), metric, readings=readings, source="csv")
    return hx.redrawn(f"/metrics/{id}")


@bp.get("/metrics/<uuid:id>/sheet")
def ask_sheet(id: UUID) -> Answer:
    return form_page("product/_sheet_form.html", metric=_metric(id))


@bp.get("/metrics/<uuid:id>/survey")
def ask_survey(id: UUID) -> Answer:
    return form_page("product/_survey_form.html", metric=_metric(id), survey=survey_of(id))


@bp.post("/metrics/<uuid:id>/survey")
def open_survey(id: UUID) -> Answer:
    metric, form = _metric(id), read(SurveyNew)
    product = one_or_404(visible_products(me()), metric.product_id)
    surveys.open_survey(me(), product, metric=metric, scale=form.scale, question=form.question)
    return hx.redrawn(f"/metrics/{id}")


@bp.post("/metrics/<uuid:id>/pings")
def open_stream(id: UUID) -> Answer:
    product = one_or_404(visible_products(me()), _metric(id).product_id)
    pings.open_stream(me(), product)
    return hx.redrawn(f"/metrics/{id}")


@bp.get("/surveys/<uuid:id>")
def find_survey(id: UUID) -> Answer:
    return redirect(f"/metrics/{_survey(id).metric_id}", 302)


@bp.patch("/surveys/<uuid:id>")
@bp.post("/surveys/<uuid:id>")
def edit_survey(id: UUID) -> Answer:
    survey = _survey(id)
    fields = {k: v or "" for k, v in read(SurveyEdit).given().items()}
    surveys.edit_survey(me(), survey, seen=seen(), **fields)
    return hx.redrawn(f"/metrics/{survey.metric_id}")


@bp.post("/surveys/<uuid:id>/closure")
def close_survey(id: UUID) -> Answer:
    survey = surveys.close_survey(me(), _survey(id))
    return hx.redrawn(f"/metrics/{survey.metric_id}")


@bp.delete("/surveys/<uuid:id>/closure")
def reopen_survey(id: UUID) -> Answer:
    survey = surveys.reopen_survey(me(), _survey(id))
    return hx.redrawn(f"/metrics/{survey.metric_id}")


@bp.delete("/replies/<uuid:id>")
def drop_reply(id: UUID) -> Answer:
    reply = one_or_404(visible_parts(me(), Reply), id)
    surveys.drop_reply(me(), reply)
    return hx.redrawn(f"/surveys/{reply.survey_id}")


def _choices(product: Product | None) -> dict[str, Any]:
    windows = [("", _("People are not counted")), *((key, one()) for key, one in WINDOWS.items())]
    sorts = [(key, text()) for key, text in SORTS.items()]
    return {"product": product, "sorts": sorts, "windows": windows}


def _metric(id: UUID) -> Metric:
    found: Metric = one_or_404(visible_parts(me(), Metric), id)
    return found


def _survey(id: UUID) -> Survey:
    found: Survey = one_or_404(visible_parts(me(), Survey), id)
    return found
