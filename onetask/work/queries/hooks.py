"""What rooms above know of projects: when they land and what they cost, asked once for a batch."""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple
from uuid import UUID


class Forecast(NamedTuple):
    """When a project lands: as likely as not by the first day, 85 % sure by the second; and why."""

    likely_on: date | None
    late_on: date | None
    cause: str = ""


class Cost(NamedTuple):
    """What a project has cost so far."""

    amount: Decimal
    currency: str


Forecaster = Callable[[list[UUID]], dict[UUID, Forecast]]
Pricer = Callable[[list[UUID]], dict[UUID, Cost]]
forecasters: list[Forecaster] = []
pricers: list[Pricer] = []


def forecasts(forecaster: Forecaster) -> Forecaster:
    """Lets a room above say when projects land; a change of it tells `project.forecast`."""
    forecasters.append(forecaster)
    return forecaster


def prices(pricer: Pricer) -> Pricer:
    """Lets a room above say what projects have cost so far."""
    pricers.append(pricer)
    return pricer


def forecasts_of(project_ids: Iterable[UUID]) -> dict[UUID, Forecast]:
    ids = list(project_ids)
    return {key: one for ask in forecasters if ids for key, one in ask(ids).items()}


def costs_of(project_ids: Iterable[UUID]) -> dict[UUID, Cost]:
    ids = list(project_ids)
    return {key: one for ask in pricers if ids for key, one in ask(ids).items()}
