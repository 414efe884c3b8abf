"""Steps that cross the spine: an initiative for a goal, a project for an initiative."""

from typing import Any

from onetask.core.change import Change
from onetask.core.db import Thing, session
from onetask.core.door import operation
from onetask.core.errors import Conflict
from onetask.core.locale import gettext as _
from onetask.people.models import Workspace
from onetask.product.access.links import may_link
from onetask.product.access.roadmap import may_edit_roadmap
from onetask.product.models.products import Product
from onetask.product.models.roadmap import Initiative
from onetask.product.operations.links import link
from onetask.product.operations.roadmap import create_initiative, edit_initiative
from onetask.product.queries.links import targets_of, thing_at
from onetask.work.access import may_edit
from onetask.work.models.projects import Project
from onetask.work.models.templates import Template
from onetask.work.operations.projects import create_project, edit_project
from onetask.work.operations.templates import make_project


@operation(may_edit_roadmap, goal=may_link)
def add_initiative(
    change: Change, product: Product, /, *, goal: Thing | None, **fields: Any
) -> Initiative:
    """Onto the roadmap, and under the goal it serves."""
    initiative = create_initiative(change.actor, product, **fields)
    if goal is not None:
        session.flush()
        link(change.actor, initiative, target=goal)
    return initiative


@operation(may_edit_roadmap, template=may_edit)
def start_project(
    change: Change,
    initiative: Initiative,
    /,
    *,
    template: Template | None,
    key: str,
    name: str = "",
) -> Project:
    """Commits to an initiative: its project with all that the template holds, linked, at once."""
    if initiative.binned_at is not None:
        raise Conflict(_("“%(title)s” lies in the bin.", title=initiative.title))
    facts = {"key": key, "name": name.strip() or initiative.title}
    if template is None:
        home = session.get_one(Workspace, initiative.workspace_id)
        project = create_project(change.actor, home, **facts)
    else:
        project = make_project(change.actor, template, **facts)
    session.flush()
    _take_over(change, initiative, project)
    link(change.actor, initiative, target=project)
    if initiative.stage in ("discovery", "planned"):
        edit_initiative(change.actor, initiative, stage="building")
    return project


@operation(may_edit_roadmap, idea=may_link)
def promote_idea(
    change: Change, product: Product, /, *, idea: Thing, horizon: str = "next"
) -> Initiative:
    """An initiative that grows out of an idea, and serves the idea's goals."""
    title = str(getattr(idea, "title", ""))
    initiative = create_initiative(change.actor, product, title=title, horizon=horizon)
    session.flush()
    link(change.actor, idea, target=initiative)
    for goal in _goals_of(idea):
        link(change.actor, initiative, target=goal)
    return initiative


@operation(may_edit_roadmap, idea=may_link, template=may_edit)
def promote_and_start(
    change: Change,
    product: Product,
    /,
    *,
    idea: Thing,
    template: Template | None,
    **named: str,
) -> Project:
    """From an accepted idea to its project; the initiative it leads to stands between them."""
    known = targets_of([idea.id], "initiative").get(idea.id, [])
    there = [
        one for one in (session.get(Initiative, i) for i in known) if one and not one.binned_at
    ]
    initiative = there[0] if there else promote_idea(change.actor, product, idea=idea)
    session.flush()
    return start_project(change.actor, initiative, template=template, **named)


def _take_over(change: Change, initiative: Initiative, project: Project) -> None:
    """The days and the owner move to the project: from now on the card follows it."""
    names = {"lead_id": "owner_id", "starts_on": "starts_on", "ends_on": "ends_on"}
    known = {to: getattr(initiative, name) for to, name in names.items()}
    new = {to: value for to, value in known.items() if value and getattr(project, to) is None}
    if new:
        edit_project(change.actor, project, **new)
    if initiative.starts_on or initiative.ends_on:
        edit_initiative(change.actor, initiative, starts_on=None, ends_on=None)


def _goals_of(idea: Thing) -> list[Thing]:
    ids = targets_of([idea.id], "goal").get(idea.id, [])
    goals = [thing_at("goal", one) for one in ids]
    return [goal for goal in goals if getattr(goal, "binned_at", None) is None]
