"""Meridian's strategy, goals, metrics and research, through the same door as everything else."""

from datetime import UTC, datetime, time, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select

from onetask.api.engine import meridian
from onetask.api.engine import meridian_product as m
from onetask.core.change import System
from onetask.core.clock import now
from onetask.core.db import session
from onetask.people.models import Member
from onetask.product.models.metrics import Metric
from onetask.product.models.products import Product
from onetask.product.operations import goals, metrics, research, strategy, surveys
from onetask.product.operations.products import edit_product
from onetask.product.queries.products import home_product


def fill_strategy(member_id: UUID) -> None:
    """One change for each part, as a team would have made them."""
    by = session.get_one(Member, member_id)
    people = _people(by.workspace_id)
    product = home_product(by.workspace_id)
    edit_product(by, product, about=m.ABOUT)
    _write(by, product)
    measured = {facts[0]: _measure(by, product, facts) for facts in m.METRICS}
    _aim(by, product, measured, people)
    _ask(by, product)
    _research(by, product)


def _people(workspace_id: UUID) -> dict[str, Member]:
    """The team of the plan by their initials; who is missing is Ana."""
    rows = session.scalars(select(Member).where(Member.workspace_id == workspace_id))
    by_name = {one.name: one for one in rows}
    named = {key: by_name.get(name) for key, (name, _hue) in meridian.PEOPLE.items()}
    return {key: one for key, one in named.items() if one}


def _write(by: Member, product: Product) -> None:
    strategy.write_document(by, product, role="vision", text=m.VISION)
    strategy.write_document(by, product, role="strategy", text=m.STRATEGY)
    strategy.write_document(by, product, role="market", text=m.MARKET)
    strategy.write_document(by, product, role="lean", **_words(m.LEAN))
    strategy.write_document(by, product, role="swot", **_words(m.SWOT))
    for title, text in m.PILLARS:
        strategy.add_pillar(by, product, title=title, text=text)


def _words(parts: dict[str, str]) -> dict[str, Any]:
    return dict(parts)


def _measure(by: Member, product: Product, facts: tuple[Any, ...]) -> Metric:
    name, sort, unit, direction, about, values = facts
    window = "wau" if name == "Weekly riders who tap" else None
    about_it = {"sort": sort, "unit": unit, "direction": direction, "about": about}
    metric = metrics.create_metric(by, product, name=name, window=window, **about_it)
    readings = _weekly(values, m.SCALED.get(name, 1.0))
    return metrics.add_points(by, metric, readings=readings)


def _weekly(
    values: tuple[float, ...], scale: float = 1.0, before: int = 0
) -> list[metrics.Reading]:
    """One value a week, the last of them so many weeks before today."""
    today = datetime.combine(now().date(), time(0), UTC)
    count = len(values) - 1 + before
    return [
        metrics.Reading(today - timedelta(weeks=count - place), round(value * scale, 2))
        for place, value in enumerate(values)
    ]


def _aim(
    by: Member, product: Product, measured: dict[str, Metric], people: dict[str, Member]
) -> None:
    today = now().date()
    period = {"starts_on": today - timedelta(weeks=11), "ends_on": today + timedelta(weeks=14)}
    made = {}
    for title, owner, weight, name, start, target, outlook, confidence, said in m.GOALS:
        who = people.get(owner, by)
        whose = {"owner_id": who.id, "weight": weight}
        goal = made[title] = goals.create_goal(by, product, title=title, **whose, **period)
        named = {"start": float(start), "target": float(target)}
        goals.add_result(by, goal, metric=measured[name], **named)
        goals.check_in(who, goal, outlook=outlook, confidence=confidence, note=said)
    for above, title, owner, weight, percent in m.BELOW:
        whose = {"owner_id": people.get(owner, by).id, "weight": weight}
        facts = {"parent_id": made[above].id, "set_percent": percent, "set_why": "Counted by hand"}
        goals.create_goal(by, product, title=title, **whose, **facts, **period)


def _ask(by: Member, product: Product) -> None:
    facts = {"sort": "satisfaction", "about": "From the survey in the app."}
    metric = metrics.create_metric(by, product, name="Would recommend us (NPS)", **facts)
    metrics.add_points(by, metric, readings=_weekly(m.NPS, before=1))
    survey = surveys.open_survey(by, product, metric=metric, scale="nps", question=m.SURVEY)
    for score, words in m.REPLIES:
        surveys.answer_survey(System(by.workspace_id), survey, score=score, words=words)


def _research(by: Member, product: Product) -> None:
    segments = {facts["name"]: _found(by, product, "segments", facts) for facts in m.SEGMENTS}
    people = {}
    for facts in m.PERSONAS:
        rest = {name: value for name, value in facts.items() if name != "segment"}
        rest["segment_id"] = segments[facts["segment"]].id
        people[facts["name"]] = _found(by, product, "personas", rest)
    rivals = [_found(by, product, "competitors", facts) for facts in m.RIVALS]
    for name, ours, theirs in m.TRAITS:
        row = _found(by, product, "traits", {"name": name, "ours": ours})
        for rival, value in zip(rivals, theirs, strict=True):
            research.judge(by, row, competitor=rival, value=value)
    for place, (title, person, persona, body, marks) in enumerate(m.NOTES):
        held = now().date() - timedelta(days=9 + 12 * place)
        facts = {"title": title, "body": body, "person": person, "held_on": held}
        note = _found(by, product, "notes", facts | {"persona_id": people[persona].id})
        for quote in marks:
            research.mark_passage(by, note, quote=quote)


def _found(by: Member, product: Product, sort: str, facts: dict[str, Any]) -> Any:
    return research.add_research(by, product, sort=sort, **facts)
