"""Rates of people and currencies: managers enter them, those who lead a project see them."""

from typing import Any
from uuid import UUID

from flask import Blueprint, make_response, request
from werkzeug.wrappers import Response as Answer

from onetask.core import hx
from onetask.core.clock import today_in
from onetask.core.db import session
from onetask.core.errors import NotThere
from onetask.core.events import standing
from onetask.core.forms import read
from onetask.core.subjects import one_or_404
from onetask.core.who import me
from onetask.people.models import Workspace
from onetask.plan.access.money import (
    may_keep_rates,
    may_see_rates,
    visible_exchanges,
    visible_rates,
)
from onetask.plan.engine.money import currencies, major
from onetask.plan.forms.money import ExchangeNew, RateNew
from onetask.plan.models.budget import ExchangeRate, Rate
from onetask.plan.operations.rates import add_exchange_rate, add_rate, drop_rate
from onetask.plan.queries.budget import names_of
from onetask.plan.queries.shown import spoken_amount
from onetask.plan.views.sheets import is_unchanged, team

bp = Blueprint("plan_rates", __name__)


@bp.get("/rates")
def index() -> Answer:
    if not may_see_rates(me()):
        raise NotThere
    now = standing(me().workspace_id)
    if is_unchanged(f"workspace:{me().workspace_id}", now.number, now.floor):
        return make_response("", 204)
    facts = _facts() | {"number": now.number, "may_keep": may_keep_rates(me(), _home())}
    return hx.page("plan/_rates.html" if "part" in request.args else "plan/rates.html", **facts)


@bp.post("/rates")
def create() -> Answer:
    form = read(RateNew)
    add_rate(me(), _home(), **form.fields(form.currency))
    return hx.redrawn("/rates")


@bp.delete("/rates/<uuid:id>")
def delete(id: UUID) -> Answer:
    drop_rate(me(), one_or_404(visible_rates(me()), id))
    return hx.redrawn("/rates")


@bp.post("/exchange-rates")
def create_exchange() -> Answer:
    add_exchange_rate(me(), _home(), **read(ExchangeNew).given())
    return hx.redrawn("/rates")


@bp.delete("/exchange-rates/<uuid:id>")
def delete_exchange(id: UUID) -> Answer:
    drop_rate(me(), one_or_404(visible_exchanges(me()), id))
    return hx.redrawn("/rates")


def _facts() -> dict[str, Any]:
    rates = session.scalars(visible_rates(me()).order_by(Rate.from_on.desc())).all()
    exchanges = session.scalars(visible_exchanges(me()).order_by(ExchangeRate.from_on.desc()))
    names = names_of({one.member_id for one in rates if one.member_id})
    shown = {"rates": rates, "exchanges": exchanges.all(), "names": names, "people": team()}
    return shown | {
        "currencies": currencies(),
        "amount": spoken_amount,
        "major": major,
        "today": today_in(me().zone),
    }


def _home() -> Workspace:
    return session.get_one(Workspace, me().workspace_id)
