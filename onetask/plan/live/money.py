"""What looks different after money has changed: the budget of its project, or all of them."""

from uuid import UUID

from onetask.core.events import Event, shows
from onetask.core.stamps import Drawing
from onetask.plan.live.items import STEPS
from onetask.plan.operations.items import item_of


@shows(*(f"{kind}.{step}" for kind in ("budgetline", "expense") for step in STEPS))
def money_changed(event: Event) -> Drawing:
    item = item_of(event)
    inside = f"project:{item.project_id}"
    drawing = Drawing().stale("budget", at=inside).stale("risks", at=inside)
    if event.subject_kind == "expense":
        drawing.stale(f"expense-{item.id}", at=f"expense:{item.id}")
    return drawing


@shows("budget.currency_set")
def currency_changed(event: Event) -> Drawing:
    return Drawing().stale("budget", at=f"project:{UUID(event.facts['project'])}")


@shows("rate.added", "rate.dropped", "rate.kept")
@shows("exchangerate.added", "exchangerate.dropped", "exchangerate.kept")
def rates_changed(event: Event) -> Drawing:
    """Every budget is reckoned anew when it is next asked for."""
    home = f"workspace:{event.workspace_id}"
    return Drawing().stale("rates", at=home).stale("budget", at=home).stale("risks", at=home)


@shows("stint.created", "stint.edited", "stint.binned", "stint.restored")
def hours_cost(event: Event) -> Drawing:
    inside = f"project:{item_of(event).project_id}"
    return Drawing().stale("budget", at=inside).stale("risks", at=inside)


@shows("task.created", "task.edited", "task.closed", "task.reopened", "task.binned")
@shows("task.restored", "project.edited")
def value_changed(event: Event) -> Drawing:
    """What is planned and earned follows the tasks; titles and texts do not matter."""
    if event.facts and set(event.facts) <= {"title", "description", "importance"}:
        return Drawing()
    inside = f"project:{event.scope_id}"
    return Drawing().stale("budget", at=inside).stale("risks", at=inside)


@shows("project.judged")
def verdict_changed(event: Event) -> Drawing:
    return Drawing().stale("risks", at=f"project:{event.subject_id}")
