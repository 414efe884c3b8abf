"""What the page of somebody's notifications shows."""

from typing import Any
from uuid import UUID

from onetask.core.ids import NOBODY
from onetask.people.models import Member
from onetask.remind.engine.rules import kind_of, slot_of
from onetask.remind.engine.ways import USUAL, WAYS, chosen_ways
from onetask.remind.queries.people import peace_of, wishes_of
from onetask.remind.queries.plans import rules_for


def slots_of(rules: list[str]) -> dict[str, object]:
    """The form's three lines."""
    at = dict(slot_of(rule) for rule in rules if kind_of(rule) == "d")
    earlier = next(((days, clock) for days, clock in at.items() if days > 1), (7, ""))
    slots = {"on_the_day": at.get(0, ""), "day_before": at.get(1, "")}
    return slots | {"earlier": earlier[1], "earlier_days": earlier[0]}


def matrix_of(member: Member, project_id: UUID = NOBODY) -> dict[str, tuple[str, ...]]:
    """Each event with the ways it takes, muted or not."""
    wishes = wishes_of(member.id)
    own, general = wishes.get(project_id), wishes.get(NOBODY)
    chosen = own.ways if own else {}, general.ways if general else {}
    return {reason: chosen_ways(reason, *chosen, is_muted=False) for reason in USUAL}


def is_muted(member: Member, project_id: UUID) -> bool:
    wish = wishes_of(member.id).get(project_id)
    return bool(wish and wish.is_muted)


def settings_of(member: Member) -> dict[str, Any]:
    """All of it, for programs."""
    peace = peace_of(member.id)
    names = ("quiet_from", "quiet_to", "only_workdays", "days_off", "digest_at", "weekly_on")
    plain = {name: getattr(peace, name) for name in (*names, "budget")}
    away = {name: _iso(getattr(peace, name)) for name in ("away_from", "away_until")}
    ways = {reason: list(by) for reason, by in matrix_of(member).items()}
    muted = [str(one.project_id) for one in wishes_of(member.id).values() if one.is_muted]
    times = rules_for(member.id, NOBODY)
    shown = {"ways": ways, "known_ways": list(WAYS), "muted": muted, "times": times}
    return plain | away | shown | {"zone": member.zone}


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None
