"""Where goals, their key results and check-ins are found."""

from onetask.core.change import Actor
from onetask.product.access.products import may_edit_product, register_part
from onetask.product.models.goals import CheckIn, Goal, KeyResult

register_part(Goal, "goals")
register_part(KeyResult, "goals", of="goal_id")
register_part(CheckIn, "goals", of="goal_id")


def may_change_checkin(actor: Actor, checkin: CheckIn) -> bool:
    """One's own words."""
    return may_edit_product(actor, checkin) and checkin.by_id == actor.id
